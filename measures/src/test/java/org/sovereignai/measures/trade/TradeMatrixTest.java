package org.sovereignai.measures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sovereignai.measures.network.Estimate;

/** What holds of every completed matrix; by hand on a small world, and on the published lists. */
class TradeMatrixTest {

    private static final Map<String, Region> NOWHERE = Map.of();

    /** Without any list and with wide bounds the nearest matrix to X M / W is X M / W itself. */
    @Test
    void withoutListsTradeFollowsSize() {
        TradeMatrix matrix = HeadingTrade.of(
                        List.of(TradePanel.of(
                                2024,
                                List.of(
                                        new TradePanel.Totals("A", 60_000, 0),
                                        new TradePanel.Totals("B", 40_000, 0),
                                        new TradePanel.Totals("C", 0, 70_000),
                                        new TradePanel.Totals("D", 0, 30_000)),
                                List.of())),
                        NOWHERE)
                .matrix(2024);

        assertThat(matrix.amount(0, 2).value()).isCloseTo(42_000, within(0.01));
        assertThat(matrix.amount(1, 3).value()).isCloseTo(12_000, within(0.01));
        assertThat(matrix.amount(0, 2).low()).isEqualTo(30_000);
        assertThat(matrix.basis(0, 2)).isEqualTo(Basis.ESTIMATED);
        assertThat(matrix.coverage(2)).hasValue(0);
        assertThat(PublishedTrade.supply(matrix).nation("C").largest()).isEmpty();
    }

    /** C says in 2023 that A sold it 3,000 basis points of its 100,000, 3/5 of what size would give; 2024 has no lists. */
    @Test
    void theNearestYearThatNamesAPairSpeaks() {
        List<TradePanel.Totals> totals = List.of(
                new TradePanel.Totals("A", 100_000, 0),
                new TradePanel.Totals("B", 100_000, 0),
                new TradePanel.Totals("C", 0, 100_000),
                new TradePanel.Totals("D", 0, 100_000));
        HeadingTrade heading = HeadingTrade.of(
                List.of(
                        TradePanel.of(2022, totals, List.of(list("C", "A", 100, "B", 9900))),
                        TradePanel.of(2023, totals, List.of(list("C", "A", 3000, "B", 7000))),
                        TradePanel.of(2024, totals, List.of())),
                NOWHERE);

        // Prior of C: A .3, B .7; of D: both .5 by size. By hand: a, b with rows and columns of 100,000 each give
        // F_AC / F_BC x F_BD / F_AD = 3 / 7, and F_AC = x, F_BC = 1 - x: (x / (1 - x))^2 = 3 / 7.
        double odds = Math.sqrt(3.0 / 7.0);
        TradeMatrix matrix = heading.matrix(2024);
        assertThat(matrix.amount(0, 2).value() / 100_000).isCloseTo(odds / (1 + odds), within(1e-6));
    }

    private static PartnerList list(String owner, String one, int ofOne, String other, int ofOther) {
        return new PartnerList(
                owner,
                PartnerList.Side.SOURCES,
                List.of(new PartnerList.Entry(one, ofOne), new PartnerList.Entry(other, ofOther)));
    }

    @ParameterizedTest
    @CsvSource({"8542, 2022", "8486, 2024", "8507, 2024"})
    void rowsAndColumnsSumToTotals(String heading, int year) {
        TradeMatrix matrix = PublishedTrade.heading(heading).matrix(year);
        double world = panel(heading, year).world();
        for (int area = 0; area < matrix.size(); area++) {
            double sold = 0;
            double bought = 0;
            double shares = 0;
            for (int other = 0; other < matrix.size(); other++) {
                sold += matrix.amount(area, other).value();
                bought += matrix.amount(other, area).value();
                shares += matrix.share(other, area).map(Estimate::value).orElse(0.0);
            }
            assertThat(sold).isCloseTo(matrix.exports(area), within(1e-9 * world));
            assertThat(bought).isCloseTo(matrix.imports(area), within(1e-9 * matrix.imports(area) + 1e-9));
            if (matrix.imports(area) > 0) {
                assertThat(shares).isCloseTo(1, within(1e-9));
            }
        }
    }

