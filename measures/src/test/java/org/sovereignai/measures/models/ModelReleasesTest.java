package org.sovereignai.measures.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.measures.models.Lists.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.Published;

class ModelReleasesTest {

    @Test
    @Tag("hazard-33")
    void unknownAccessibilityIsNeitherOpenNorClosed() {
        Models models = Lists.of(
                model("A", 2020, "FRA").with(Weights.OPEN, "L4"),
                model("B", 2020, "FRA", "USA").with(Weights.OPEN, "L3"),
                model("C", 2020, "FRA").with(Weights.CLOSED, "L1"),
                model("D", 2020, "FRA"),
                model("E", 2020, "NAM"),
                Model.named("F").from("FRA").with(Weights.CLOSED, "L1"),
                model("G", 2020).with(Weights.CLOSED, "L1"),
                model("H", 2022, "USA").with(Weights.CLOSED, "L1"),
                model("I", 2021, "USA").with(Weights.OPEN, "L2"));

        Map<String, Published> rows = Published.by(new ModelReleases(), models);

        assertThat(rows.get("FRA 2020 model_releases"))
                .isEqualTo(new Published(4.0, 4L, null, null, null, "provisional", null));
        assertThat(rows.get("FRA 2020 model_releases_fractional"))
                .isEqualTo(new Published(3.5, 4L, null, null, null, "provisional", null));
        assertThat(rows.get("FRA 2020 open_model_releases"))
                .isEqualTo(new Published(2.0, 3L, 0.75, 2.0, 3.0, "provisional", null));
        assertThat(rows.get("FRA 2020 open_model_share"))
                .isEqualTo(new Published(null, 3L, 0.75, 0.5, 0.75, "provisional", "too_few"));
        assertThat(rows.get("FRA 2020 openness_weighted_output"))
                .isEqualTo(new Published(1.5, 3L, 0.75, 1.5, 2.5, "provisional", null));
        assertThat(rows.get("NAM 2020 open_model_share"))
                .isEqualTo(new Published(null, 0L, 0.0, 0.0, 1.0, "provisional", "unknown_accessibility"));
        // The year before the newest model is not complete either.
        assertThat(rows.get("USA 2021 openness_weighted_output"))
                .isEqualTo(new Published(0.25, 1L, 1.0, 0.25, 0.25, "partial", null));
        assertThat(rows.get("USA 2022 open_model_share"))
                .isEqualTo(new Published(null, 1L, 1.0, 0.0, 0.0, "partial", "too_few"));
        assertThat(rows).hasSize(5 * 5);
    }

    @Test
    void fiveModelsOfKnownAccessibilityMakeAShare() {
        List<Model> models = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            models.add(model("M" + i, 2020, "FRA").with(i == 1 ? Weights.CLOSED : Weights.OPEN, i == 1 ? "L1" : "L4"));
        }
        models.add(model("Unknown", 2020, "FRA"));

        Published share = Published.by(new ModelReleases(), Lists.of(models)).get("FRA 2020 open_model_share");

        assertThat(share).isEqualTo(new Published(0.8, 5L, 5.0 / 6, 4.0 / 6, 5.0 / 6, "partial", null));
    }
}
