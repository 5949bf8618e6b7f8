package org.sovereignai.jobs.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;

@ExtendWith(SparkExtension.class)
class ModelReleasesTest {

    private static final String COLUMNS =
            "model_name year country_codes nation_count accessibility openness_class has_open_weights";

    @Test
    @Tag("hazard-33")
    void unknownAccessibilityIsNeitherOpenNorClosed(SparkSession spark) {
        TestInputs in = new TestInputs(spark)
                .with(
                        "model_release",
                        COLUMNS,
                        row("A", 2020, List.of("FRA"), 1, "Open weights (unrestricted)", "L4", true),
                        row("B", 2020, List.of("FRA", "USA"), 2, "Open weights (restricted use)", "L3", true),
                        row("C", 2020, List.of("FRA"), 1, "API access", "L1", false),
                        row("D", 2020, List.of("FRA"), 1, null, "L0", null),
                        row("E", 2020, List.of("NAM"), 1, null, "L0", null),
                        row("F", null, List.of("FRA"), 1, "Unreleased", "L1", false),
                        row("G", 2020, List.of(), 0, "Unreleased", "L1", false),
                        row("H", 2022, List.of("USA"), 1, "Unreleased", "L1", false),
                        row("I", 2021, List.of("USA"), 1, "Open weights (non-commercial)", "L2", true));

        Map<String, Published> rows = Published.by(new ModelReleases(), in);

        assertThat(rows.get("FRA 2020 model_releases"))
                .isEqualTo(new Published(4.0, 4L, null, null, null, "final", null));
        assertThat(rows.get("FRA 2020 model_releases_fractional"))
                .isEqualTo(new Published(3.5, 4L, null, null, null, "final", null));
        assertThat(rows.get("FRA 2020 open_model_releases"))
                .isEqualTo(new Published(2.0, 3L, 0.75, 2.0, 3.0, "final", null));
        assertThat(rows.get("FRA 2020 open_model_share"))
                .isEqualTo(new Published(2.0 / 3, 3L, 0.75, 0.5, 0.75, "final", null));
        assertThat(rows.get("FRA 2020 openness_weighted_output"))
                .isEqualTo(new Published(1.5, 3L, 0.75, 1.5, 2.5, "final", null));
        assertThat(rows.get("NAM 2020 open_model_share"))
                .isEqualTo(new Published(null, 0L, 0.0, 0.0, 1.0, "final", "unknown_accessibility"));
        // The year before the newest model is not complete either.
        assertThat(rows.get("USA 2021 openness_weighted_output"))
                .isEqualTo(new Published(0.25, 1L, 1.0, 0.25, 0.25, "partial", null));
        assertThat(rows.get("USA 2022 open_model_share"))
                .isEqualTo(new Published(0.0, 1L, 1.0, 0.0, 0.0, "partial", null));
        assertThat(rows).hasSize(5 * 5);
    }
}
