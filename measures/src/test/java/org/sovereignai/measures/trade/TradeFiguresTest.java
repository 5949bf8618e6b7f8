package org.sovereignai.measures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sovereignai.measures.network.Estimate;

/** Figures of the published lists that an independent program gave. */
class TradeFiguresTest {

    private static final int YEAR = 2024;
    private static final Offset<Double> HELD = within(1e-4);

    @ParameterizedTest
    @CsvSource({
        "8542, .86906, .73575, 1328, .679, .190, .131",
        "8486, .91299, .49948, 722, .689, .224, .087",
        "8471, .88177, .99995, 1963, .819, .062, .119",
        "8504, .75506, 2.81814, 1932, .591, .164, .245",
        "8507, .89047, 1.15186, 1869, .796, .094, .110"
    })
    void listsSayThisMuch(
            String heading,
            double listed,
            double width,
            int pairs,
            double reported,
            double mirrored,
            double estimated) {
        TradePanel panel = panel(heading);
        PairBounds bounds = PairBounds.of(panel);
        TradeMatrix matrix = PublishedTrade.heading(heading).matrix(YEAR);
        double[] byBasis = new double[Basis.values().length];
        double middle = 0;
        double widths = 0;
        int count = 0;
        for (int exporter = 0; exporter < matrix.size(); exporter++) {
            for (int importer = 0; importer < matrix.size(); importer++) {
                Estimate amount = matrix.amount(exporter, importer);
                byBasis[matrix.basis(exporter, importer).ordinal()] += amount.value();
                widths += amount.high() - amount.low();
                if (matrix.isListed(exporter, importer)) {
                    count++;
                    middle += bounds.listed[exporter][importer];
                }
            }
        }
        assertThat(middle / panel.world()).isCloseTo(listed, HELD);
        assertThat(widths / panel.world()).isCloseTo(width, HELD);
        assertThat(count).isEqualTo(pairs);
        assertThat(bounds.contradictions()).isZero();
        assertThat(byBasis[0] / panel.world()).isCloseTo(reported, within(6e-4));
        assertThat(byBasis[1] / panel.world()).isCloseTo(mirrored, within(6e-4));
        assertThat(byBasis[2] / panel.world()).isCloseTo(estimated, within(6e-4));
    }

    @ParameterizedTest
    @CsvSource({"8542, 2838", "8486, 10098"})
    void someCannotTrade(String heading, int pairs) {
        assertThat(PairBounds.of(panel(heading)).zeros()).isEqualTo(pairs);
    }

    @ParameterizedTest
    @CsvSource({
        "8542, CHN, KOR, .24634, .27340, .30104, .42714",
        "8542, SGP, MYS, .07539, .08719, .15355, .36810",
        "8542, TWN, DEU, .16832, .13482, .17661, .28099",
        "8542, DEU, ITA, .04520, .28191, .31880, .39983",
        "8486, KOR, USA, .06513, .06234, .06419, .20552",
        "8471, CHN, MEX, .37274, .34981, .32444, .38750",
        "8504, DEU, CHN, .15177, .13779, .22372, .49610",
        "8507, CHN, POL, .43568, .38938, .51282, .68206"
    })
    void unlistedPairsAreCompleted(
            String heading,
            String exporter,
            String importer,
            double bySize,
            double byNeighbours,
            double byOtherYears,
            double high) {
        double[] expected = {bySize, byNeighbours, byOtherYears};
        for (Prior prior : Prior.values()) {
            Estimate share = share(PublishedTrade.heading(heading).matrix(YEAR, prior), exporter, importer);

            assertThat(share.value()).as(prior.name()).isCloseTo(expected[prior.ordinal()], HELD);
            assertThat(share.low()).isZero();
            assertThat(share.high()).isCloseTo(high, HELD);
        }
    }

    @ParameterizedTest
    @CsvSource({"KOR, .24005, .15697, .32732", "USA, .16280, .15362, .19384", "DEU, .09089, .04502, .45236"})
    void concentrationOfChips(String importer, double value, double low, double high) {
        StrandTrade chips = PublishedTrade.supply(PublishedTrade.heading("8542").matrix(YEAR));

        Estimate index = chips.nation(importer).concentration().orElseThrow();

        assertThat(index.value()).isCloseTo(value, HELD);
        assertThat(index.low()).isCloseTo(low, HELD);
        assertThat(index.high()).isCloseTo(high, HELD);
    }

    /** Nations whose largest supplier is certain whatever the lists leave out. */
    @ParameterizedTest
    @CsvSource({"8542, 113, 222"})
    void someLargestSuppliersAreCertain(String heading, int certain, int importers) {
        StrandTrade supply =
                PublishedTrade.supply(PublishedTrade.heading(heading).matrix(YEAR));
        int found = 0;
        int buying = 0;
        for (String code : supply.codes()) {
            buying += supply.imports(code) > 0 ? 1 : 0;
            found += supply.nation(code).largest().isPresent() ? 1 : 0;
        }
        assertThat(buying).isEqualTo(importers);
        assertThat(found).isEqualTo(certain);
    }

    private static TradePanel panel(String heading) {
        return PublishedTrade.heading(heading).panels().stream()
                .filter(panel -> panel.year() == YEAR)
                .findFirst()
                .orElseThrow();
    }

    private static Estimate share(TradeMatrix matrix, String exporter, String importer) {
        return matrix.share(
                        matrix.place(exporter).orElseThrow(),
                        matrix.place(importer).orElseThrow())
                .orElseThrow();
    }
}
