package org.sovereignai.measures.dependence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.measures.dependence.World.row;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Concentration;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Spread;

class SupplyConcentrationTest {

    private static final String EDGE = "country_code year strand supplier_code direct_share n";
    private static final String TRADE =
            "country_code year hs_revision product_code strand export_value_usd import_value_usd data_status";
    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    /** Of goods the spread over all pairs counts, those without an edge of their own as well. */
    @Test
    void goodsAreAsConcentratedAsTheCompletedMatrixSays() {
        World in = inputs().edges(EDGE, row("DEU", 2024, "chips", "TWN", 0.5, 2))
                .edges(EDGE, row("DEU", 2024, "chips", "OTH", 0.5, 2))
                .trade(TRADE, row("DEU", 2024, "HS17", "8542", "chips", 0, 100, "provisional"))
                .spread(
                        "DEU",
                        2024,
                        "chips",
                        new Spread(
                                new Estimate(0.25, 0.2, 0.5),
                                new Estimate(6, 3, 9),
                                new Estimate(0.5, 0.4, 0.6),
                                Optional.of("TWN"),
                                0.8,
                                false));

        Map<String, Published> rows = in.ofSupply(new SupplyConcentration());

        assertThat(rows.get("DEU 2024 chips_supplier_concentration"))
                .isEqualTo(new Published(0.25, 2L, 0.8, 0.2, 0.5, "provisional", null));
        assertThat(rows.get("DEU 2024 chips_effective_suppliers"))
                .isEqualTo(new Published(4.0, 2L, 0.8, 2.0, 5.0, "provisional", null));
        assertThat(rows.get("DEU 2024 chips_effective_suppliers_entropy"))
                .isEqualTo(new Published(6.0, 2L, 0.8, 3.0, 9.0, "provisional", null));
        assertThat(rows.get("DEU 2024 chips_top_supplier_share"))
                .isEqualTo(new Published(0.5, 2L, 0.8, 0.4, 0.6, "provisional", null));
        assertThat(rows).hasSize(4);
        assertThat(in.built().stream()
                        .flatMap(new SupplyConcentration()::figures)
                        .filter(figure -> figure.measure().equals("top_supplier_share"))
                        .map(Figure::actor))
                .containsExactly(Optional.of("TWN"));
    }

    @Test
    void goodsWithoutAValueOrWithADoubtSayWhy() {
        Estimate half = Estimate.exactly(0.5);
        Estimate wide = new Estimate(0.5, 0.2, 0.9);
        Spread sure = new Spread(half, Estimate.exactly(2), half, Optional.empty(), 1, false);
        Spread doubtful = new Spread(wide, new Estimate(2, 1, 5), wide, Optional.empty(), 0.1, true);
        World in = inputs().edges(EDGE, row("HKG", 2023, "chips", "TWN", 1, 2))
                .edges(EDGE, row("MEX", 2023, "chips", "TWN", 1, 0))
                .edges(EDGE, row("TON", 2023, "chips", "NZL", 1, 1))
                .edges(EDGE, row("IND", 2023, "chips", "TWN", 0.4, 1))
                .edges(EDGE, row("IND", 2023, "chips", "UNK", 0.6, 1))
                .trade(TRADE, row("HKG", 2023, "HS17", "8542", "chips", 90, 100, "final"))
                .trade(TRADE, row("MEX", 2023, "HS17", "8542", "chips", 90, 100, "final"))
                .trade(TRADE, row("TON", 2023, "HS17", "8542", "chips", 0, 0.0099, "final"))
                .trade(TRADE, row("IND", 2023, "HS17", "8542", "chips", 0, 10, "final"))
                .trade(TRADE, row("PLW", 2023, "HS17", "8542", "chips", 3, 0, "final"))
                .spread("HKG", 2023, "chips", sure)
                .spread("MEX", 2023, "chips", doubtful)
                .spread("TON", 2023, "chips", sure)
                .spread("IND", 2023, "chips", doubtful);

        Map<String, Published> rows = in.ofSupply(new SupplyConcentration());

        assertThat(rows.get("HKG 2023 chips_supplier_concentration"))
                .isEqualTo(new Published(0.5, 2L, 1.0, 0.5, 0.5, "final", "hub"));
        assertThat(rows.get("MEX 2023 chips_supplier_concentration"))
                .isEqualTo(new Published(0.5, 0L, 0.1, 0.2, 0.9, "final", "weakly_identified"));
        // Imports of 9.9 million USD.
        assertThat(rows.get("TON 2023 chips_supplier_concentration"))
                .isEqualTo(new Published(null, 1L, 1.0, 0.5, 0.5, "final", "little_trade"));
        assertThat(rows.get("IND 2023 chips_supplier_concentration"))
                .isEqualTo(new Published(null, 1L, 0.1, 0.2, 0.9, "final", "suppliers_mostly_unknown"));
        assertThat(rows.get("PLW 2023 chips_supplier_concentration"))
                .isEqualTo(new Published(null, 0L, null, null, null, "final", "no_imports"));
    }

