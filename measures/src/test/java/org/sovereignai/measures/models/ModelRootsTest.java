package org.sovereignai.measures.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.measures.models.Lists.model;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.Published;

class ModelRootsTest {

    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    /**
     * Seven models of Japan in 2024: three on US roots, one on its own, one on both, one whose base is no known model, one
     * on a root of unknown nation. One of them is France's as well. China released one model, and France one on it. Of South
     * Korea's the base is no known model.
     */
    private static final Models MODELS = Lists.of(
            model("Llama", 2023, "USA"),
            model("Own", 2023, "JPN"),
            model("Nowhere", 2023),
            model("Qwen", 2024, "CHN"),
            model("U1", 2024, "JPN", "FRA").basedOn("Llama"),
            model("U2", 2024, "JPN").basedOn("Llama"),
            model("U3", 2024, "JPN").basedOn("U2"),
            model("O", 2024, "JPN").basedOn("Own"),
            model("B", 2024, "JPN").basedOn("Own", "Llama"),
            model("L", 2024, "JPN").basedOn("lost"),
            model("N", 2024, "JPN").basedOn("Nowhere"),
            model("F", 2024, "FRA").basedOn("Qwen"),
            model("K", 2024, "KOR").basedOn("lost"),
            model("Newest", 2026, "CHN"));

    @Test
    void countsModelsByTheNationsOfTheirRoots() {
        Map<String, Published> rows = Published.by(new ModelRoots(), MODELS);

        Published foreign = rows.get("JPN 2024 base_models_root_foreign_share");
        assertThat(foreign.value()).isCloseTo(3 / 5.0, ROUNDING);
        assertThat(foreign.low()).isCloseTo(3 / 7.0, ROUNDING);
        assertThat(foreign.high()).isCloseTo(5 / 7.0, ROUNDING);
        assertThat(foreign.coverage()).isCloseTo(5 / 7.0, ROUNDING);
        assertThat(foreign.n()).isEqualTo(5);
        assertThat(foreign.status()).isEqualTo("provisional");
        Published unresolved = rows.get("JPN 2024 unresolved_base_share");
        assertThat(unresolved.value()).isCloseTo(1 / 8.0, ROUNDING);
        assertThat(unresolved.n()).isEqualTo(8);
        // Two models, neither of whose roots is France's: too few for a share, and the bounds stay.
        assertThat(rows.get("FRA 2024 base_models_root_foreign_share"))
                .isEqualTo(new Published(null, 2L, 1.0, 1.0, 1.0, "provisional", "too_few"));
        assertThat(rows.get("FRA 2024 unresolved_base_share"))
                .isEqualTo(new Published(null, 2L, null, null, null, "provisional", "too_few"));
        assertThat(rows.get("KOR 2024 base_models_root_foreign_share"))
                .isEqualTo(new Published(null, 0L, 0.0, 0.0, 1.0, "provisional", "too_few"));
    }

    @Test
    void countsWhatOthersMadeOfANationsRoots() {
        Map<String, Published> rows = Published.by(new ModelRoots(), MODELS);

        // The United States released nothing itself in 2024; the joint model is elsewhere all the same.
        assertThat(rows.get("USA 2024 exported_lineage").value()).isEqualTo(4);
        assertThat(rows.get("CHN 2024 exported_lineage").value()).isEqualTo(1);
        // B is Japan's own, so that nothing of Japan's was exported.
        assertThat(rows.get("JPN 2024 exported_lineage").value()).isZero();
        assertThat(rows.get("CHN 2026 exported_lineage").status()).isEqualTo("partial");
    }
}
