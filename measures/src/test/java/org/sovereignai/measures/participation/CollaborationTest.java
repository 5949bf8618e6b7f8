package org.sovereignai.measures.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.Published;

class CollaborationTest {

    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    @Test
    void attractionComparesWhatComesInWithWhatGoesOut() {
        CodeYear year = Codes.year(2024)
                .flow("SGP", "USA", 1, 100)
                .flow("SGP", "USA", 2, 200)
                .flow("USA", "SGP", 3, 50)
                .flow("USA", "SGP", 4, 50)
                .flow("USA", "USA", 4, 9999)
                .flow("NAM", "USA", 1, 100);

        assertThat(Published.by(new CollaborationAttraction(), year))
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

    @Test
    void centralityPassesScoresAlongFlows() {
        CodeYear year = Codes.year(2023)
                .flow("HKG", "USA", 1, 100)
                .flow("HKG", "USA", 2, 300)
                .flow("HKG", "HKG", 2, 9999);

        Map<String, Published> rows = Published.by(new CollaborationCentrality(), year);

        // h = .15 / 2 + .85 u / 2 and h + u = 1, because the United States pass their score to both: h = 20 / 57.
        Published hongKong = rows.get("HKG 2023 collaboration_centrality");
        assertThat(hongKong.value()).isCloseTo(20.0 / 57, ROUNDING);
        assertThat(hongKong.note()).isEqualTo("hub");
        assertThat(hongKong.n()).isEqualTo(2);
        assertThat(hongKong.coverage()).isEqualTo(0.5);
        assertThat(hongKong.status()).isEqualTo("partial");
        assertThat(rows.get("USA 2023 collaboration_centrality").value()).isCloseTo(37.0 / 57, ROUNDING);
    }

    @Test
    void centralityKnowsNoWeightWhereThereIsOneWay() {
        CodeYear year = Codes.year(2024).flow("HKG", "USA", 1, 100).flow("USA", "HKG", 1, 1);

        Map<String, Published> rows = Published.by(new CollaborationCentrality(), year);

        assertThat(rows.get("HKG 2024 collaboration_centrality").value()).isCloseTo(0.5, ROUNDING);
        assertThat(rows.get("USA 2024 collaboration_centrality").value()).isCloseTo(0.5, ROUNDING);
    }
}
