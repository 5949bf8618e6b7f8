package org.sovereignai.jobs.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;

@ExtendWith(SparkExtension.class)
class ComputeCapacityTest {

    @Test
    void addsUpWhatIsInServiceAtTheEndOfTheYear(SparkSession spark) {
        TestInputs in = new TestInputs(spark)
                .with(
                        "compute_cluster",
                        "cluster_number country_code h100_equivalents in_service_from in_service_to is_counted",
                        row(1, "FRA", 100, "2022-06-01", null, true),
                        // Gone on the last day of 2023: not in service at its end.
                        row(2, "FRA", 40, "2022-12-31", "2023-12-31", true),
                        row(3, "TWN", 60, "2023-01-01", null, true),
                        row(4, null, 200, "2023-01-01", null, true),
                        row(5, "FRA", 1000, "2022-01-01", null, false))
                .with(
                        "economy_year",
                        "country_code year population",
                        row("FRA", 2021, 50_000_000),
                        row("FRA", 2022, 70_000_000),
                        row("FRA", 2024, 1));

        Map<String, Published> rows = Published.by(new ComputeCapacity(), in);

        assertThat(rows)
                .containsOnly(
                        Map.entry("FRA 2022 compute_h100e", new Published(140.0, 2L, null, null, null, "final", null)),
                        Map.entry(
                                "FRA 2022 compute_h100e_per_million",
                                new Published(2.0, 2L, null, null, null, "final", null)),
                        Map.entry(
                                "FRA 2022 compute_world_share",
                                new Published(1.0, 2L, null, null, null, "final", null)),
                        Map.entry(
                                "FRA 2023 compute_h100e", new Published(100.0, 1L, null, null, null, "partial", null)),
                        Map.entry(
                                "FRA 2023 compute_h100e_per_million",
                                new Published(100.0 / 70, 1L, null, null, null, "partial", "population_carried")),
                        // 100 of 360: clusters of unknown country are part of the world.
                        Map.entry(
                                "FRA 2023 compute_world_share",
                                new Published(100.0 / 360, 1L, null, null, null, "partial", null)),
                        Map.entry("TWN 2023 compute_h100e", new Published(60.0, 1L, null, null, null, "partial", null)),
                        Map.entry(
                                "TWN 2023 compute_h100e_per_million",
                                new Published(null, 1L, null, null, null, "partial", "no_population")),
                        Map.entry(
                                "TWN 2023 compute_world_share",
                                new Published(60.0 / 360, 1L, null, null, null, "partial", null)));
    }
}