    @Test
    void theOrderOfRowsChangesNothing() {
        List<TradePanel> shuffled = new ArrayList<>();
        Random random = new Random(7);
        for (TradePanel panel : PublishedTrade.panels("8486")) {
            List<PartnerList> lists = new ArrayList<>();
            panel.lists().forEach(list -> {
                List<PartnerList.Entry> entries = new ArrayList<>(list.entries());
                Collections.shuffle(entries, random);
                lists.add(new PartnerList(list.owner(), list.side(), entries));
            });
            List<TradePanel.Totals> totals = new ArrayList<>(totals(panel));
            Collections.shuffle(totals, random);
            Collections.shuffle(lists, random);
            shuffled.add(TradePanel.of(panel.year(), totals, lists));
        }
        Collections.shuffle(shuffled, random);

        TradeMatrix expected = PublishedTrade.heading("8486").matrix(2023);
        TradeMatrix matrix = HeadingTrade.of(shuffled, PublishedTrade.regions()).matrix(2023);

        assertThat(matrix.codes()).isEqualTo(expected.codes());
        for (int exporter = 0; exporter < matrix.size(); exporter++) {
            for (int importer = 0; importer < matrix.size(); importer++) {
                assertThat(matrix.amount(exporter, importer)).isEqualTo(expected.amount(exporter, importer));
            }
        }
    }

    /**
     * Other years without destinations: a pair that both sides list in one year is read from the list that comes first by
     * code, as the files have it, so that names matter there by what rounding hides.
     */
    @Test
    void otherNamesChangeNothing() {
        List<TradePanel> panels = PublishedTrade.panels("8486").stream()
                .map(panel -> panel.year() == 2023
                        ? panel
                        : TradePanel.of(
                                panel.year(),
                                totals(panel),
                                panel.lists().stream()
                                        .filter(list -> list.side() == PartnerList.Side.SOURCES)
                                        .toList()))
                .toList();
        UnaryOperator<String> reversed =
                code -> new StringBuilder(code).reverse().toString();
        Map<String, Region> regions = PublishedTrade.regions();
        Map<String, Region> renamedRegions = new HashMap<>();
        regions.forEach((code, region) -> renamedRegions.put(reversed.apply(code), region));

        TradeMatrix expected = HeadingTrade.of(panels, regions).matrix(2023);
        TradeMatrix matrix = HeadingTrade.of(
                        panels.stream().map(panel -> renamed(panel, reversed)).toList(), renamedRegions)
                .matrix(2023);

        double world = panel("8486", 2023).world();
        for (int exporter = 0; exporter < expected.size(); exporter++) {
            for (int importer = 0; importer < expected.size(); importer++) {
                Estimate amount = matrix.amount(
                        matrix.place(reversed.apply(expected.codes().get(exporter)))
                                .orElseThrow(),
                        matrix.place(reversed.apply(expected.codes().get(importer)))
                                .orElseThrow());
                Estimate before = expected.amount(exporter, importer);
                assertThat(amount.value()).isCloseTo(before.value(), within(1e-7 * world));
                assertThat(amount.low()).isCloseTo(before.low(), within(3.0));
                assertThat(amount.high()).isCloseTo(before.high(), within(3.0));
            }
        }
    }

