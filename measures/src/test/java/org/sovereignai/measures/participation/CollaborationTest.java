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
                .flow("SGP", "USA", 1, 1000)
                .flow("SGP", "USA", 2, 2000)
                .flow("USA", "SGP", 3, 500)
                .flow("USA", "SGP", 4, 500)
                .flow("USA", "USA", 4, 9999)
                .flow("NAM", "USA", 1, 100)
                .flow("SGP", "NAM", 1, 100)
                .flow("SGP", "FRA", 1, 100)
                .flow("FRA", "USA", 1, 100)
                .flow("SGP", "DEU", 1, 100)
                .flow("DEU", "USA", 1, 100)
                .flow("CHE", "SGP", 1, 100)
                .flow("CHE", "USA", 1, 100);

        Map<String, Published> rows = Published.by(new CollaborationAttraction(), year);

        // In 3,000 + 4 x 100, out 1,000: five partners and 4,400 in all.
        assertThat(rows.get("USA 2024 collaboration_attraction"))
                .isEqualTo(new Published(2400.0 / 4400, 4400L, 1.0, null, null, "final", null));
        // In 1,100, out 3,300.
        assertThat(rows.get("SGP 2024 collaboration_attraction"))
                .isEqualTo(new Published(-0.5, 4400L, 1.0, null, null, "final", "hub"));
        // Two partners and 200 in all.
        assertThat(rows.get("FRA 2024 collaboration_attraction"))
                .isEqualTo(new Published(null, 200L, 0.25, null, null, "partial", "too_few"));
        // Nothing comes in that the source shows: unknown, not -1.
        assertThat(rows.get("CHE 2024 collaboration_attraction"))
                .isEqualTo(new Published(null, null, 0.25, null, null, "partial", "below_threshold"));
    }

    @Test
    void attractionNeedsPartnersAndInteractions() {
        CodeYear year = Codes.year(2024);
        for (String partner : new String[] {"FRA", "DEU", "CHE", "JPN", "KOR"}) {
            // 5 partners and 1,000 in all.
            year.flow("USA", partner, 1, 150).flow(partner, "USA", 1, 50);
            // 5 partners and 995.
            year.flow("BRA", partner, 1, 150).flow(partner, "BRA", 1, 49);
        }

        Map<String, Published> rows = Published.by(new CollaborationAttraction(), year);

        assertThat(rows.get("USA 2024 collaboration_attraction").value()).isEqualTo(-0.5);
        assertThat(rows.get("BRA 2024 collaboration_attraction").note()).isEqualTo("too_few");
        // 398 with two partners.
        assertThat(rows.get("FRA 2024 collaboration_attraction").note()).isEqualTo("too_few");
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
