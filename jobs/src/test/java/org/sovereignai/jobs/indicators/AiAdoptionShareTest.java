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
class AiAdoptionShareTest {

    @Test
    void takesTheLatestPeriodOfTheYear(SparkSession spark) {
        TestInputs in = new TestInputs(spark)
                .with(
                        "ai_adoption",
                        "country_code year period adoption_share",
                        row("FRA", 2025, "2025H2", 0.44),
                        row("FRA", 2025, "2025H1", 0.41),
                        row("FRA", 2026, "2026Q1", 0.478));

        assertThat(Published.by(new AiAdoptionShare(), in))
                .containsOnly(
                        Map.entry(
                                "FRA 2025 ai_adoption_share",
                                new Published(0.44, null, null, null, null, "final", null)),
                        Map.entry(
                                "FRA 2026 ai_adoption_share",
                                new Published(0.478, null, null, null, null, "partial", null)));
    }
}
