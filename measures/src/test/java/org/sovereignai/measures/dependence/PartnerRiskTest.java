package org.sovereignai.measures.dependence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.measures.dependence.World.row;

import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PartnerRiskTest {

    private static final String EDGE =
            "country_code year strand supplier_code direct_share traced_share traced_low traced_high n";
    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    @Test
    void sumsTheSmallestShareOfEachPartner() {
        // China .3, .6 and .5; Taiwan has no energy equipment, the nation itself does not count.
        World in = new World()
                .edges(
                        EDGE,
                        row("BRA", 2023, "chips", "CHN", 0.3, 0.3, 0.2, 0.5, 2),
                        row("BRA", 2023, "chips", "TWN", 0.5, 0.5, 0.4, 0.7, 2),
                        row("BRA", 2023, "chips", "UNK", 0.2, 0.2, 0.2, 0.2, 2),
                        row("BRA", 2023, "computers", "CHN", 0.6, 0.6, 0.5, 0.7, 2),
                        row("BRA", 2023, "computers", "TWN", 0.4, 0.4, 0.3, 0.5, 2),
                        row("BRA", 2023, "energy_equipment", "CHN", 0.5, 0.5, 0.4, 0.9, 2),
                        row("BRA", 2023, "energy_equipment", "BRA", 0, 0.1, 0, 0.2, 2),
                        row("BRA", 2023, "energy_equipment", "UNK", 0.5, 0.4, 0.4, 0.5, 2));

        Published risk = in.ofNation(new PartnerRisk()).get("BRA 2023 same_partner_risk");

        assertThat(risk.value()).isCloseTo(0.3, ROUNDING);
        assertThat(risk.low()).isCloseTo(0.2, ROUNDING);
        // China at most .5; Taiwan could have the unknown energy equipment, at most .5, and nobody more, as computers
        // are
        // all known.
        assertThat(risk.high()).isCloseTo(0.5 + 0.5, ROUNDING);
        assertThat(risk.coverage()).isCloseTo(0.6, ROUNDING);
        assertThat(risk.n()).isEqualTo(1);
    }

    /** China .8, .85 and .5; Japan may have some of each, and somebody who is not listed up to .15 of the unknown parts of all. */
    @Test
    void whoMaySupplyAndWhoIsNotNamedRaiseTheUpperBoundAlone() {
        World in = new World()
                .edges(
                        EDGE,
                        row("BRA", 2023, "chips", "CHN", 0.8, 0.8, 0.7, 0.9, 2),
                        row("BRA", 2023, "chips", "JPN", 0, 0, 0, 0.1, 2),
                        row("BRA", 2023, "chips", "UNK", 0.2, 0.2, 0.1, 0.3, 2),
                        row("BRA", 2023, "computers", "CHN", 0.85, 0.85, 0.8, 0.95, 2),
                        row("BRA", 2023, "computers", "JPN", 0.05, 0.05, 0, 0.1, 2),
                        row("BRA", 2023, "computers", "UNK", 0.1, 0.1, 0.05, 0.15, 2),
                        row("BRA", 2023, "energy_equipment", "CHN", 0.5, 0.5, 0.4, 0.6, 2),
                        row("BRA", 2023, "energy_equipment", "JPN", 0.1, 0.1, 0, 0.2, 2),
                        row("BRA", 2023, "energy_equipment", "UNK", 0.4, 0.4, 0.3, 0.5, 2));

        Published risk = in.ofNation(new PartnerRisk()).get("BRA 2023 same_partner_risk");

        assertThat(risk.value()).isCloseTo(0.5, ROUNDING);
        assertThat(risk.low()).isCloseTo(0.4, ROUNDING);
        assertThat(risk.high()).isCloseTo(0.6 + 0.1 + 0.15, ROUNDING);
        assertThat(risk.coverage()).isCloseTo(0.6, ROUNDING);
        assertThat(risk.n()).isEqualTo(1);
    }

    @Test
    void isEmptyWhereAStrandIsMissingOrMostlyUnknown() {
        World in = new World()
                .edges(
                        EDGE,
                        row("FJI", 2023, "chips", "CHN", 1, 1, 1, 1, 1),
                        row("FJI", 2023, "computers", "CHN", 1, 1, 1, 1, 1),
                        row("TON", 2023, "chips", "CHN", 0.4, 0.4, 0.4, 1, 1),
                        row("TON", 2023, "chips", "UNK", 0.6, 0.6, 0.6, 0.6, 1),
                        row("TON", 2023, "computers", "CHN", 1, 1, 1, 1, 1),
                        row("TON", 2023, "energy_equipment", "CHN", 1, 1, 1, 1, 1));

        Map<String, Published> rows = in.ofNation(new PartnerRisk());

        assertThat(rows.get("FJI 2023 same_partner_risk").value()).isNull();
        assertThat(rows.get("FJI 2023 same_partner_risk").note()).isEqualTo("strand_missing");
        assertThat(rows.get("FJI 2023 same_partner_risk").high()).isNull();
        assertThat(rows.get("TON 2023 same_partner_risk").note()).isEqualTo("suppliers_mostly_unknown");
        assertThat(rows.get("TON 2023 same_partner_risk").low()).isCloseTo(0.4, ROUNDING);
        assertThat(rows.get("TON 2023 same_partner_risk").high()).isEqualTo(1);
    }

    @Test
    void countsStrandsThatOnePartnerDominates() {
        // The United States holds more than half of three strands, of which chips may as well be another's; code and
        // four
        // models do not count.
        World in = new World()
                .edges(
                        EDGE,
                        row("FRA", 2023, "chips", "USA", 0.6, 0.6, 0.4, 0.7, 1),
                        row("FRA", 2023, "chips", "UNK", 0.4, 0.4, 0.4, 0.4, 1),
                        row("FRA", 2023, "computers", "CHN", 0.9, 0.9, 0.8, 1, 1),
                        row("FRA", 2023, "computers", "UNK", 0.1, 0.1, 0.1, 0.1, 1),
                        row("FRA", 2023, "energy_equipment", "UNK", 1, 1, 1, 1, 0),
                        row("FRA", 2023, "training_hardware", "USA", 1, null, null, null, 9),
                        row("FRA", 2023, "compute", "FRA", 0.4, null, null, null, 5),
                        row("FRA", 2023, "compute", "USA", 0.6, null, null, null, 5),
                        row("FRA", 2023, "base_models", "USA", 1, 1, 1, 1, 4),
                        row("FRA", 2023, "code", "USA", 1, null, null, null, 1));

        Published chokepoints = in.ofNation(new PartnerRisk()).get("FRA 2023 chokepoints");

        assertThat(chokepoints.value()).isEqualTo(3);
        assertThat(chokepoints.low()).isEqualTo(2);
        assertThat(chokepoints.high()).isEqualTo(4);
        assertThat(chokepoints.n()).isEqualTo(4);
        assertThat(chokepoints.coverage()).isCloseTo(0.8, ROUNDING);
    }

    /** The United States may have the unknown .4 of compute beside its .4, and anybody most of the hardware. */
    @Test
    void whatIsUnknownMayBeADominantPartners() {
        World in = new World()
                .edges(
                        EDGE,
                        row("ITA", 2023, "compute", "USA", 0.4, null, null, null, 5),
                        row("ITA", 2023, "compute", "FRA", 0.2, null, null, null, 5),
                        row("ITA", 2023, "compute", "UNK", 0.4, null, null, null, 5),
                        row("ITA", 2023, "training_hardware", "USA", 0.4, null, null, null, 5),
                        row("ITA", 2023, "training_hardware", "UNK", 0.6, null, null, null, 5),
                        row("ESP", 2023, "training_hardware", "USA", 0.4, null, null, null, 5),
                        row("ESP", 2023, "training_hardware", "UNK", 0.6, null, null, null, 5));

        Map<String, Published> rows = in.ofNation(new PartnerRisk());

        Published italy = rows.get("ITA 2023 chokepoints");
        assertThat(italy.value()).isZero();
        assertThat(italy.low()).isZero();
        assertThat(italy.high()).isEqualTo(2);
        assertThat(italy.n()).isEqualTo(1);
        assertThat(italy.coverage()).isEqualTo(0.5);
        assertThat(rows.get("ESP 2023 chokepoints"))
                .isEqualTo(new Published(null, 0L, 0.0, 0.0, 1.0, "final", "suppliers_mostly_unknown"));
    }
}
