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
class OpenSourceActivityPerHeadTest {

    @Test
    void stocksStandAtTheLastQuarterAndFlowsAddUp(SparkSession spark) {
        TestInputs in = new TestInputs(spark)
                .with("economy", "country_code is_hub", row("DEU", false), row("HKG", true))
                .with(
                        "economy_year",
                        "country_code year population",
                        row("DEU", 2022, 40_000),
                        row("DEU", 2023, 50_000),
                        row("DEU", 2025, 1),
                        row("HKG", 2024, 10_000))
                .with(
                        "open_source_activity",
                        "country_code year quarter metric activity_count",
                        row("DEU", 2024, 1, "developers", 900),
                        row("DEU", 2024, 2, "developers", 1000),
                        row("DEU", 2024, 4, "developers", 800),
                        row("DEU", 2024, 3, "developers", 1100),
                        row("DEU", 2024, 1, "organizations", 200),
                        row("DEU", 2024, 2, "git_pushes", 1000),
                        row("DEU", 2024, 3, "git_pushes", 2000),
                        row("HKG", 2024, 3, "git_pushes", 1000),
                        row("NAM", 2024, 3, "repositories", 101));

        Map<String, Published> rows = Published.by(new OpenSourceActivityPerHead(), in);

        assertThat(rows)
                .containsOnly(
                        Map.entry(
                                "DEU 2024 developers_per_thousand",
                                new Published(16.0, 800L, 1.0, null, null, "final", "population_carried")),
                        Map.entry(
                                "DEU 2024 organizations_per_million",
                                new Published(4000.0, 200L, 0.25, null, null, "partial", "population_carried")),
                        Map.entry(
                                "DEU 2024 git_pushes_per_thousand",
                                new Published(60.0, 3000L, 0.5, null, null, "partial", "population_carried")),
                        Map.entry(
                                "DEU 2024 git_push_world_share",
                                new Published(0.75, 3000L, 0.5, null, null, "partial", null)),
                        Map.entry(
                                "HKG 2024 git_pushes_per_thousand",
                                new Published(100.0, 1000L, 0.25, null, null, "partial", "hub")),
                        Map.entry(
                                "HKG 2024 git_push_world_share",
                                new Published(0.25, 1000L, 0.25, null, null, "partial", "hub")),
                        Map.entry(
                                "NAM 2024 repositories_per_thousand",
                                new Published(null, 101L, 0.25, null, null, "partial", "no_population")));
    }
}
