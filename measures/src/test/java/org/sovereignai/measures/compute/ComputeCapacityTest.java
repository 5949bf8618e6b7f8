package org.sovereignai.measures.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.Published;
import org.sovereignai.measures.participation.Population;

class ComputeCapacityTest {

    @Test
    void addsUpWhatIsInServiceAtTheEndOfTheYear() {
        Population people = new Population()
                .with("FRA", 2021, 50_000_000)
                .with("FRA", 2022, 70_000_000)
                .with("FRA", 2024, 1);
        Clusters clusters = Clusters.of(
                List.of(
                        cluster("FRA", 100, "2022-06-01", null),
                        // Gone on the last day of 2023: not in service at its end.
                        cluster("FRA", 40, "2022-12-31", "2023-12-31"),
                        cluster("TWN", 60, "2023-01-01", null),
                        cluster(null, 200, "2023-01-01", null)),
                people);

        Map<String, Published> rows = Published.by(new ComputeCapacity(), clusters);

        assertThat(rows)
                .containsOnly(
                        Map.entry(
                                "FRA 2022 compute_h100e",
                                new Published(140.0, 2L, null, 140.0, null, "provisional", "lower_bound")),
                        Map.entry(
                                "FRA 2022 compute_h100e_per_million",
                                new Published(2.0, 2L, null, 2.0, null, "provisional", "lower_bound")),
                        Map.entry(
                                "FRA 2022 compute_world_share",
                                new Published(1.0, 2L, null, null, null, "provisional", null)),
                        Map.entry(
                                "FRA 2023 compute_h100e",
                                new Published(100.0, 1L, null, 100.0, null, "partial", "lower_bound")),
                        Map.entry(
                                "FRA 2023 compute_h100e_per_million",
                                new Published(
                                        100.0 * 1e6 / 70e6,
                                        1L,
                                        null,
                                        100.0 * 1e6 / 70e6,
                                        null,
                                        "partial",
                                        "population_carried")),
                        // 100 of 360: clusters of unknown nation are part of the world.
                        Map.entry(
                                "FRA 2023 compute_world_share",
                                new Published(100.0 / 360, 1L, null, null, null, "partial", null)),
                        Map.entry(
                                "TWN 2023 compute_h100e",
                                new Published(60.0, 1L, null, 60.0, null, "partial", "lower_bound")),
                        Map.entry(
                                "TWN 2023 compute_h100e_per_million",
                                new Published(null, 1L, null, null, null, "partial", "no_population")),
                        Map.entry(
                                "TWN 2023 compute_world_share",
                                new Published(60.0 / 360, 1L, null, null, null, "partial", null)));
    }

    /** 1,000 were sold in all; 60 are listed in Taiwan, 200 nobody knows where, which may be in France. */
    @Test
    void noMoreStandsInANationThanWasSoldAndIsNotElsewhere() {
        Clusters clusters = Clusters.of(
                        List.of(
                                cluster("FRA", 100, "2022-06-01", null),
                                cluster("CHN", 40, "2023-01-01", null),
                                cluster("TWN", 60, "2023-01-01", null),
                                cluster(null, 200, "2023-01-01", null)),
                        new Population().with("FRA", 2023, 50_000_000))
                .knowingSold(Map.of(2023, 1000.0));

        Map<String, Published> rows = Published.by(new ComputeCapacity(), clusters);

        assertThat(rows.get("FRA 2023 compute_h100e").high()).isEqualTo(900);
        assertThat(rows.get("FRA 2023 compute_h100e_per_million").high()).isEqualTo(18);
        assertThat(rows.get("FRA 2022 compute_h100e").high()).isNull();
        // China's own chips are not in what was sold.
        assertThat(rows.get("CHN 2023 compute_h100e").high()).isNull();
    }

    /** Germany may have all that is not listed elsewhere; of the world's list it has no part that is known. */
    @Test
    void aNationWithoutAListedClusterHasBoundsAndAReason() {
        Clusters clusters = Clusters.of(
                        List.of(cluster("FRA", 100, "2023-06-01", null), cluster(null, 200, "2023-01-01", null)),
                        new Population().with("DEU", 2022, 80_000_000))
                .knowingSold(Map.of(2023, 1000.0));

        Map<String, Published> rows = Published.by(new ComputeCapacity(), clusters);

        assertThat(rows.get("DEU 2023 compute_h100e"))
                .isEqualTo(new Published(null, 0L, null, 0.0, 900.0, "partial", "no_listed_cluster"));
        assertThat(rows.get("DEU 2023 compute_h100e_per_million"))
                .isEqualTo(new Published(null, 0L, null, 0.0, 11.25, "partial", "no_listed_cluster"));
        assertThat(rows.get("DEU 2023 compute_world_share"))
                .isEqualTo(new Published(null, 0L, null, null, null, "partial", "no_listed_cluster"));
    }

    private static Cluster cluster(String host, double power, String from, String to) {
        return new Cluster(host, power, LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }
}
