package org.sovereignai.measures.participation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.Strand;

class CodeSupplyTest {

    private static final Strand CODE = Schemas.load().strands().of("code");

    /** France works on 300 of the United States and 100 of Germany; its own 900 and an empty quarter count for nothing. */
    @Test
    void nationsOfRepositoriesAbroadAreTheSuppliers() {
        CodeYear year = new CodeYear(2024, new CodeLists(), new Population())
                .flow("FRA", "USA", 1, 100)
                .flow("FRA", "USA", 2, 200)
                .flow("FRA", "DEU", 1, 100)
                .flow("FRA", "JPN", 1, 0)
                .flow("FRA", "FRA", 1, 900)
                .flow("DEU", "JPN", 1, 0);
        List<Supply> supplies = CodeSupply.of(year, CODE).toList();

        assertThat(supplies).hasSize(1);
        Supply france = supplies.get(0);
        assertThat(france.nation().code()).isEqualTo("FRA");
        assertThat(france.n()).isEqualTo(2);
        assertThat(france.status()).isEqualTo(Status.PARTIAL);
        assertThat(france.suppliers())
                .extracting(Supplier::code, Supplier::direct, Supplier::revocable)
                .containsExactly(
                        tuple("DEU", Estimate.exactly(0.25), Estimate.exactly(0)),
                        tuple("USA", Estimate.exactly(0.75), Estimate.exactly(0)));
        assertThat(france.suppliers())
                .allSatisfy(one -> assertThat(one.origin()).isEmpty());
    }

    @Test
    void aYearWithAllQuartersIsFinal() {
        CodeYear year = new CodeYear(2024, new CodeLists(), new Population())
                .flow("FRA", "USA", 1, 1)
                .flow("DEU", "USA", 2, 1)
                .flow("DEU", "USA", 3, 1)
                .flow("DEU", "USA", 4, 1);

        assertThat(CodeSupply.of(year, CODE)).extracting(Supply::status).containsOnly(Status.FINAL);
    }
}