    /** One partner of code, or two clusters, would make a concentration of 1. */
    @Test
    void fewAreTooFewInEveryStrand() {
        World in = inputs().edges(EDGE, row("GUY", 2023, "code", "USA", 1, 1))
                .edges(EDGE, row("GBR", 2023, "compute", "USA", 0.9, 2))
                .edges(EDGE, row("GBR", 2023, "compute", "GBR", 0.1, 2));

        Map<String, Published> rows = in.ofSupply(new SupplyConcentration());

        assertThat(rows.get("GUY 2023 code_supplier_concentration"))
                .isEqualTo(new Published(null, 1L, 1.0, 1.0, 1.0, "final", "too_few"));
        assertThat(rows.get("GBR 2023 compute_foreign_owner_share"))
                .isEqualTo(new Published(null, 2L, 1.0, 0.9, 0.9, "final", "too_few"));
    }

    @Test
    void leavesOwnSupplyOutOfConcentrationAndMeasuresItsShare() {
        // 20 models with a base: 4 on own ones, 8 on American, 4 on Chinese, 4 on bases of unknown nation.
        World in = inputs().status("base_models", 2021, "partial")
                .edges(EDGE, row("FRA", 2020, "base_models", "FRA", 0.2, 16))
                .edges(EDGE, row("FRA", 2020, "base_models", "USA", 0.4, 16))
                .edges(EDGE, row("FRA", 2020, "base_models", "CHN", 0.2, 16))
                .edges(EDGE, row("FRA", 2020, "base_models", "UNK", 0.2, 16))
                .edges(EDGE, row("CHE", 2020, "base_models", "CHE", 0.5, 8))
                .edges(EDGE, row("CHE", 2020, "base_models", "USA", 0.5, 8))
                .edges(EDGE, row("NAM", 2021, "base_models", "USA", 1.0, 4));

        Map<String, Published> rows = in.ofSupply(new SupplyConcentration());

        Published share = rows.get("FRA 2020 base_models_foreign_share");
        assertThat(share.value()).isCloseTo(0.6 / 0.8, ROUNDING);
        assertThat(share.low()).isCloseTo(0.6, ROUNDING);
        assertThat(share.high()).isCloseTo(0.8, ROUNDING);
        assertThat(share.coverage()).isCloseTo(0.8, ROUNDING);
        assertThat(share.n()).isEqualTo(16);
        assertThat(share.status()).isEqualTo("final");
        Published hhi = rows.get("FRA 2020 base_models_supplier_concentration");
        // Of 12 models on foreign bases 8 and 4; an unknown base may be anybody's, the largest supplier's too.
        assertThat(hhi.value()).isCloseTo(5.0 / 9, ROUNDING);
        assertThat(hhi.low()).isCloseTo(0.25 + 0.0625, ROUNDING);
        assertThat(hhi.high()).isCloseTo(0.75 * 0.75 + 0.0625, ROUNDING);
        assertThat(hhi.n()).isEqualTo(12);
        assertThat(rows.get("FRA 2020 base_models_top_supplier_share").value()).isCloseTo(2.0 / 3, ROUNDING);
        assertThat(rows.get("FRA 2020 base_models_top_supplier_share").high()).isCloseTo(0.75, ROUNDING);
        assertThat(rows.get("CHE 2020 base_models_foreign_share").value()).isEqualTo(0.5);
        // Four models on foreign bases are too few to speak of concentration.
        assertThat(rows.get("CHE 2020 base_models_supplier_concentration"))
                .isEqualTo(new Published(null, 4L, 1.0, 1.0, 1.0, "final", "too_few"));
        assertThat(rows.get("NAM 2021 base_models_foreign_share"))
                .isEqualTo(new Published(null, 4L, 1.0, 1.0, 1.0, "partial", "too_few"));
    }

    @Test
    void needsHalfOfTheComputingPowerKnown() {
        World in = inputs().status("compute", 2024, "partial")
                .edges(EDGE, row("CHN", 2023, "compute", "CHN", 0.375, 5))
                .edges(EDGE, row("CHN", 2023, "compute", "USA", 0.125, 5))
                .edges(EDGE, row("CHN", 2023, "compute", "UNK", 0.5, 5))
                .edges(EDGE, row("CHN", 2023, "compute_chips", "USA", 0.25, 6))
                .edges(EDGE, row("CHN", 2023, "compute_chips", "UNK", 0.75, 6))
                .edges(EDGE, row("USA", 2024, "compute", "USA", 1.0, 9));

        Map<String, Published> rows = in.ofSupply(new SupplyConcentration());

        assertThat(rows.get("CHN 2023 compute_foreign_owner_share"))
                .isEqualTo(new Published(0.25, 5L, 0.5, 0.125, 0.625, "final", null));
        assertThat(rows.get("CHN 2023 compute_foreign_chip_share"))
                .isEqualTo(new Published(null, 6L, 0.25, 0.25, 1.0, "final", "owner_mostly_unknown"));
        assertThat(rows.get("CHN 2023 compute_supplier_concentration").note()).isEqualTo("suppliers_mostly_unknown");
        assertThat(rows.get("USA 2024 compute_foreign_owner_share"))
                .isEqualTo(new Published(0.0, 9L, 1.0, 0.0, 0.0, "partial", null));
        assertThat(rows.get("USA 2024 compute_supplier_concentration"))
                .isEqualTo(new Published(null, 9L, null, null, null, "partial", "no_foreign_supply"));
    }

