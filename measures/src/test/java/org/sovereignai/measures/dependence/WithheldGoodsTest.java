package org.sovereignai.measures.dependence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.dependence.WithheldGoods.Buyer;
import org.sovereignai.measures.dependence.WithheldGoods.Loss;
import org.sovereignai.measures.network.Estimate;

class WithheldGoodsTest {

    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    /** A buys 100 and makes 20 to 60 of its exports, 40 by the estimate; B buys 200 and makes nothing; S withholds, O does not. */
    private static final Map<String, Buyer> BUYERS = Map.of(
            "A", new Buyer(100, new Estimate(40, 20, 60)),
            "B", new Buyer(200, Estimate.exactly(0)),
            "S", new Buyer(50, Estimate.exactly(1000)),
            "O", new Buyer(10, Estimate.exactly(160)));

    /**
     * A loses 60 and lacks 20 of it, B loses 100. Slack .1 * (40 + 160) = 20 of the 120 that lack: five sixths stay lost. At the
     * least A loses 50, which it makes itself, and B 80: slack 22. At the most 80 and 100: A lacks 60, slack 18 of 160.
     */
    @Test
    void whatNobodyReplacesAtOnce() {
        Map<String, Loss> losses = WithheldGoods.of(
                Map.of("A", new Estimate(0.6, 0.5, 0.8), "B", new Estimate(0.5, 0.4, 0.5)), BUYERS, Set.of("S"));

        assertThat(losses).containsOnlyKeys("A", "B");
        isEstimate(losses.get("A").atOnce(), 20 * (5.0 / 6) / 100, 0, 60 * (142.0 / 160) / 100);
        isEstimate(losses.get("B").atOnce(), 100 * (5.0 / 6) / 200, 80 * (58.0 / 80) / 200, 100 * (142.0 / 160) / 200);
        isEstimate(losses.get("A").ofUse(), 60.0 / 140, 50.0 / 160, 80.0 / 120);
        isEstimate(losses.get("B").ofUse(), 0.5, 0.4, 0.5);
    }

    /** Of a share that is known by its bounds alone so is the loss. */
    @Test
    void boundsAloneGiveBounds() {
        Loss loss = WithheldGoods.of(Map.of("B", Estimate.between(0.4, 0.5)), BUYERS, Set.of("S"))
                .get("B");

        assertThat(loss.atOnce()).isEqualTo(Estimate.between(80 * (58.0 / 80) / 200, 100 * (82.0 / 100) / 200));
        assertThat(loss.ofUse()).isEqualTo(Estimate.between(0.4, 0.5));
    }

    /** What all lack is not known where one loss is not: neither, then, is what is left of another's. */
    @Test
    void oneLossWithoutAValueLeavesNoneToTheOthers() {
        Loss loss = WithheldGoods.of(
                        Map.of("A", Estimate.exactly(0.6), "B", Estimate.between(0.4, 0.5)), BUYERS, Set.of("S"))
                .get("A");

        assertThat(loss.ofUse().value()).isCloseTo(60.0 / 140, EXACT);
        assertThat(loss.atOnce().value()).isNaN();
        // With B's 80 all is lacked by it alone, as A makes its 60; at the most A lacks 40 of 140, and slack is 18.
        assertThat(loss.atOnce().low()).isZero();
        assertThat(loss.atOnce().high()).isCloseTo(40 * (122.0 / 140) / 100, EXACT);
    }

    /** B loses 20, which is the slack; if A made least it would be 18. */
    @Test
    void whatOthersCanReplaceIsNotLost() {
        Loss loss = WithheldGoods.of(Map.of("B", Estimate.exactly(0.1)), BUYERS, Set.of("S"))
                .get("B");

        isEstimate(loss.atOnce(), 0, 0, 2.0 / 200);
        assertThat(WithheldGoods.of(Map.of("Z", Estimate.exactly(1)), BUYERS, Set.of("S")))
                .isEmpty();
    }

    private static void isEstimate(Estimate estimate, double value, double low, double high) {
        assertThat(estimate.value()).isCloseTo(value, EXACT);
        assertThat(estimate.low()).isCloseTo(low, EXACT);
        assertThat(estimate.high()).isCloseTo(high, EXACT);
    }
}
