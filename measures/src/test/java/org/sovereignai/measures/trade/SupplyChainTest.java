package org.sovereignai.measures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.schemas.Strand;

/** A sells 100 to B, which sells 80 to C and 20 back to A; D sells 20 to C. */
class SupplyChainTest {

    private static final Offset<Double> ROUNDING = within(1e-12);
    private static final TradeMatrix TRADE = TradeMatrix.ofFlows(
            2024,
            List.of(
                    new TradeMatrix.Flow("A", "B", 100),
                    new TradeMatrix.Flow("B", "C", 80),
                    new TradeMatrix.Flow("B", "A", 20),
                    new TradeMatrix.Flow("D", "C", 20)));
    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;
    private static final int D = 3;

    /** Chips: A and D make them. d of A is at least .8, central 100 / 120, at most 1; B sells on all; D makes all. */
    private static final SupplyChain CHAIN = SupplyChain.of(
            TRADE,
            new HomeMade(Strand.Nature.INTERMEDIATE, 0, Optional.of(Set.of("A", "D")), Set.of(), Set.of(), Set.of()));

    @Test
    void ofFlowsAllIsReported() {
        assertThat(TRADE.basis(A, B)).isEqualTo(Basis.REPORTED);
        assertThat(TRADE.amount(A, B)).isEqualTo(Estimate.exactly(100));
        assertThat(TRADE.coverage(C)).hasValue(1);
        assertThat(TRADE.share(B, D)).isEmpty();
        StrandTrade.Nation c = PublishedTrade.supply(TRADE).nation("C");
        assertThat(c.listed()).isEqualTo(2);
        assertThat(c.concentration().orElseThrow().value()).isCloseTo(0.64 + 0.04, ROUNDING);
    }

    @Test
    void goodsThatAreSoldOnComeFromWhoMadeThem() {
        assertThat(CHAIN.origin(C, A).orElseThrow().value()).isCloseTo(0.8, ROUNDING);
        assertThat(CHAIN.origin(C, B).orElseThrow().value()).isZero();
        assertThat(CHAIN.origin(C, D).orElseThrow()).isEqualTo(Estimate.exactly(0.2));
        assertThat(CHAIN.unknownOrigin(C).orElseThrow().value()).isZero();
        assertThat(CHAIN.origin(D, A)).isEmpty();
    }

    @Test
    void whoSellsOnStandsOnTheWay() {
        assertThat(CHAIN.onTheWay(B).share(C).orElseThrow()).isEqualTo(Estimate.exactly(0.8));
        assertThat(CHAIN.onTheWay(A).share(C).orElseThrow().value()).isCloseTo(0.8, ROUNDING);
        assertThat(CHAIN.onTheWay(List.of(A, B)).share(C).orElseThrow().value()).isCloseTo(0.8, ROUNDING);
        assertThat(CHAIN.onTheWay(List.of(A, B, D)).share(C).orElseThrow().value())
                .isCloseTo(1, ROUNDING);
        assertThat(CHAIN.onTheWay(B).share(D)).isEmpty();
    }

    /** What A gets from B came from A; what A made and bought back it met twice, which counts once. */
    @Test
    void aWayThatMeetsSomebodyTwiceCountsOnce() {
        assertThat(CHAIN.onTheWay(A).share(A).orElseThrow().value()).isCloseTo(1, ROUNDING);
        assertThat(CHAIN.onTheWay(B).share(A).orElseThrow().value()).isCloseTo(1, ROUNDING);
    }

    @Test
    void anotherFirstStepLeadsOn() {
        double[] fromB = {0, 1, 0, 0};

        assertThat(CHAIN.originOf(fromB)[A]).isCloseTo(1, ROUNDING);
        assertThat(CHAIN.onTheWayOf(fromB, B).value()).isCloseTo(1, ROUNDING);
        assertThat(CHAIN.onTheWayOf(fromB, A).value()).isCloseTo(1, ROUNDING);
        assertThat(CHAIN.onTheWayOf(fromB, D).value()).isZero();
    }

    @Test
    void mergedWhatTheySellEachOtherIsTakenOut() {
        TradeMatrix merged = TRADE.merging(List.of("A", "B", "Z"), "U");

        assertThat(merged.codes()).containsExactly("C", "D", "U");
        assertThat(merged.exports(2)).isEqualTo(80);
        assertThat(merged.imports(2)).isZero();
        assertThat(merged.amount(2, 0)).isEqualTo(Estimate.exactly(80));
        assertThat(merged.basis(2, 0)).isEqualTo(Basis.REPORTED);
        assertThat(PublishedTrade.supply(merged).nation("C").listed()).isEqualTo(2);
    }

    @Test
    void aMatrixIsReadBackAsItWasWritten() {
        TradeMatrix read = TradeMatrix.of(2024, TRADE.importers());

        assertThat(read.codes()).isEqualTo(TRADE.codes());
        assertThat(read.amount(B, C)).isEqualTo(TRADE.amount(B, C));
        assertThat(PublishedTrade.supply(read).nation("C").listed()).isEqualTo(2);
        assertThat(read.coverage(C)).hasValue(1);
    }

    /** C's customs name B for 30 and nobody for 10: of B's goods all came from A. */
    @Test
    void aReportStandsForItsNationAlone() {
        StrandTrade trade = StrandTrade.of(List.of(StrandTrade.heading(
                CHAIN, Map.of("C", new ImportReport(Map.of("B", 30.0), 10)))));

        assertThat(trade.nation("C").imports()).isEqualTo(40);
        assertThat(trade.nation("C").unnamed()).isCloseTo(0.25, ROUNDING);
        assertThat(trade.nation("C").coverage()).isCloseTo(0.75, ROUNDING);
        StrandTrade.Supplier a = trade.suppliers("C").get(0);
        assertThat(a.origin().value()).isCloseTo(0.75, ROUNDING);
        assertThat(a.origin().high()).isCloseTo(1, ROUNDING);
        assertThat(trade.unknownOrigin("C").orElseThrow().value()).isCloseTo(0.25, ROUNDING);
        assertThat(trade.nation("B").concentration().orElseThrow()).isEqualTo(Estimate.exactly(1));
    }

    /**
     * A sells 60, B 40; C bought half of 50 from each, says its list, and nobody lists what D bought. Of C and D as one both are
     * listed suppliers, but only what C bought is listed.
     */
    @Test
    void ofSeveralAsOneIsListedWhatIsListedOfEach() {
        TradeMatrix matrix = HeadingTrade.of(
                        List.of(TradePanel.of(
                                2024,
                                List.of(
                                        new TradePanel.Totals("A", 60_000, 0),
                                        new TradePanel.Totals("B", 40_000, 0),
                                        new TradePanel.Totals("C", 0, 50_000),
                                        new TradePanel.Totals("D", 0, 50_000)),
                                List.of(new PartnerList(
                                        "C",
                                        PartnerList.Side.SOURCES,
                                        List.of(new PartnerList.Entry("A", 5000), new PartnerList.Entry("B", 5000)))))),
                        Map.of())
                .matrix(2024);
        HomeMade homeMade =
                new HomeMade(Strand.Nature.CAPITAL, 0, Optional.of(Set.of("A", "B")), Set.of(), Set.of(), Set.of());
        TradeMatrix merged = matrix.merging(List.of("C", "D"), "E");
        StrandTrade.Nation one = StrandTrade.of(
                        List.of(StrandTrade.heading(SupplyChain.of(merged, homeMade), Map.of())))
                .nation("E");

        assertThat(one.listed()).isEqualTo(2);
        assertThat(one.coverage()).isCloseTo(0.5, within(1e-4));
    }
}
