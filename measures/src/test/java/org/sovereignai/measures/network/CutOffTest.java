package org.sovereignai.measures.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutOffTest {

    private static final Offset<Double> EXACT = within(1e-12);
    private static final DomesticPart MAKES_ALL = new DomesticPart(1, 1, 1);
    private static final DomesticPart MAKES_HALF = new DomesticPart(0.5, 0.5, 0.5);

    // Economies: importer 0, hub 1, makers 2 and 3. The importer gets .3 from the hub, .5 from 2, .1 from 3 and .1 from
    // unknown suppliers; the hub gets all from 2 and makes half of what it sells; 2 gets all from the hub.
    private final ShareMatrix supply =
            Networks.shares(new double[][] {{0, 0.3, 0.5, 0.1}, {0, 0, 1, 0}, {0, 1, 0, 0}, {0, 0, 0, 0}});
    private final TracedOrigin traced = TracedOrigin.of(supply, List.of(MAKES_ALL, MAKES_HALF, MAKES_ALL, MAKES_ALL));
    private final CutOff cutOff = CutOff.of(supply, traced);

    @Test
    void lossDirectTracedAndAfterReallocation() {
        // Directly .5, traced .5 + .3 / 2; hub and 3 can add a quarter of .4.
        CutOff.Loss loss = cutOff.lossWithout(2).get(0).orElseThrow();
        assertEstimate(loss.direct(), 0.5, 0.5, 0.6);
        assertEstimate(loss.traced(), 0.65, 0.65, 0.75);
        assertEstimate(loss.afterReallocation(), 0.5 - 0.1, 0.5 - 0.125, 0.6 - 0.1);
    }

    @Test
    void smallLossIsMadeGood() {
        CutOff.Loss loss = cutOff.lossWithout(3).get(0).orElseThrow();
        assertEstimate(loss.direct(), 0.1, 0.1, 0.2);
        assertEstimate(loss.afterReallocation(), 0, 0, 0.2 - 0.25 * 0.8);
    }

    @Test
    void onlySupplierCannotBeReplaced() {
        CutOff.Loss loss = cutOff.lossWithout(2).get(1).orElseThrow();
        assertEstimate(loss.direct(), 1, 1, 1);
        assertEstimate(loss.afterReallocation(), 1, 1, 1);
    }

    @Test
    void supplierLosesNothingByItself() {
        assertThat(cutOff.lossWithout(2).get(2)).isEmpty();
    }

    @Test
    void withoutImportsThereIsNoLoss() {
        assertThat(cutOff.lossWithout(2).get(3)).isEmpty();
    }

    @Test
    void slackIsTheCallersChoice() {
        CutOff none = CutOff.of(supply, traced, 0);
        assertThat(none.lossWithout(2).get(0).orElseThrow().afterReallocation().value())
                .isEqualTo(0.5);
        CutOff ample = CutOff.of(supply, traced, 2);
        assertThat(ample.lossWithout(2).get(0).orElseThrow().afterReallocation().value())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsLeftIsNeverMoreThanTheLoss(long seed) {
        Random random = new Random(seed);
        int size = 9;
        ShareMatrix shares = Networks.random(random, size);
        CutOff measured = CutOff.of(shares, TracedOrigin.of(shares, Networks.randomParts(random, size)));
        for (int supplier = 0; supplier < size; supplier++) {
            for (Optional<CutOff.Loss> of : measured.lossWithout(supplier)) {
                of.ifPresent(loss -> {
                    assertThat(loss.afterReallocation().value())
                            .isBetween(0.0, loss.direct().value());
                    assertThat(loss.afterReallocation().high())
                            .isBetween(0.0, loss.direct().high());
                });
            }
        }
    }

    @Test
    void wrongInputIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CutOff.of(supply, traced, -0.1))
                .withMessage("Slack -0.1 must be finite, 0 or more");
        ShareMatrix other = Networks.shares(new double[][] {{0, 1}, {1, 0}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CutOff.of(other, traced))
                .withMessage("Direct shares of 2 economies do not match traced shares of 4");
    }

    private static void assertEstimate(Estimate estimate, double value, double low, double high) {
        assertThat(estimate.value()).isCloseTo(value, EXACT);
        assertThat(estimate.low()).isCloseTo(low, EXACT);
        assertThat(estimate.high()).isCloseTo(high, EXACT);
    }
}
