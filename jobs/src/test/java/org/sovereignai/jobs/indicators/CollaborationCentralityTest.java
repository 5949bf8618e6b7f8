package org.sovereignai.jobs.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;

@ExtendWith(SparkExtension.class)
class CollaborationCentralityTest {

    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    @Test
    void passesScoresAlongFlows(SparkSession spark) {
        TestInputs in = new TestInputs(spark)
                .with("economy", "country_code is_hub", row("HKG", true), row("USA", false))
                .with(
                        "collaboration_flow",
                        "country_code partner_code year quarter collaboration_count",
                        row("HKG", "USA", 2023, 1, 100),
                        row("HKG", "USA", 2023, 2, 300),
                        row("HKG", "HKG", 2023, 2, 9999),
                        row("HKG", "USA", 2024, 1, 100),
                        row("USA", "HKG", 2024, 1, 1));

        Map<String, Published> rows = Published.by(new CollaborationCentrality(), in);

        // h = .15 / 2 + .85 u / 2 and h + u = 1, because the United States pass their score to both: h = 20 / 57.
        Published hongKong = rows.get("HKG 2023 collaboration_centrality");
        assertThat(hongKong.value()).isCloseTo(20.0 / 57, ROUNDING);
        assertThat(hongKong.note()).isEqualTo("hub");
        assertThat(hongKong.n()).isEqualTo(2);
        assertThat(hongKong.coverage()).isEqualTo(0.5);
        assertThat(hongKong.status()).isEqualTo("partial");
        assertThat(rows.get("USA 2023 collaboration_centrality").value()).isCloseTo(37.0 / 57, ROUNDING);
        // Each has one way out only, whatever its weight: a tie.
        assertThat(rows.get("HKG 2024 collaboration_centrality").value()).isCloseTo(0.5, ROUNDING);
        assertThat(rows.get("USA 2024 collaboration_centrality").value()).isCloseTo(0.5, ROUNDING);
    }
}