    /** The panel without the list of the area, as if it had never been published. */
    private static TradePanel hiding(String owner, TradePanel panel) {
        List<TradePanel.Totals> totals = IntStream.range(0, panel.size())
                .mapToObj(area ->
                        new TradePanel.Totals(panel.codes().get(area), panel.exports(area), panel.imports(area)))
                .toList();
        return TradePanel.of(
                panel.year(),
                totals,
                panel.lists().stream()
                        .filter(list -> !list.owner().equals(owner))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"8542, IND", "8542, DEU", "8542, TWN", "8486, CHN", "8486, NLD"})
    void aHiddenListOnlyWidens(String heading, String owner) {
        int year = 2024;
        TradePanel panel = panel(heading, year);
        TradeMatrix told = PublishedTrade.heading(heading).matrix(year);
        List<TradePanel> panels = PublishedTrade.panels(heading).stream()
                .map(any -> any.year() == year ? hiding(owner, panel) : any)
                .toList();
        TradeMatrix hidden = HeadingTrade.of(panels, PublishedTrade.regions()).matrix(year);
        StrandTrade supplyTold = PublishedTrade.supply(told);
        StrandTrade supplyHidden = PublishedTrade.supply(hidden);

        for (int importer = 0; importer < told.size(); importer++) {
            for (int exporter = 0; exporter < told.size(); exporter++) {
                assertThat(hidden.amount(exporter, importer).low())
                        .isLessThanOrEqualTo(told.amount(exporter, importer).low() + 3);
                assertThat(hidden.amount(exporter, importer).high())
                        .isGreaterThanOrEqualTo(told.amount(exporter, importer).high() - 3);
            }
            if (told.imports(importer) > 1e6) {
                String code = told.codes().get(importer);
                Estimate before = supplyTold.nation(code).concentration().orElseThrow();
                Estimate after = supplyHidden.nation(code).concentration().orElseThrow();
                assertThat(after.low()).isLessThanOrEqualTo(before.low() + 1e-5);
                assertThat(after.high()).isGreaterThanOrEqualTo(before.high() - 1e-5);
            }
        }
    }

    @Test
    void drawsStayWithinWhatTheListsAllow() {
        TradeMatrix matrix = PublishedTrade.heading("8542").matrix(2024);
        for (String code : List.of("KOR", "USA", "DEU", "LAO")) {
            int importer = matrix.place(code).orElseThrow();
            ImportDraws draws = matrix.draws(importer);
            double[] one = drawn(draws, 5);
            assertThat(one).isEqualTo(drawn(draws, 5)).isNotEqualTo(drawn(draws, 6));
            double sum = 0;
            double ofSmallest = 0;
            for (int exporter = 0; exporter < matrix.size(); exporter++) {
                Estimate amount = matrix.amount(exporter, importer);
                int place = Arrays.binarySearch(draws.suppliers(), exporter);
                if (place < 0) {
                    ofSmallest += amount.value();
                } else if (matrix.isListed(exporter, importer)) {
                    assertThat(one[place]).isEqualTo(amount.value());
                } else {
                    assertThat(one[place]).isBetween(amount.low(), amount.high());
                }
                sum += place < 0 ? amount.value() : one[place];
            }
            assertThat(ofSmallest).isLessThanOrEqualTo(1e-4 * matrix.imports(importer));
            assertThat(sum).isCloseTo(matrix.imports(importer), within(1e-9 * matrix.imports(importer)));
        }
    }

    private static double[] drawn(ImportDraws draws, long seed) {
        double[] drawn = new double[draws.suppliers().length];
        draws.next(new Multipliers(seed), drawn);
        return drawn;
    }

    private static TradePanel renamed(TradePanel panel, UnaryOperator<String> name) {
        return TradePanel.of(
                panel.year(),
                totals(panel).stream()
                        .map(area -> new TradePanel.Totals(name.apply(area.code()), area.exports(), area.imports()))
                        .toList(),
                panel.lists().stream()
                        .map(list -> new PartnerList(
                                name.apply(list.owner()),
                                list.side(),
                                list.entries().stream()
                                        .map(entry ->
                                                new PartnerList.Entry(name.apply(entry.partner()), entry.basisPoints()))
                                        .toList()))
                        .toList());
    }

    private static List<TradePanel.Totals> totals(TradePanel panel) {
        List<TradePanel.Totals> totals = new ArrayList<>();
        for (int area = 0; area < panel.size(); area++) {
            totals.add(new TradePanel.Totals(panel.codes().get(area), panel.exports(area), panel.imports(area)));
        }
        return totals;
    }

    private static TradePanel panel(String heading, int year) {
        return PublishedTrade.heading(heading).panels().stream()
                .filter(panel -> panel.year() == year)
                .findFirst()
                .orElseThrow();
    }
}
