package org.sovereignai.measures.dependence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.measures.dependence.World.row;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Concentration;

class SupplyConcentrationTest {

    private static final String EDGE = "country_code year strand supplier_code direct_share n";
    private static final String TRADE =
            "country_code year hs_revision product_code strand export_value_usd import_value_usd data_status";
    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    @Test
    void takesTheRestOfAListAsTenEqualSuppliers() {
        World in = inputs().edges(EDGE, row("DEU", 2024, "chips", "TWN", 0.5, 2))
                .edges(EDGE, row("DEU", 2024, "chips", "KOR", 0.3, 2))
                .edges(EDGE, row("DEU", 2024, "chips", "UNK", 0.2, 2))
                .trade(TRADE, row("DEU", 2024, "HS17", "8542", "chips", 0, 100, "provisional"));

        Map<String, Published> rows = in.ofSupply(new SupplyConcentration());

        Published hhi = rows.get("DEU 2024 chips_supplier_concentration");
        assertThat(hhi.value()).isCloseTo(0.25 + 0.09 + 10 * 0.02 * 0.02, ROUNDING);
        assertThat(hhi.low()).isCloseTo(0.34, ROUNDING);
        assertThat(hhi.high()).isCloseTo(0.34 + 0.04, ROUNDING);
        assertThat(hhi.coverage()).isCloseTo(0.8, ROUNDING);
        assertThat(hhi.n()).isEqualTo(2);
        assertThat(hhi.status()).isEqualTo("provisional");
        assertThat(hhi.note()).isNull();
        Published effective = rows.get("DEU 2024 chips_effective_suppliers");
        assertThat(effective.value()).isCloseTo(1 / 0.344, ROUNDING);
        assertThat(effective.low()).isCloseTo(1 / 0.38, ROUNDING);
        assertThat(effective.high()).isCloseTo(1 / 0.34, ROUNDING);
        Published byEntropy = rows.get("DEU 2024 chips_effective_suppliers_entropy");
        double known = -0.5 * Math.log(0.5) - 0.3 * Math.log(0.3);
        assertThat(byEntropy.value()).isCloseTo(Math.exp(known - 10 * 0.02 * Math.log(0.02)), ROUNDING);
        assertThat(byEntropy.low()).isCloseTo(Math.exp(known - 0.2 * Math.log(0.2)), ROUNDING);
        assertThat(byEntropy.high()).isNull();
        Published top = rows.get("DEU 2024 chips_top_supplier_share");
        assertThat(top.value()).isCloseTo(0.5, ROUNDING);
        assertThat(top.low()).isCloseTo(0.5, ROUNDING);
        assertThat(top.high()).isCloseTo(0.5, ROUNDING);
        assertThat(rows).hasSize(4);
    }

    @Test
    void givesOnlyBoundsWhereSuppliersAreMostlyUnknown() {
        World in = inputs().edges(EDGE, row("KOR", 2023, "chips", "TWN", 0.4, 1))
                .edges(EDGE, row("KOR", 2023, "chips", "UNK", 0.6, 1))
                .edges(EDGE, row("FJI", 2023, "chips", "UNK", 1.0, 0))
                .trade(TRADE, row("KOR", 2023, "HS17", "8542", "chips", 900, 100, "final"))
                .trade(TRADE, row("FJI", 2023, "HS17", "8542", "chips", 0, 5, "final"));

        Map<String, Published> rows = in.ofSupply(new SupplyConcentration());

        Published hhi = rows.get("KOR 2023 chips_supplier_concentration");
        assertThat(hhi.value()).isNull();
        assertThat(hhi.note()).isEqualTo("suppliers_mostly_unknown");
        assertThat(hhi.low()).isCloseTo(0.16, ROUNDING);
        assertThat(hhi.high()).isCloseTo(0.16 + 0.36, ROUNDING);
        assertThat(rows.get("KOR 2023 chips_effective_suppliers").high()).isNull();
        // The rest may be one supplier, larger than the largest listed.
        assertThat(rows.get("KOR 2023 chips_top_supplier_share").high()).isCloseTo(0.6, ROUNDING);
        assertThat(rows.get("FJI 2023 chips_supplier_concentration"))
                .isEqualTo(new Published(null, 0L, 0.0, null, null, "final", "suppliers_mostly_unknown"));
    }

    @Test
    void tellsNoImportsSingleSuppliersTiesAndHubsApart() {
        World in = inputs().edges(EDGE, row("NAM", 2023, "chips", "ZAF", 1.0, 1))
                .edges(EDGE, row("HKG", 2023, "chips", "CHN", 0.5, 2))
                .edges(EDGE, row("HKG", 2023, "chips", "TWN", 0.5, 2))
                .trade(TRADE, row("NAM", 2023, "HS17", "8542", "chips", 0, 7, "final"))
                .trade(TRADE, row("HKG", 2023, "HS17", "8542", "chips", 90, 100, "final"))
                .trade(TRADE, row("PLW", 2023, "HS17", "8542", "chips", 3, 0, "final"));

        Map<String, Published> rows = in.ofSupply(new SupplyConcentration());

        assertThat(rows.get("NAM 2023 chips_supplier_concentration"))
                .isEqualTo(new Published(1.0, 1L, 1.0, 1.0, 1.0, "final", null));
        assertThat(rows.get("NAM 2023 chips_effective_suppliers_entropy"))
                .isEqualTo(new Published(1.0, 1L, 1.0, 1.0, 1.0, "final", null));
        assertThat(rows.get("HKG 2023 chips_supplier_concentration"))
                .isEqualTo(new Published(0.5, 2L, 1.0, 0.5, 0.5, "final", "hub"));
        assertThat(rows.get("HKG 2023 chips_top_supplier_share").value()).isEqualTo(0.5);
        assertThat(rows.get("HKG 2023 chips_effective_suppliers_entropy").value())
                .isCloseTo(2.0, ROUNDING);
        assertThat(rows.get("PLW 2023 chips_supplier_concentration"))
                .isEqualTo(new Published(null, 0L, null, null, null, "final", "no_imports"));
        assertThat(rows).hasSize(3 * 4);
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
                .isEqualTo(new Published(null, 4L, 1.0, null, null, "final", "too_few"));
        assertThat(rows.get("NAM 2021 base_models_foreign_share"))
                .isEqualTo(new Published(null, 4L, 1.0, null, null, "partial", "too_few"));
    }

