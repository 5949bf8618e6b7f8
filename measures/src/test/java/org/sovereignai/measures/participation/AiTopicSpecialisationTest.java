package org.sovereignai.measures.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.Published;
import org.sovereignai.measures.participation.CodeYear.Dimension;

class AiTopicSpecialisationTest {

    @Test
    void comparesTheShareOfAiTopicsWithTheWorlds() {
        CodeYear year = Codes.year(2024);
        for (int topic = 1; topic <= 19; topic++) {
            for (String nation : new String[] {"USA", "FRA", "TWN"}) {
                year.pushers(nation, Dimension.TOPIC, "game-" + topic, 1, 100);
            }
        }
        year.pushers("USA", Dimension.TOPIC, "machine-learning", 1, 100)
                .pushers("USA", Dimension.TOPIC, "config", 1, 5000)
                .pushers("USA", Dimension.TOPIC, "github-config", 1, 5000)
                .pushers("FRA", Dimension.TOPIC, "game-20", 1, 100)
                // 20 topics with config, which is none: 19.
                .pushers("TWN", Dimension.TOPIC, "config", 1, 100)
                .pushers("NAM", Dimension.TOPIC, "machine-learning", 1, 100)
                .pushers("NAM", Dimension.TOPIC, "game-1", 1, 100);

        Map<String, Published> rows = Published.by(new AiTopicSpecialisation(), year);

        // World: 200 of 2,000 + 2,000 + 1,900 + 200 = 6,100; United States: 100 of 2,000.
        assertThat(rows.get("USA 2024 ai_topic_specialisation").value()).isCloseTo(1.525, Offset.offset(1e-12));
        assertThat(rows.get("USA 2024 ai_topic_specialisation").n()).isEqualTo(20);
        assertThat(rows.get("USA 2024 ai_topic_specialisation").status()).isEqualTo("partial");
        assertThat(rows.get("FRA 2024 ai_topic_specialisation"))
                .isEqualTo(new Published(null, 20L, 0.25, null, null, "partial", "below_threshold"));
        assertThat(rows.get("TWN 2024 ai_topic_specialisation"))
                .isEqualTo(new Published(null, 19L, 0.25, null, null, "partial", "too_few"));
        assertThat(rows.get("NAM 2024 ai_topic_specialisation"))
                .isEqualTo(new Published(null, 2L, 0.25, null, null, "partial", "too_few"));
    }
}
