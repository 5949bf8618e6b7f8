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

/**
 * Chips: D sells 20 to A, A 100 to B, B 80 to C. A makes five sixths of what it sells, at least .8 and at most all of it; D makes
 * all, B nothing. C's customs name A for 20, B for 30 and X, which sells nothing else, for 10, and nobody for 20.
 */
class StrandTradeTest {

    private static final Offset<Double> ROUNDING = within(1e-12);
    private static final HomeMade MAKERS =
            new HomeMade(Strand.Nature.INTERMEDIATE, 0, Optional.of(Set.of("A", "D")), Set.of(), Set.of(), Set.of());
    private static final StrandTrade.Heading REPORTED = StrandTrade.heading(
            SupplyChain.of(
                    TradeMatrix.ofFlows(
                            2024,
                            List.of(
                                    new TradeMatrix.Flow("D", "A", 20),
                                    new TradeMatrix.Flow("A", "B", 100),
                                    new TradeMatrix.Flow("B", "C", 80))),
                    MAKERS),
            Map.of("C", new ImportReport(Map.of("A", 20.0, "B", 30.0, "X", 10.0), 20)));
    private static final StrandTrade TRADE = StrandTrade.of(List.of(REPORTED));

    private static StrandTrade.Supplier supplier(StrandTrade trade, String nation, String code) {
        return trade.suppliers(nation).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static void assertEstimate(Estimate estimate, double value, double low, double high) {
        assertThat(estimate.value()).isCloseTo(value, ROUNDING);
        assertThat(estimate.low()).isCloseTo(low, ROUNDING);
        assertThat(estimate.high()).isCloseTo(high, ROUNDING);
    }

    @Test
    void anybodyMayBeAnUnnamedPartner() {
        assertThat(TRADE.imports("C")).isEqualTo(80);
        assertThat(TRADE.unnamed("C")).isEqualTo(0.25);
        assertEstimate(supplier(TRADE, "C", "A").direct(), 0.25, 0.25, 0.5);
        assertEstimate(supplier(TRADE, "C", "B").direct(), 0.375, 0.375, 0.625);
        assertEstimate(supplier(TRADE, "C", "X").direct(), 0.125, 0.125, 0.375);
        assertThat(supplier(TRADE, "C", "X").isListed()).isTrue();
        assertThat(supplier(TRADE, "C", "X").amount()).isCloseTo(10, ROUNDING);
        assertThat(TRADE.listed("C")).isEqualTo(3);
        assertThat(TRADE.nation("C").listed()).isEqualTo(3);
        assertThat(TRADE.nation("C").coverage()).isCloseTo(0.75, ROUNDING);
    }

    /** A's own .25 and B's .375 are of A's making by five sixths, between .8 and all; the rest of them is D's. */
    @Test
    void whatCustomsNameIsFollowedToItsMakers() {
        assertEstimate(supplier(TRADE, "C", "A").origin(), 0.625 * 5 / 6, 0.625 * 0.8, 0.625 + 0.25);
        assertEstimate(supplier(TRADE, "C", "D").origin(), 0.625 / 6, 0, 0.625 * 0.2 + 0.25);
        assertEstimate(supplier(TRADE, "C", "B").origin(), 0, 0, 0.25);
        assertEstimate(supplier(TRADE, "C", "X").origin(), 0.125, 0.125, 0.375);
        assertEstimate(supplier(TRADE, "C", "A").onTheWay(), 0.625, 0.625, 0.875);
        assertEstimate(supplier(TRADE, "C", "B").onTheWay(), 0.375, 0.375, 0.625);
        assertEstimate(supplier(TRADE, "C", "D").onTheWay(), 0.625 / 6, 0, 0.625 * 0.2 + 0.25);
        assertEstimate(TRADE.unknownOrigin("C").orElseThrow(), 0.25, 0.25, 0.25);
    }

    @Test
    void severalAsOneHaveWhatEachOfThemHas() {
        StrandTrade.Joint joint = TRADE.together(Set.of("A", "X")).of("C").orElseThrow();

        assertEstimate(joint.direct(), 0.375, 0.375, 0.625);
        assertEstimate(joint.origin(), 0.125 + 0.625 * 5 / 6, 0.125 + 0.625 * 0.8, 1);
        assertEstimate(joint.onTheWay(), 0.75, 0.75, 1);
        // A and B sell all that is named but X's, and A made it.
        StrandTrade.Joint chain = TRADE.together(Set.of("A", "B")).of("C").orElseThrow();
        assertEstimate(chain.direct(), 0.625, 0.625, 0.875);
        assertEstimate(chain.origin(), 0.625 * 5 / 6, 0.625 * 0.8, 0.875);
        assertEstimate(chain.onTheWay(), 0.625, 0.625, 0.875);
        // Of the others the matrix tells: D made what A did not of all that B buys.
        StrandTrade.Joint behind = TRADE.together(Set.of("D")).of("B").orElseThrow();
        assertEstimate(behind.direct(), 0, 0, 0);
        assertEstimate(behind.origin(), 1 / 6.0, 0, 0.2);
        assertThat(TRADE.together(Set.of("A")).of("A")).isEmpty();
        assertThat(TRADE.together(Set.of("A")).of("D")).isEmpty();
    }

    /** C buys 120 of A under a second heading, of 200 in all. */
    @Test
    void headingsWeighAsTheirImports() {
        StrandTrade both = StrandTrade.of(List.of(
                REPORTED,
                StrandTrade.heading(
                        SupplyChain.of(TradeMatrix.ofFlows(2024, List.of(new TradeMatrix.Flow("A", "C", 120))), MAKERS),
                        Map.of())));

        assertThat(both.imports("C")).isEqualTo(200);
        assertThat(both.unnamed("C")).isCloseTo(0.1, ROUNDING);
        assertEstimate(supplier(both, "C", "A").direct(), 0.7, 0.7, 0.8);
        assertEstimate(supplier(both, "C", "A").origin(), 0.6 + 0.25 * 5 / 6, 0.6 + 0.25 * 0.8, 0.6 + 0.35);
        assertThat(both.nation("C").coverage()).isCloseTo(0.4 * 0.75 + 0.6, ROUNDING);
        assertThat(both.nation("C").largest()).contains("A");
        assertEstimate(both.together(Set.of("A", "X")).of("C").orElseThrow().direct(), 0.75, 0.75, 0.85);
        // Of 100 sold under the first A made five sixths, and all of the 120.
        assertEstimate(both.made("A"), 120 + 500 / 6.0, 120 + 80, 220);
        assertEstimate(both.nation("A").homeMade().orElseThrow(), (120 + 500 / 6.0) / 220, 200 / 220.0, 1);
    }
}
