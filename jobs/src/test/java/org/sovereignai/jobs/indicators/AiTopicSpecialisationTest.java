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
class AiTopicSpecialisationTest {

    private static final String COLUMNS = "country_code year quarter dimension item pusher_count";

    @Test
    void comparesTheShareOfAiTopicsWithTheWorlds(SparkSession spark) {
        TestInputs in = new TestInputs(spark).with("economy", "country_code is_hub", row("USA", false));
        for (int topic = 1; topic <= 19; topic++) {
            in.with("open_source_pusher", COLUMNS, row("USA", 2024, 1, "topic", "game-" + topic, 100));
            in.with("open_source_pusher", COLUMNS, row("FRA", 2024, 1, "topic", "game-" + topic, 100));
            in.with("open_source_pusher", COLUMNS, row("TWN", 2024, 1, "topic", "game-" + topic, 100));
        }
        in.with(
                "open_source_pusher",
                COLUMNS,
                row("USA", 2024, 1, "topic", "machine-learning", 100),
                row("USA", 2024, 1, "topic", "config", 5000),
                row("USA", 2024, 1, "topic", "github-config", 5000),
                row("FRA", 2024, 1, "topic", "game-20", 100),
                // 20 topics with config, which is none: 19.
                row("TWN", 2024, 1, "topic", "config", 100),
                row("NAM", 2024, 1, "topic", "machine-learning", 100),
                row("NAM", 2024, 1, "topic", "game-1", 100));

        Map<String, Published> rows = Published.by(new AiTopicSpecialisation(), in);

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
