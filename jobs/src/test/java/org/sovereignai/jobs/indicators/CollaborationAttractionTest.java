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
class CollaborationAttractionTest {

    @Test
    void comparesWhatComesInWithWhatGoesOut(SparkSession spark) {
        TestInputs in = new TestInputs(spark)
                .with("economy", "country_code is_hub", row("USA", false), row("SGP", true))
                .with(
                        "collaboration_flow",
                        "country_code partner_code year quarter collaboration_count",
                        row("SGP", "USA", 2024, 1, 100),
                        row("SGP", "USA", 2024, 2, 200),
                        row("USA", "SGP", 2024, 3, 50),
                        row("USA", "SGP", 2024, 4, 50),
                        row("USA", "USA", 2024, 4, 9999),
                        row("NAM", "USA", 2024, 1, 100));

        Map<String, Published> rows = Published.by(new CollaborationAttraction(), in);

        assertThat(rows)
                .containsOnly(
                        // In 400, out 100.
                        Map.entry(
                                "USA 2024 collaboration_attraction",
                                new Published(0.6, 500L, 1.0, null, null, "final", null)),
                        Map.entry(
                                "SGP 2024 collaboration_attraction",
                                new Published(-0.5, 400L, 1.0, null, null, "final", "hub")),
                        // Nothing comes in that the source shows: unknown, not -1.
                        Map.entry(
                                "NAM 2024 collaboration_attraction",
                                new Published(null, null, 0.25, null, null, "partial", "below_threshold")));
    }
}
