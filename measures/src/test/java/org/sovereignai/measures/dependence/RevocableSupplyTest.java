package org.sovereignai.measures.dependence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.measures.dependence.World.row;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RevocableSupplyTest {

    private static final String EDGE =
            "country_code year strand supplier_code direct_share revocable_share revocable_low revocable_high n";
    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    @Test
    void sumsWhatForeignSuppliersCanWithdraw() {
        World in = new World()
                .edges(
                        EDGE,
                        row("FRA", 2023, "base_models", "FRA", 0.3, 1, 1, 1, 9),
                        row("FRA", 2023, "base_models", "USA", 0.3, 0.5, 0.4, 0.6, 9),
                        row("FRA", 2023, "base_models", "CHN", 0.2, 0, 0, 0, 9),
                        row("FRA", 2023, "base_models", "GBR", 0.1, null, 0, 1, 9),
                        row("FRA", 2023, "base_models", "UNK", 0.1, null, 0, 1, 9),
                        row("FRA", 2023, "chips", "TWN", 1, 1, 1, 1, 9));

        Map<String, Published> rows = in.ofSupply(new RevocableSupply());

        assertThat(rows).containsOnlyKeys("FRA 2023 base_models_control_exposure");
        Published exposure = rows.get("FRA 2023 base_models_control_exposure");
        // A fifth of the American bases is of unknown openness: .24 of the .3 is known, and .12 of that can be
        // withdrawn.
        assertThat(exposure.value()).isCloseTo(0.12 / (0.3 + 0.24 + 0.2), ROUNDING);
        assertThat(exposure.low()).isCloseTo(0.12, ROUNDING);
        assertThat(exposure.high()).isCloseTo(0.18 + 0.1 + 0.1, ROUNDING);
        assertThat(exposure.coverage()).isCloseTo(0.3 + 0.24 + 0.2, ROUNDING);
        assertThat(exposure.n()).isEqualTo(9);
    }

    @Test
    void aSupplierOfMostlyUnknownOpennessLeavesTheValueEmpty() {
        World in = new World().edges(EDGE, row("ESP", 2023, "base_models", "USA", 1, 1, 0.25, 1, 8));

        assertThat(in.ofSupply(new RevocableSupply()).get("ESP 2023 base_models_control_exposure"))
                .isEqualTo(new Published(null, 8L, 0.25, 0.25, 1.0, "final", "suppliers_mostly_unknown"));
    }

    @Test
    void emptyValuesHaveAReason() {
        World in = new World()
                .edges(
                        EDGE,
                        row("ITA", 2023, "base_models", "USA", 1, 1, 1, 1, 4),
                        row("ITA", 2023, "compute", "USA", 0.4, 1, 1, 1, 5),
                        row("ITA", 2023, "compute", "UNK", 0.6, null, 0, 1, 5),
                        row("CHE", 2023, "compute", "CHE", 1, 1, 1, 1, 5));

        Map<String, Published> rows = in.ofSupply(new RevocableSupply());

        assertThat(rows.get("ITA 2023 base_models_control_exposure"))
                .isEqualTo(new Published(null, 4L, 1.0, 1.0, 1.0, "final", "too_few"));
        assertThat(rows.get("ITA 2023 compute_control_exposure"))
                .isEqualTo(new Published(null, 5L, 0.4, 0.4, 1.0, "final", "owner_mostly_unknown"));
        assertThat(rows.get("CHE 2023 compute_control_exposure").value()).isZero();
    }
}