    /** .55 and .05 are known: as assumed .55 and .05 of .6, scattered .55 and .05, gathered .95 and .05. */
    @Test
    void theUnknownPartMayBeSplitAmongAnyNumberOfSuppliers() {
        World in = inputs().edges(EDGE, row("DEU", 2023, "compute", "USA", 0.55, 9))
                .edges(EDGE, row("DEU", 2023, "compute", "GBR", 0.05, 9))
                .edges(EDGE, row("DEU", 2023, "compute", "UNK", 0.4, 9))
                .edges(EDGE, row("AUT", 2023, "compute", "USA", 0.25, 9))
                .edges(EDGE, row("AUT", 2023, "compute", "UNK", 0.75, 9))
                .edges(EDGE, row("CHE", 2023, "compute", "USA", 0.5, 9))
                .edges(EDGE, row("CHE", 2023, "compute", "FRA", 0.5, 9));

        Map<String, Published> rows = in.ofSupply(new SupplyConcentration());

        Published germany = rows.get("DEU 2023 compute_effective_suppliers");
        assertThat(germany.value()).isCloseTo(0.36 / (0.55 * 0.55 + 0.05 * 0.05), ROUNDING);
        assertThat(germany.low()).isCloseTo(1 / (0.95 * 0.95 + 0.05 * 0.05), ROUNDING);
        assertThat(germany.high()).isCloseTo(1 / (0.55 * 0.55 + 0.05 * 0.05), ROUNDING);
        Published byEntropy = rows.get("DEU 2023 compute_effective_suppliers_entropy");
        assertThat(byEntropy.low()).isCloseTo(Math.exp(-0.95 * Math.log(0.95) - 0.05 * Math.log(0.05)), ROUNDING);
        assertThat(byEntropy.high()).isNull();
        // Most is unknown: there may be any number of them.
        assertThat(rows.get("AUT 2023 compute_effective_suppliers").value()).isNull();
        assertThat(rows.get("AUT 2023 compute_effective_suppliers").low()).isEqualTo(1);
        assertThat(rows.get("AUT 2023 compute_effective_suppliers").high()).isNull();
        Published certain = rows.get("CHE 2023 compute_effective_suppliers_entropy");
        assertThat(certain.value()).isCloseTo(2, ROUNDING);
        assertThat(certain.high()).isCloseTo(2, ROUNDING);
    }

    @Test
    void aYearOfCodeWithoutAllQuartersIsPartial() {
        World in = inputs().status("code", 2025, "partial")
                .edges(EDGE, row("DEU", 2025, "code", "USA", 0.75, 5))
                .edges(EDGE, row("DEU", 2025, "code", "FRA", 0.25, 5));

        assertThat(in.ofSupply(new SupplyConcentration()).get("DEU 2025 code_supplier_concentration"))
                .isEqualTo(new Published(0.625, 5L, 1.0, 0.625, 0.625, "partial", null));
    }

    /** Bounds are those of the network method, which is tested by itself. */
    @Test
    void boundsAreThoseOfTheNetworkMethod() {
        List<double[]> known =
                List.of(new double[] {0.3, 0.25, 0.1}, new double[] {0.55, 0.05}, new double[] {0.2, 0.2, 0.2, 0.4});
        World in = inputs();
        for (int i = 0; i < known.size(); i++) {
            double rest = 1;
            for (int supplier = 0; supplier < known.get(i).length; supplier++) {
                rest -= known.get(i)[supplier];
                in.edges(
                        EDGE,
                        row("DEU", 2017 + i, "compute", "SU" + (char) ('A' + supplier), known.get(i)[supplier], 9));
            }
            in.edges(EDGE, row("DEU", 2017 + i, "compute", "UNK", Math.max(0, rest), 9));
        }

        Map<String, Published> rows = in.ofSupply(new SupplyConcentration());

        for (int i = 0; i < known.size(); i++) {
            Concentration expected = Concentration.ofPartlyKnown(known.get(i)).orElseThrow();
            Published hhi = rows.get("DEU " + (2017 + i) + " compute_supplier_concentration");
            assertThat(hhi.low()).isCloseTo(expected.herfindahl().low(), ROUNDING);
            assertThat(hhi.high()).isCloseTo(expected.herfindahl().high(), ROUNDING);
            assertThat(hhi.value()).isBetween(hhi.low(), hhi.high() + 1e-12);
            assertThat(rows.get("DEU " + (2017 + i) + " compute_effective_suppliers_entropy")
                            .low())
                    .isCloseTo(expected.entropySuppliersAtLeast(), ROUNDING);
            assertThat(rows.get("DEU " + (2017 + i) + " compute_top_supplier_share")
                            .high())
                    .isCloseTo(expected.topShare().high(), ROUNDING);
        }
    }

    private static World inputs() {
        return new World().hub("HKG");
    }
}
