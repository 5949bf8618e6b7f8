package org.sovereignai.measures.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.participation.Population;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.Strand;

class ComputeSupplyTest {

    private static final Strand COMPUTE = Schemas.load().strands().of("compute");

    /** In France 300 that a French and an American firm own, 100 of an American one, 100 of an unknown one. */
    private static final Clusters CLUSTERS = Clusters.of(
            List.of(
                    cluster("FRA", 300, "2023-05-01", null, List.of("USA", "FRA"), "USA"),
                    cluster("FRA", 100, "2023-06-01", "2024-06-01", List.of("USA"), "CHN"),
                    cluster("FRA", 100, "2023-07-01", null, List.of(), null),
                    cluster(null, 900, "2024-07-01", null, List.of("USA"), "USA")),
            new Population());

    private static Cluster cluster(
            String host, double power, String from, String to, List<String> owners, String maker) {
        return new Cluster(
                host,
                power,
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                owners,
                Optional.ofNullable(maker));
    }

    private static Supply inFrance(Stream<Supply> supplies, int year) {
        List<Supply> all = supplies.toList();
        assertThat(all).extracting(supply -> supply.nation().code()).containsOnly("FRA");
        return all.stream().filter(supply -> supply.year() == year).findFirst().orElseThrow();
    }

    @Test
    void ownersShareThePowerInServiceAtTheEndOfTheYear() {
        Supply of2023 = inFrance(ComputeSupply.byOwners(CLUSTERS, COMPUTE), 2023);
        assertThat(of2023.n()).isEqualTo(2);
        assertThat(of2023.status()).isEqualTo(Status.PROVISIONAL);
        assertThat(of2023.suppliers())
                .extracting(
                        Supplier::code,
                        one -> one.direct().value(),
                        one -> one.direct().high())
                .containsExactly(tuple("FRA", 0.6, 0.8), tuple("UNK", 0.2, 0.2), tuple("USA", 0.2, 0.4));
        // The second was closed in June, and the list ends within 2024.
        Supply of2024 = inFrance(ComputeSupply.byOwners(CLUSTERS, COMPUTE), 2024);
        assertThat(of2024.status()).isEqualTo(Status.PARTIAL);
        assertThat(of2024.suppliers())
                .extracting(Supplier::code, one -> one.direct().value())
                .containsExactly(tuple("FRA", 0.75), tuple("UNK", 0.25));
    }

    @Test
    void makersOfChipsAreSuppliersToo() {
        assertThat(inFrance(ComputeSupply.byMakers(CLUSTERS, COMPUTE), 2023).suppliers())
                .extracting(
                        Supplier::code,
                        one -> one.direct().value(),
                        one -> one.revocable().value())
                .containsExactly(tuple("CHN", 0.2, 1.0), tuple("UNK", 0.2, Double.NaN), tuple("USA", 0.6, 1.0));
    }
}