    @Test
    void needsHalfOfTheComputingPowerKnown() {
        World in = inputs().status("compute", 2024, "partial")
                .edges(EDGE, row("CHN", 2023, "compute", "CHN", 0.375, 3))
                .edges(EDGE, row("CHN", 2023, "compute", "USA", 0.125, 3))
                .edges(EDGE, row("CHN", 2023, "compute", "UNK", 0.5, 3))
                .edges(EDGE, row("CHN", 2023, "compute_chips", "USA", 0.25, 1))
                .edges(EDGE, row("CHN", 2023, "compute_chips", "UNK", 0.75, 1))
                .edges(EDGE, row("USA", 2024, "compute", "USA", 1.0, 9));

        Map<String, Published> rows = in.ofSupply(new SupplyConcentration());

        assertThat(rows.get("CHN 2023 compute_foreign_owner_share"))
                .isEqualTo(new Published(0.25, 3L, 0.5, 0.125, 0.625, "final", null));
        assertThat(rows.get("CHN 2023 compute_foreign_chip_share"))
                .isEqualTo(new Published(null, 1L, 0.25, 0.25, 1.0, "final", "owner_mostly_unknown"));
        assertThat(rows.get("CHN 2023 compute_supplier_concentration").note()).isEqualTo("suppliers_mostly_unknown");
        assertThat(rows.get("USA 2024 compute_foreign_owner_share"))
                .isEqualTo(new Published(0.0, 9L, 1.0, 0.0, 0.0, "partial", null));
        assertThat(rows.get("USA 2024 compute_supplier_concentration"))
                .isEqualTo(new Published(null, 9L, null, null, null, "partial", "no_foreign_supply"));
    }

    @Test
    void aYearOfCodeWithoutAllQuartersIsPartial() {
        World in = inputs().status("code", 2025, "partial")
                .edges(EDGE, row("DEU", 2025, "code", "USA", 0.75, 2))
                .edges(EDGE, row("DEU", 2025, "code", "FRA", 0.25, 2));

        assertThat(in.ofSupply(new SupplyConcentration()).get("DEU 2025 code_supplier_concentration"))
                .isEqualTo(new Published(0.625, 2L, 1.0, 0.625, 0.625, "partial", null));
    }

    /** Bounds are those of the network method, which is tested by itself. */
    @Test
    void boundsAreThoseOfTheNetworkMethod() {
        List<double[]> known =
                List.of(new double[] {0.3, 0.25, 0.1}, new double[] {0.55, 0.05}, new double[] {0.2, 0.2, 0.2, 0.4});
        for (String strand : List.of("chips", "compute")) {
            World in = inputs();
            for (int i = 0; i < known.size(); i++) {
                double rest = 1;
                for (int supplier = 0; supplier < known.get(i).length; supplier++) {
                    rest -= known.get(i)[supplier];
                    in.edges(
                            EDGE,
                            row("DEU", 2017 + i, strand, "SU" + (char) ('A' + supplier), known.get(i)[supplier], 9));
                }
                in.edges(EDGE, row("DEU", 2017 + i, strand, "UNK", Math.max(0, rest), 9));
                if (strand.equals("chips")) {
                    in.trade(TRADE, row("DEU", 2017 + i, "HS17", "8542", strand, 1, 1, "final"));
                }
            }

            Map<String, Published> rows = in.ofSupply(new SupplyConcentration());

            for (int i = 0; i < known.size(); i++) {
                Optional<Concentration> concentration = strand.equals("chips")
                        ? Concentration.ofListed(known.get(i))
                        : Concentration.ofPartlyKnown(known.get(i));
                Concentration expected = concentration.orElseThrow();
                Published hhi = rows.get("DEU " + (2017 + i) + " " + strand + "_supplier_concentration");
                assertThat(hhi.low()).isCloseTo(expected.herfindahl().low(), ROUNDING);
                assertThat(hhi.high()).isCloseTo(expected.herfindahl().high(), ROUNDING);
                assertThat(hhi.value()).isBetween(hhi.low(), hhi.high() + 1e-12);
                assertThat(rows.get("DEU " + (2017 + i) + " " + strand + "_effective_suppliers_entropy")
                                .low())
                        .isCloseTo(expected.entropySuppliersAtLeast(), ROUNDING);
                assertThat(rows.get("DEU " + (2017 + i) + " " + strand + "_top_supplier_share")
                                .high())
                        .isCloseTo(expected.topShare().high(), ROUNDING);
            }
        }
    }

    private static World inputs() {
        return new World().hub("HKG");
    }
}
