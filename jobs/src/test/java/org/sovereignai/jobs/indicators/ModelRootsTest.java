package org.sovereignai.jobs.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;

@ExtendWith(SparkExtension.class)
class ModelRootsTest {

    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    @Test
    void countsModelsByTheNationsOfTheirRoots(SparkSession spark) {
        // Seven models of Japan in 2024: three on US roots, one on its own, one on both, one whose base is no known
        // model,
        // one on a root of unknown nation. One of them is France's as well. China released one model, and France one on
        // it.
        List<Object[]> models = new ArrayList<>();
        List<Object[]> nations = new ArrayList<>();
        List<Object[]> lineage = new ArrayList<>();
        for (String name : List.of("U1", "U2", "U3")) {
            lineage.add(row(name, "Llama", true, List.of("USA"), 0));
        }
        lineage.add(row("O", "Own", true, List.of("JPN"), 0));
        lineage.add(row("B", "Own", true, List.of("JPN"), 0));
        lineage.add(row("B", "Llama", true, List.of("USA"), 0));
        lineage.add(row("L", "lost", false, List.of(), 1));
        lineage.add(row("N", "Nowhere", true, List.of(), 0));
        lineage.add(row("F", "Qwen", true, List.of("CHN"), 0));
        for (String name : List.of("U1", "U2", "U3", "O", "B", "L", "N")) {
            models.add(row(name, 2024, name.equals("U1") ? List.of("JPN", "FRA") : List.of("JPN")));
            nations.add(row(name, "JPN", 2024));
        }
        nations.add(row("U1", "FRA", 2024));
        models.add(row("F", 2024, List.of("FRA")));
        nations.add(row("F", "FRA", 2024));
        models.add(row("Qwen", 2024, List.of("CHN")));
        nations.add(row("Qwen", "CHN", 2024));
        models.add(row("Newest", 2026, List.of("CHN")));
        nations.add(row("Newest", "CHN", 2026));
        TestInputs in = new TestInputs(spark)
                .with("model_release", "model_name year country_codes", models.toArray(Object[][]::new))
                .with("model_release_nation", "model_name country_code year", nations.toArray(Object[][]::new))
                .with(
                        "model_lineage",
                        "model_name base_name is_resolved root_codes unresolved_count",
                        lineage.toArray(Object[][]::new));

        Map<String, Published> rows = Published.by(new ModelRoots(), in);

        Published foreign = rows.get("JPN 2024 base_models_root_foreign_share");
        assertThat(foreign.value()).isCloseTo(3 / 5.0, ROUNDING);
        assertThat(foreign.low()).isCloseTo(3 / 7.0, ROUNDING);
        assertThat(foreign.high()).isCloseTo(5 / 7.0, ROUNDING);
        assertThat(foreign.coverage()).isCloseTo(5 / 7.0, ROUNDING);
        assertThat(foreign.n()).isEqualTo(5);
        assertThat(foreign.status()).isEqualTo("final");
        Published unresolved = rows.get("JPN 2024 unresolved_base_share");
        assertThat(unresolved.value()).isCloseTo(1 / 8.0, ROUNDING);
        assertThat(unresolved.n()).isEqualTo(8);
        assertThat(rows.get("FRA 2024 base_models_root_foreign_share").note()).isEqualTo("too_few");

        // The United States released nothing itself; the joint model is elsewhere all the same.
        assertThat(rows.get("USA 2024 exported_lineage").value()).isEqualTo(4);
        assertThat(rows.get("CHN 2024 exported_lineage").value()).isEqualTo(1);
        // B is Japan's own, so that nothing of Japan's was exported.
        assertThat(rows.get("JPN 2024 exported_lineage").value()).isZero();
        assertThat(rows.get("CHN 2026 exported_lineage").status()).isEqualTo("partial");
    }
}
