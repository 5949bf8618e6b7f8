package org.sovereignai.measures.dependence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.trade.HomeMade;
import org.sovereignai.measures.trade.ImportReport;
import org.sovereignai.measures.trade.StrandTrade;
import org.sovereignai.measures.trade.SupplyChain;
import org.sovereignai.measures.trade.TradeMatrix;
import org.sovereignai.schemas.Strand;

/** A sells 100 to B, which sells 80 to C and 20 back to A; D sells 20 to C. A and D make the goods, B sells all of it on. */
class JointCutOffTest {

    private static final Offset<Double> EXACT = within(1e-12);
    private static final TradeMatrix TRADE = TradeMatrix.ofFlows(
            2024,
            List.of(
                    new TradeMatrix.Flow("A", "B", 100),
                    new TradeMatrix.Flow("B", "C", 80),
                    new TradeMatrix.Flow("B", "A", 20),
                    new TradeMatrix.Flow("D", "C", 20)));

    private static StrandTrade trade(Map<String, ImportReport> reports) {
        HomeMade made = new HomeMade(
                Strand.Nature.INTERMEDIATE, 0, Optional.of(Set.of("A", "D")), Set.of(), Set.of(), Set.of());
        return StrandTrade.of(List.of(StrandTrade.heading(SupplyChain.of(TRADE, made), reports)));
    }

    /**
     * C loses 80 of 100. D can add a quarter of its 20 to what it sells C. All that others make is D's 20, of which a tenth is
     * spare: of the 80 that C lacks 78 are not replaced. Members lose nothing to each other, and D buys nothing.
     */
    @Test
    void theMakerAndWhoSellsOnCountOnce() {
        List<JointCutOff> losses = JointCutOff.of(trade(Map.of()), "ab", List.of("A", "B"));

        assertThat(losses).extracting(JointCutOff::nation).containsExactly("C");
        JointCutOff loss = losses.get(0);
        assertThat(loss.cutOff().supplier().code()).isEqualTo("ab");
        assertThat(loss.cutOff().supplier().direct()).isEqualTo(Estimate.exactly(0.8));
        assertAll(loss.cutOff().supplier().origin().orElseThrow(), 0.8);
        assertAll(loss.cutOff().supplier().onTheWay().orElseThrow(), 0.8);
        assertThat(loss.cutOff().afterReallocation()).isCloseTo(0.8 - 0.2 / 4, EXACT);
        assertThat(loss.cutOff().supplier().irrevocable().value()).isZero();
        assertAll(loss.withheld().ofUse(), 0.8);
        assertAll(loss.withheld().atOnce(), 0.78);
    }

    /** All that C buys meets B or D, of which D's fifth is made by one of them; A gets all from B, and makes some itself. */
    @Test
    void whatStandsOnTheWayIsNeverLessThanWhatIsSoldOrMade() {
        List<JointCutOff> losses = JointCutOff.of(trade(Map.of()), "bd", List.of("B", "D"));

        assertThat(losses).extracting(JointCutOff::nation).containsExactly("A", "C");
        Estimate made = losses.get(1).cutOff().supplier().origin().orElseThrow();
        assertAll(made, 0.2);
        assertAll(losses.get(1).cutOff().supplier().onTheWay().orElseThrow(), 1);
        // A uses the 20 that it buys and the 100 that it sells, of which it makes at least 80, as assumed 100 / 120 and
        // at most all.
        Estimate ofUse = losses.get(0).withheld().ofUse();
        assertThat(ofUse.value()).isCloseTo(20 / (20 + 100 * 100 / 120.0), EXACT);
        assertThat(ofUse.low()).isCloseTo(20 / 120.0, EXACT);
        assertThat(ofUse.high()).isCloseTo(20 / 100.0, EXACT);
        assertThat(losses.get(0).withheld().atOnce().value()).isZero();
    }

    /** The customs of C name half from B and a tenth from X, of which no list knows, and leave a fifth to anybody. */
    @Test
    void whatCustomsReportStandsForTheMatrix() {
        ImportReport report = new ImportReport(Map.of("B", 50.0, "X", 10.0, "D", 20.0), 20);
        List<JointCutOff> losses = JointCutOff.of(trade(Map.of("C", report)), "bx", List.of("B", "X"));

        JointCutOff loss = losses.get(losses.size() - 1);
        assertThat(loss.nation()).isEqualTo("C");
        assertThat(loss.cutOff().supplier().direct()).isEqualTo(new Estimate(0.6, 0.6, 0.8));
        Estimate made = loss.cutOff().supplier().origin().orElseThrow();
        assertThat(made.value()).isCloseTo(0.1, EXACT);
        assertThat(made.high()).isCloseTo(0.3, EXACT);
        Estimate met = loss.cutOff().supplier().onTheWay().orElseThrow();
        assertThat(met.value()).isCloseTo(0.6, EXACT);
        assertThat(met.low()).isCloseTo(0.6, EXACT);
        assertThat(met.high()).isCloseTo(0.8, EXACT);
        // A fifth is of unknown supplier, so that only D's fifth can grow.
        assertThat(loss.cutOff().afterReallocation()).isCloseTo(0.6 - 0.2 / 4, EXACT);
    }

    @Test
    void partnersOfAReportBecomeOne() {
        ImportReport report = new ImportReport(Map.of("CHN", 5.0, "HKG", 3.0, "USA", 2.0), 1);

        ImportReport merged = report.merging(List.of("CHN", "HKG", "MAC"), "XCN");

        assertThat(merged.amounts()).containsOnly(Map.entry("XCN", 8.0), Map.entry("USA", 2.0));
        assertThat(merged.total()).isEqualTo(report.total());
    }

    private static void assertAll(Estimate estimate, double value) {
        assertThat(estimate.value()).isCloseTo(value, EXACT);
        assertThat(estimate.low()).isCloseTo(value, EXACT);
        assertThat(estimate.high()).isCloseTo(value, EXACT);
    }
}
