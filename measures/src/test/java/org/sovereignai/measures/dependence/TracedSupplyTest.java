package org.sovereignai.measures.dependence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.measures.dependence.World.row;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TracedSupplyTest {

    private static final String EDGE =
            "country_code year strand supplier_code direct_share traced_share traced_low traced_high n";
    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    @Test
    void measuresForeignOriginAndLeavesTheOwnPartOut() {
        World in = inputs().edges(
                        EDGE,
                        row("USA", 2024, "chips", "TWN", 0.4, 0.4, 0.3, 0.6, 2),
                        row("USA", 2024, "chips", "MYS", 0.6, 0.2, 0.1, 0.4, 2),
                        row("USA", 2024, "chips", "USA", 0, 0.2, 0.1, 0.3, 2),
                        row("USA", 2024, "chips", "UNK", 0, 0.2, 0.1, 0.3, 2))
                .trade(
                        "country_code year hs_revision strand data_status",
                        row("USA", 2024, "HS17", "chips", "provisional"));

        Map<String, Published> rows = in.ofSupply(new TracedSupply());

        Published hhi = rows.get("USA 2024 chips_traced_concentration");
        assertThat(hhi.value()).isCloseTo((0.4 * 0.4 + 0.2 * 0.2) / 0.36, ROUNDING);
        assertThat(hhi.low()).isCloseTo((0.3 * 0.3 + 0.1 * 0.1) / 0.81, ROUNDING);
        assertThat(hhi.high()).isCloseTo(0.6 / 0.7, ROUNDING);
        assertThat(hhi.coverage()).isCloseTo(0.75, ROUNDING);
        assertThat(hhi.n()).isEqualTo(2);
        assertThat(hhi.status()).isEqualTo("provisional");
        Published top = rows.get("USA 2024 chips_traced_top_supplier_share");
        assertThat(top.value()).isCloseTo(0.4 / 0.6, ROUNDING);
        assertThat(top.low()).isCloseTo(0.3 / 0.9, ROUNDING);
        assertThat(top.high()).isCloseTo(0.6 / 0.7, ROUNDING);
        assertThat(rows).hasSize(2);
    }

    @Test
    void givesOnlyBoundsWhereTheOriginIsMostlyUnknown() {
        World in = inputs().edges(
                        EDGE,
                        row("FJI", 2023, "chips", "HKG", 0.4, 0, 0, 0.2, 1),
                        row("FJI", 2023, "chips", "TWN", 0, 0.3, 0.1, 0.9, 1),
                        row("FJI", 2023, "chips", "UNK", 0.6, 0.7, 0.6, 0.8, 1),
                        row("HKG", 2023, "chips", "TWN", 1, 1, 1, 1, 1),
                        row("TON", 2023, "chips", "UNK", 1, 1, 1, 1, 0));

        Map<String, Published> rows = in.ofSupply(new TracedSupply());

        assertThat(rows.get("FJI 2023 chips_traced_concentration"))
                .isEqualTo(new Published(null, 1L, 1 - 0.7, 0.1 * 0.1, 0.9, "final", "suppliers_mostly_unknown"));
        assertThat(rows.get("HKG 2023 chips_traced_top_supplier_share"))
                .isEqualTo(new Published(1.0, 1L, 1.0, 1.0, 1.0, "final", "hub"));
        Published none = rows.get("TON 2023 chips_traced_top_supplier_share");
        assertThat(none.value()).isNull();
        assertThat(none.high()).isEqualTo(1);
    }

    private static World inputs() {
        return new World().hub("HKG");
    }
}
