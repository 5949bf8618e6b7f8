package org.sovereignai.measures.dependence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.measures.dependence.World.row;

import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Spread;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.measures.supply.Trade;
import org.sovereignai.schemas.Schemas;

/**
 * A world in which Taiwan makes nine tenths of the chips (HHI .82) and Germany the rest. Namibia buys from Taiwan alone,
 * Germany's suppliers are mostly unknown, and so are Fiji's. Singapore exports more than it imports in 2018 alone.
 */
class GoodsDependenceTest {

    private static final String EDGE = "country_code year strand supplier_code direct_share n";
    private static final String TRADE =
            "country_code year hs_revision product_code strand export_value_usd import_value_usd data_status";
    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    @Test
    void testsTheCriteriaYearByYear() {
        Map<String, Published> rows = world().ofStrand(new GoodsDependence());

        assertThat(rows.get("NAM 2019 chips_world_supply_concentration").value())
                .isCloseTo(0.82, ROUNDING);
        assertThat(rows.get("PLW 2019 chips_world_supply_concentration").value())
                .isCloseTo(0.82, ROUNDING);
        assertThat(rows.get("NAM 2019 chips_world_supply_concentration").n()).isEqualTo(2);
        // Smallest of 1 - .4, .82 - .4 and, without exports, 1.
        Published margin = rows.get("NAM 2019 chips_dependent_margin");
        assertThat(margin.value()).isCloseTo(0.42, ROUNDING);
        assertThat(margin.low()).isCloseTo(0.42, ROUNDING);
        assertThat(margin.high()).isCloseTo(0.42, ROUNDING);
    }

    @Test
    @Tag("hazard-30")
    void nothingIsDividedByNoExports() {
        Map<String, Published> rows = world().ofStrand(new GoodsDependence());

        assertThat(rows.get("NAM 2017 chips_import_export_ratio"))
                .isEqualTo(new Published(null, 1L, null, null, null, "final", "no_exports"));
        assertThat(rows.get("TWN 2017 chips_import_export_ratio").value()).isCloseTo(1.0 / 3, ROUNDING);
    }

    @Test
    void withoutImportsThereIsNothingToDependOn() {
        Map<String, Published> rows = world().ofStrand(new GoodsDependence());

        assertThat(rows.get("PLW 2019 chips_dependent_margin"))
                .isEqualTo(new Published(null, 0L, null, null, null, "provisional", "no_imports"));
    }

    /** Niue sold chips of 700 dollars in 2017 and bought none on record: of the least trade, not the least dependent. */
    @Test
    void withoutImportsThereIsNoRatioEither() {
        World in = new World().trade(TRADE, row("NIU", 2017, "HS17", "8542", "chips", 0.0000007, 0, "final"));

        assertThat(in.ofStrand(new GoodsDependence()).get("NIU 2017 chips_import_export_ratio"))
                .isEqualTo(new Published(null, 0L, null, null, null, "final", "no_imports"));
    }

    @Test
    void unknownSuppliersLeaveStandingWhatTheyCannotChange() {
        Map<String, Published> rows = world().ofStrand(new GoodsDependence());

        // Germany: imports 2, exports 10; with an excess of -.8 no concentration makes it dependent.
        assertThat(rows.get("DEU 2019 chips_dependent_margin").value()).isCloseTo(-0.8, ROUNDING);
        // Fiji: HHI between .16 and 1, of which the other criteria leave .42 above the threshold.
        Published fiji = rows.get("FJI 2019 chips_dependent_margin");
        assertThat(fiji.value()).isNull();
        assertThat(fiji.note()).isEqualTo("suppliers_mostly_unknown");
        assertThat(fiji.low()).isCloseTo(0.16 - 0.4, ROUNDING);
        assertThat(fiji.high()).isCloseTo(0.42, ROUNDING);
    }

    /** Most of what Hong Kong sells on is in nobody's books, and much of what the mainland imports is its own. */
    @Test
    void chinaAndHongKongAreNoRatioApart() {
        World in = new World().trade(TRADE, row("CHN", 2019, "HS17", "8542", "chips", 110, 318, "final"));

        assertThat(in.ofStrand(new GoodsDependence()).get("CHN 2019 chips_import_export_ratio"))
                .isEqualTo(new Published(null, 0L, null, null, null, "final", "re_exports_not_reported"));
    }

    /** With Hong Kong and Macao as one nothing between them is left: 318 of imports to 110 of exports, in billions. */
    @Test
    void chinaWithItsPartsAsOneIsARatio() {
        Supply merged = Supply.of(Nation.of("XCN"), Schemas.load().strands().of("chips"), 2019)
                .trade(new Trade(110e9, 318e9))
                .build();

        Figure ratio = GoodsDependence.ratio(merged);

        assertThat(ratio.measure()).isEqualTo("import_export_ratio");
        assertThat(ratio.estimate().value()).isCloseTo(318.0 / 110, ROUNDING);
        assertThat(ratio.noteCode()).isEmpty();
    }

    @Test
    void fewMillionsOfImportsSayNothing() {
        World in = new World()
                .trade(TRADE, row("TON", 2019, "HS17", "8542", "chips", 0.001, 0.009, "final"))
                .edges(EDGE, row("TON", 2019, "chips", "NZL", 1.0, 1))
                .spread("TON", 2019, "chips", spread(Estimate.exactly(1)));

        Published margin = in.ofStrand(new GoodsDependence()).get("TON 2019 chips_dependent_margin");

        assertThat(margin.value()).isNull();
        assertThat(margin.note()).isEqualTo("little_trade");
        assertThat(margin.high()).isCloseTo(0.6, ROUNDING);
    }

    @Test
    void marksHubs() {
        Map<String, Published> rows = world().ofStrand(new GoodsDependence());

        assertThat(rows.get("SGP 2019 chips_dependent_margin").note()).isEqualTo("hub");
    }

    private static Spread spread(Estimate herfindahl) {
        return new Spread(herfindahl, Estimate.exactly(1), Estimate.exactly(1), Optional.empty(), 1, false);
    }

    private static World world() {
        World in = new World().hub("SGP");
        for (int year = 2017; year <= 2019; year++) {
            String status = year == 2019 ? "provisional" : "final";
            in.trade(
                            TRADE,
                            row("TWN", year, "HS17", "8542", "chips", 90, 30, status),
                            row("DEU", year, "HS17", "8542", "chips", 10, 2, status),
                            row("NAM", year, "HS17", "8542", "chips", 0, 1, status),
                            row("FJI", year, "HS17", "8542", "chips", 0, 1, status),
                            row("PLW", year, "HS17", "8542", "chips", 0, 0, status),
                            row("SGP", year, "HS17", "8542", "chips", year == 2018 ? 20 : 0, 10, status))
                    .edges(
                            EDGE,
                            row("TWN", year, "chips", "DEU", 1.0, 1),
                            row("NAM", year, "chips", "TWN", 1.0, 1),
                            row("SGP", year, "chips", "TWN", 1.0, 1),
                            row("DEU", year, "chips", "TWN", 0.1, 1),
                            row("DEU", year, "chips", "UNK", 0.9, 1),
                            row("FJI", year, "chips", "TWN", 0.4, 1),
                            row("FJI", year, "chips", "UNK", 0.6, 1))
                    .spread("NAM", year, "chips", spread(Estimate.exactly(1)))
                    .spread("SGP", year, "chips", spread(Estimate.exactly(1)))
                    .spread("DEU", year, "chips", spread(new Estimate(0.5, 0.01, 0.82)))
                    .spread("FJI", year, "chips", spread(new Estimate(1, 0.16, 1)));
        }
        return in;
    }
}
