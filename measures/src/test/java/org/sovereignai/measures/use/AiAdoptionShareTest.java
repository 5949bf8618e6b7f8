package org.sovereignai.measures.use;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.Published;

class AiAdoptionShareTest {

    @Test
    void takesTheLatestPeriodOfTheYear() {
        AiUse use = new AiUse()
                .with("FRA", 2025, "2025H2", 0.44)
                .with("FRA", 2025, "2025H1", 0.41)
                .with("FRA", 2026, "2026Q1", 0.478);

        assertThat(Published.by(new AiAdoptionShare(), use))
                .containsOnly(
                        Map.entry(
                                "FRA 2025 ai_adoption_share",
                                new Published(0.44, null, null, null, null, "provisional", null)),
                        Map.entry(
                                "FRA 2026 ai_adoption_share",
                                new Published(0.478, null, null, null, null, "partial", null)));
    }
}
