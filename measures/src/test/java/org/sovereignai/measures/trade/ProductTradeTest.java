package org.sovereignai.measures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.schemas.Strand;

/** Examples worked out by hand, and the same figures by the classes that measure strands. */
class ProductTradeTest {

    private static final List<String> CODES = List.of("CHN", "DEU", "HKG", "KOR", "MAC", "TWN");
    private static final Set<String> CHINA = Set.of("CHN", "HKG", "MAC");

    /**
     * Germany buys for 60 from Taiwan, 30 from South Korea and 10 from Hong Kong; South Korea for 30 from Taiwan, Hong Kong for 40
     * from China and 10 from Taiwan, China for 5 from Hong Kong.
     */
    private static ProductTrade trade(Optional<HomeMade> homeMade) {
        return ProductTrade.of(
                CODES,
                new int[] {0, 1, 1, 1, 2, 2, 3},
                new int[] {2, 2, 3, 5, 0, 5, 5},
                new long[] {500, 1000, 3000, 6000, 4000, 1000, 3000},
                CHINA,
                "XCN",
                homeMade);
    }

    private static ProductTrade.Nation nation(ProductTrade trade, String code) {
        return trade.nations().stream()
                .filter(nation -> nation.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static ProductTrade.Pair pair(ProductTrade trade, String importer, String supplier) {
        return trade.pairs("OTH", "UNK").stream()
                .filter(pair ->
                        pair.importer().equals(importer) && pair.supplier().equals(supplier))
                .findFirst()
                .orElseThrow();
    }

    private static HomeMade intermediate(String... makers) {
        return new HomeMade(Strand.Nature.INTERMEDIATE, 0, Optional.of(Set.of(makers)), Set.of(), Set.of(), Set.of());
    }

    @Test
    void concentrationNeedsNoNature() {
        ProductTrade trade = trade(Optional.empty());

        ProductTrade.Nation germany = nation(trade, "DEU");
        assertThat(germany.imports()).isEqualTo(100);
        assertThat(germany.suppliers()).isEqualTo(3);
        assertThat(germany.concentration()).isCloseTo(.36 + .09 + .01, within(1e-15));
        assertThat(germany.top()).isEqualTo(.6);
        assertThat(germany.largest()).isEqualTo("TWN");
        assertThat(germany.withheld()).isEqualTo(Estimate.between(.6, 1));
        assertThat(germany.withheldBy()).isEmpty();
        assertThat(germany.withheldOfUse()).isNaN();
        assertThat(germany.homeMade()).isEqualTo(Estimate.NONE);
        assertThat(nation(trade, "TWN").concentration()).isNaN();
        assertThat(nation(trade, "TWN").exports()).isEqualTo(100);
        assertThat(pair(trade, "DEU", "HKG").origin()).isEqualTo(Estimate.NONE);
    }

    /** Bought from abroad are 10 from Taiwan; what Hong Kong and China sell each other is no trade of theirs as one. */
    @Test
    void chinaIsOneNationBesideItsParts() {
        ProductTrade trade = trade(Optional.empty());

        assertThat(trade.nations())
                .extracting(ProductTrade.Nation::code)
                .containsExactly("CHN", "DEU", "HKG", "KOR", "TWN", "XCN");
        ProductTrade.Nation china = nation(trade, "XCN");
        assertThat(china.imports()).isEqualTo(10);
        assertThat(china.exports()).isEqualTo(10);
        assertThat(china.concentration()).isEqualTo(1);
        assertThat(nation(trade, "HKG").concentration()).isCloseTo(.64 + .04, within(1e-15));
        assertThat(nation(trade, "HKG").withheld()).isEqualTo(Estimate.NONE);
    }

    /**
     * South Korea pools 30 of its own with 30 from Taiwan, so that half of what it sells is Taiwan's; China as one pools 10 with 10,
     * likewise. By origin Germany has .6 + .15 + .05 from Taiwan, which stands on the way of the same.
     */
    @Test
    void originFollowsTheNature() {
        ProductTrade trade = trade(Optional.of(intermediate("TWN", "KOR", "CHN")));

        assertThat(pair(trade, "DEU", "TWN").direct()).isEqualTo(.6);
        assertThat(pair(trade, "DEU", "KOR").origin().value()).isCloseTo(.15, within(1e-12));
        assertThat(pair(trade, "DEU", "KOR").onTheWay().value()).isCloseTo(.3, within(1e-12));
        ProductTrade.Nation germany = nation(trade, "DEU");
        assertThat(germany.withheld().value()).isCloseTo(.8, within(1e-12));
        assertThat(germany.withheld().low()).isCloseTo(.6, within(1e-12));
        assertThat(germany.withheld().high()).isCloseTo(1, within(1e-12));
        assertThat(germany.withheldBy()).isEqualTo("TWN");
        assertThat(germany.withheldOfUse()).isCloseTo(.8, within(1e-12));
        // Of 30 from Taiwan alone, beside 15 that it makes and sells.
        assertThat(nation(trade, "KOR").withheldOfUse()).isCloseTo(30.0 / 45, within(1e-12));
        assertThat(nation(trade, "KOR").homeMade().value()).isCloseTo(.5, within(1e-12));
    }

    @Test
    void theRestIsOneRow() {
        int[] importers = new int[120];
        int[] exporters = IntStream.rangeClosed(1, 120).toArray();
        long[] cents = IntStream.rangeClosed(1, 120)
                .mapToLong(k -> k <= 118 ? 100 : 100_000)
                .toArray();
        List<String> codes = IntStream.rangeClosed(0, 120)
                .mapToObj(k -> "%c%c%c".formatted('A' + k / 26, 'A' + k % 26, 'A'))
                .toList();
        ProductTrade trade = ProductTrade.of(codes, importers, exporters, cents, CHINA, "XCN", Optional.empty());

        List<ProductTrade.Pair> pairs = trade.pairs("OTH", "UNK");

        assertThat(pairs)
                .extracting(ProductTrade.Pair::supplier)
                .containsExactly(codes.get(119), codes.get(120), "OTH");
        assertThat(pairs.get(2).amount()).isEqualTo(118);
        assertThat(pairs.stream().mapToDouble(ProductTrade.Pair::direct).sum()).isCloseTo(1, within(1e-12));
        assertThat(trade.nations().get(0).suppliers()).isEqualTo(120);
        assertThat(trade.nations().get(0).largest()).as("two are as large").isEmpty();
    }

    /** Whatever the goods, it is what the classes say that measure strands. */
    @Test
    void agreesWithTheStrandsOfGoods() {
        Random random = new Random(7);
        List<String> codes =
                List.of("AUT", "BEL", "CHN", "DEU", "FRA", "HKG", "JPN", "KOR", "MAC", "NLD", "TWN", "USA");
        List<TradeMatrix.Flow> flows = new java.util.ArrayList<>();
        List<int[]> places = new java.util.ArrayList<>();
        for (int importer = 0; importer < codes.size(); importer++) {
            for (int exporter = 0; exporter < codes.size(); exporter++) {
                if (importer != exporter && random.nextInt(3) > 0) {
                    int cents = 1 + random.nextInt(1_000_000);
                    places.add(new int[] {importer, exporter, cents});
                    flows.add(new TradeMatrix.Flow(codes.get(exporter), codes.get(importer), cents / 100.0));
                }
            }
        }
        HomeMade homeMade = intermediate("CHN", "TWN", "KOR", "USA", "JPN");
        ProductTrade trade = ProductTrade.of(
                codes,
                places.stream().mapToInt(flow -> flow[0]).toArray(),
                places.stream().mapToInt(flow -> flow[1]).toArray(),
                places.stream().mapToLong(flow -> flow[2]).toArray(),
                CHINA,
                "XCN",
                Optional.of(homeMade));
        TradeMatrix matrix = TradeMatrix.ofFlows(2024, flows);
        SupplyChain chain = SupplyChain.of(matrix, homeMade);
        TradeMatrix one = matrix.merging(CHINA, "XCN");
        SupplyChain united = SupplyChain.of(one, homeMade.withUnion("XCN", CHINA));

        for (ProductTrade.Nation nation : trade.nations()) {
            TradeMatrix own = nation.code().equals("XCN") ? one : matrix;
            StrandTrade.Nation supplied = PublishedTrade.supply(own).nation(nation.code());
            assertThat(nation.concentration())
                    .isCloseTo(supplied.concentration().orElseThrow().value(), within(1e-12));
            assertThat(nation.suppliers()).isEqualTo(supplied.listed());
            if (!CHINA.contains(nation.code())) {
                int importer = one.place(nation.code()).orElseThrow();
                double most = IntStream.range(0, one.size())
                        .filter(area -> area != importer)
                        .mapToDouble(area -> united.onTheWay(area)
                                .share(importer)
                                .orElseThrow()
                                .value())
                        .max()
                        .orElseThrow();
                assertThat(nation.withheld().value()).isCloseTo(most, within(1e-12));
            }
        }
        for (ProductTrade.Pair pair : trade.pairs("OTH", "UNK")) {
            if (matrix.place(pair.supplier()).isPresent()) {
                int importer = matrix.place(pair.importer()).orElseThrow();
                int supplier = matrix.place(pair.supplier()).orElseThrow();
                assertThat(pair.origin())
                        .isEqualTo(chain.origin(importer, supplier).orElseThrow());
                assertThat(pair.onTheWay())
                        .isEqualTo(chain.onTheWay(supplier).share(importer).orElseThrow());
            }
        }
        for (String importer : codes) {
            assertThat(trade.pairs("OTH", "UNK").stream()
                            .filter(pair -> pair.importer().equals(importer))
                            .mapToDouble(pair -> pair.origin().value())
                            .sum())
                    .isCloseTo(1, within(1e-9));
        }
    }
}
