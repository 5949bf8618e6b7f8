package org.sovereignai.measures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.measures.network.DomesticPart;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.network.Networks;
import org.sovereignai.measures.network.ShareMatrix;

/** Origins and ways of the published lists that an independent program gave. */
class SupplyChainFiguresTest {

    private static final int YEAR = 2024;
    private static final Offset<Double> HELD = within(5e-4);
    private static final Offset<Double> THREE_DIGITS = within(6e-4);
    private static final Map<String, SupplyChain> APART = new HashMap<>();
    private static final Map<String, SupplyChain> MERGED = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "CHN, LAO, .929",
        "CHN, IND, .740",
        "USA, DEU, .295",
        "JPN, DEU, .153",
        "NLD, DEU, .160",
        "NLD, KOR, .296"
    })
    void originOfMachines(String maker, String importer, double share) {
        SupplyChain machines = apart("8486");

        assertThat(origin(machines, importer, maker).value()).isCloseTo(share, HELD);
    }

    @ParameterizedTest
    @CsvSource({"JPN, .245", "NLD, .183", "USA, .163", "SGP, .085", "MYS, .074", "KOR, .071", "CHN, .055"})
    void originOfTheWorldsMachines(String maker, double share) {
        SupplyChain machines = apart("8486");
        TradeMatrix matrix = machines.matrix();
        double made = 0;
        double world = 0;
        for (int importer = 0; importer < matrix.size(); importer++) {
            made += matrix.imports(importer)
                    * machines.origin(importer, place(matrix, maker))
                            .map(Estimate::value)
                            .orElse(0.0);
            world += matrix.imports(importer);
        }
        assertThat(made / world).isCloseTo(share, THREE_DIGITS);
    }

    @ParameterizedTest
    @CsvSource({
        "IND, TWN, .253, .318",
        "IND, CHN, .469, .270",
        "DEU, TWN, .177, .251",
        "USA, TWN, .279, .302",
        "VNM, TWN, .069, .216",
        "JPN, TWN, .602, .535"
    })
    void chipsDirectAndEmbodied(String importer, String supplier, double direct, double embodied) {
        SupplyChain chips = apart("8542");
        TradeMatrix matrix = chips.matrix();

        assertThat(matrix.share(place(matrix, supplier), place(matrix, importer))
                        .orElseThrow()
                        .value())
                .isCloseTo(direct, THREE_DIGITS);
        assertThat(origin(chips, importer, supplier).value()).isCloseTo(embodied, THREE_DIGITS);
    }

    @Test
    void chinaIsOneNationWithHongKongAndMacao() {
        SupplyChain chips = merged("8542");
        TradeMatrix matrix = chips.matrix();
        int china = place(matrix, Makers.CHINA);

        assertThat(matrix.exports(china)).isCloseTo(110.0e9, within(0.06e9));
        assertThat(matrix.imports(china)).isCloseTo(317.7e9, within(0.06e9));
        assertThat(direct(matrix, Makers.CHINA, "TWN")).isCloseTo(.303, THREE_DIGITS);
        assertThat(direct(matrix, Makers.CHINA, "KOR")).isCloseTo(.225, THREE_DIGITS);
        assertThat(direct(matrix, Makers.CHINA, "SGP")).isCloseTo(.140, THREE_DIGITS);
        assertThat(Makers.of("8542")
                        .withUnion(Makers.CHINA, Makers.CHINAS)
                        .parts(matrix)
                        .get(china)
                        .central())
                .isCloseTo(.257, THREE_DIGITS);
        assertThat(origin(chips, "IRN", Makers.CHINA).value()).isCloseTo(.266, THREE_DIGITS);
    }

    @Test
    void addedUpAfterwardsChinaWouldSeemToMakeTwiceAsMuch() {
        SupplyChain chips = apart("8542");
        double iran = Makers.CHINAS.stream()
                .mapToDouble(code -> origin(chips, "IRN", code).value())
                .sum();
        TradeMatrix matrix = chips.matrix();

        assertThat(iran).isCloseTo(.498, THREE_DIGITS);
        assertThat(Makers.of("8542").parts(matrix).get(place(matrix, "CHN")).central())
                .isCloseTo(.496, THREE_DIGITS);
    }

    @Test
    void whoStandsOnTheWayOfRussiasChips() {
        SupplyChain chips = merged("8542");
        TradeMatrix matrix = chips.matrix();
        int russia = place(matrix, "RUS");
        int china = place(matrix, Makers.CHINA);

        assertThat(direct(matrix, "RUS", Makers.CHINA)).isCloseTo(.906, THREE_DIGITS);
        assertThat(direct(apart("8542").matrix(), "RUS", "CHN")).isCloseTo(.332, THREE_DIGITS);
        assertThat(direct(matrix, "RUS", "TWN")).isCloseTo(.002, THREE_DIGITS);
        assertThat(origin(chips, "RUS", Makers.CHINA).value())
                .isLessThan(.27)
                .isLessThan(origin(chips, "RUS", "TWN").value());
        assertThat(chips.onTheWay(china).share(russia).orElseThrow().value()).isCloseTo(.934, THREE_DIGITS);
    }

    @ParameterizedTest
    @CsvSource({"2021, 524e9, 480e9"})
    void circuitsMadeMeetTheirWorldSales(int year, double apart, double merged) {
        TradeMatrix matrix = PublishedTrade.heading("8542").matrix(year);
        TradeMatrix union = matrix.merging(Makers.CHINAS, Makers.CHINA);

        assertThat(made(matrix, Makers.of("8542"))).isCloseTo(apart, within(0.6e9));
        assertThat(made(union, Makers.of("8542").withUnion(Makers.CHINA, Makers.CHINAS)))
                .isCloseTo(merged, within(0.6e9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8542", "8486", "8471", "8504", "8507"})
    void onTheWayIsAtLeastDirectAndOrigin(String heading) {
        SupplyChain chain = merged(heading);
        TradeMatrix matrix = chain.matrix();
        for (int area = 0; area < matrix.size(); area++) {
            var passage = chain.onTheWay(area);
            for (int importer = 0; importer < matrix.size(); importer++) {
                if (matrix.imports(importer) > 0) {
                    Estimate met = passage.share(importer).orElseThrow();
                    Estimate made = chain.origin(importer, area).orElseThrow();
                    double direct = matrix.share(area, importer).orElseThrow().value();
                    assertThat(met.value()).isGreaterThanOrEqualTo(Math.max(direct, made.value()) - 1e-12);
                    assertThat(met.low()).isGreaterThanOrEqualTo(direct - 1e-9);
                    assertThat(met.high()).isGreaterThanOrEqualTo(made.high() - 1e-9);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"XCN", "TWN", "SGP", "DEU"})
    void onTheWayIsTheOriginIfAllThatIsSoldWereMade(String code) {
        SupplyChain chain = merged("8542");
        TradeMatrix matrix = chain.matrix();
        int area = place(matrix, code);
        List<DomesticPart> parts =
                Makers.of("8542").withUnion(Makers.CHINA, Makers.CHINAS).parts(matrix);
        double[] domestic = parts.stream().mapToDouble(DomesticPart::central).toArray();
        domestic[area] = 1;
        var traced = Networks.traced(matrix.shares(), domestic);
        for (int importer = 0; importer < matrix.size(); importer++) {
            if (matrix.imports(importer) > 0) {
                assertThat(chain.onTheWay(area).share(importer).orElseThrow().value())
                        .isCloseTo(traced.share(importer, area).orElseThrow(), within(1e-9));
            }
        }
    }

    @Test
    void ofABlocOnTheWayIsTheOriginIfAllThatItsMembersSellWereMade() {
        SupplyChain chain = merged("8542");
        TradeMatrix matrix = chain.matrix();
        List<Integer> bloc = List.of("DEU", "FRA", "NLD", "ITA", "IRL").stream()
                .map(code -> place(matrix, code))
                .toList();
        List<DomesticPart> parts =
                Makers.of("8542").withUnion(Makers.CHINA, Makers.CHINAS).parts(matrix);
        double[] domestic = parts.stream().mapToDouble(DomesticPart::central).toArray();
        bloc.forEach(member -> domestic[member] = 1);
        var traced = Networks.traced(matrix.shares(), domestic);
        for (int importer = 0; importer < matrix.size(); importer++) {
            if (matrix.imports(importer) > 0) {
                int nation = importer;
                double made = bloc.stream()
                        .mapToDouble(member -> traced.share(nation, member).orElseThrow())
                        .sum();
                assertThat(chain.onTheWay(bloc).share(importer).orElseThrow().value())
                        .isCloseTo(made, within(1e-9));
            }
        }
    }

    @Test
    void aGivenFirstStepLeadsWhereTheMatrixLeads() {
        SupplyChain chain = merged("8486");
        TradeMatrix matrix = chain.matrix();
        int india = place(matrix, "IND");
        double[] sellers = matrix.shares().knownShares(india);
        double[] made = chain.originOf(sellers);
        for (int area = 0; area < matrix.size(); area++) {
            assertThat(made[area])
                    .isCloseTo(chain.origin(india, area).orElseThrow().value(), within(1e-9));
            assertThat(chain.onTheWayOf(sellers, area).value())
                    .isCloseTo(chain.onTheWay(area).share(india).orElseThrow().value(), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8542", "8486"})
    void whereNobodySellsOnTheOriginIsTheSeller(String heading) {
        TradeMatrix matrix = apart(heading).matrix();
        ShareMatrix shares = matrix.shares();
        double[] all = new double[matrix.size()];
        Arrays.fill(all, 1);
        var traced = Networks.traced(shares, all);
        for (int importer = 0; importer < matrix.size(); importer++) {
            if (matrix.imports(importer) > 0) {
                double sum = 0;
                for (int maker = 0; maker < matrix.size(); maker++) {
                    double share = traced.share(importer, maker).orElseThrow();
                    assertThat(share).isCloseTo(shares.share(importer, maker).orElseThrow(), within(1e-12));
                    sum += share;
                }
                assertThat(sum).isCloseTo(1, within(1e-12));
            }
        }
    }

    private static double made(TradeMatrix matrix, HomeMade homeMade) {
        List<DomesticPart> parts = homeMade.parts(matrix);
        double made = 0;
        for (int area = 0; area < matrix.size(); area++) {
            made += parts.get(area).central() * matrix.exports(area);
        }
        return made;
    }

    private static SupplyChain apart(String heading) {
        return APART.computeIfAbsent(
                heading, code -> SupplyChain.of(PublishedTrade.heading(code).matrix(YEAR), Makers.of(code)));
    }

    private static SupplyChain merged(String heading) {
        return MERGED.computeIfAbsent(
                heading,
                code -> SupplyChain.of(
                        PublishedTrade.heading(code).matrix(YEAR).merging(Makers.CHINAS, Makers.CHINA),
                        Makers.of(code).withUnion(Makers.CHINA, Makers.CHINAS)));
    }

    private static Estimate origin(SupplyChain chain, String importer, String maker) {
        return chain.origin(place(chain.matrix(), importer), place(chain.matrix(), maker))
                .orElseThrow();
    }

    private static double direct(TradeMatrix matrix, String importer, String supplier) {
        return matrix.share(place(matrix, supplier), place(matrix, importer))
                .orElseThrow()
                .value();
    }

    private static int place(TradeMatrix matrix, String code) {
        return matrix.place(code).orElseThrow();
    }
}
