package org.sovereignai.measures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.measures.network.Estimate;

class HerfindahlBoundsTest {

    private static final Offset<Double> ROUNDING = within(1e-9);

    @Test
    void knownSharesHaveOneIndex() {
        double[] shares = {0.5, 0.3, 0.2};

        Estimate index = index(shares, shares, shares);

        assertThat(index.value()).isCloseTo(0.38, ROUNDING);
        assertThat(index.low()).isCloseTo(0.38, ROUNDING);
        assertThat(index.high()).isCloseTo(0.38, ROUNDING);
    }

    /** One half is known. The other half is split evenly at least; at most one supplier has all it may, .4, another the rest. */
    @Test
    void anOpenHalfIsSpreadOrGathered() {
        Estimate index = index(
                new double[] {0.5, 0.3, 0.1, 0.1}, new double[] {0.5, 0, 0, 0}, new double[] {0.5, 0.4, 0.4, 0.4});

        assertThat(index.value()).isCloseTo(0.36, ROUNDING);
        assertThat(index.low()).isCloseTo(0.25 + 3 * Math.pow(0.5 / 3, 2), ROUNDING);
        // The chord of the last, .1 of at most .4, is .04 where its square is .01.
        assertThat(index.high()).isCloseTo(0.25 + 0.16 + 0.04, ROUNDING);
    }

    @Test
    void aShareThatMustBeLargeStandsAboveTheWater() {
        Estimate index = index(new double[] {0.6, 0.2, 0.2}, new double[] {0.6, 0, 0.1}, new double[] {0.7, 0.3, 0.4});

        assertThat(index.low()).isCloseTo(0.36 + 2 * 0.04, ROUNDING);
        // The first is filled to .7; of the rest, .2, the third takes all it may hold by the chord (.1 + .4) x - .04.
        assertThat(index.high()).isCloseTo(0.49 + 0.5 * 0.3 - 0.04, ROUNDING);
    }

    @Test
    void sharesThatCannotSumToOneAreRefused() {
        double[] half = {0.5};
        assertThatThrownBy(() -> index(half, half, half))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot sum to 1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noSharesWithinTheBoundsLieOutside(long seed) {
        Random random = new Random(seed);
        double[] shares = {0.35, 0.25, 0.2, 0.15, 0.05};
        double[] low = new double[5];
        double[] high = new double[5];
        for (int share = 0; share < 5; share++) {
            low[share] = shares[share] * random.nextDouble();
            high[share] = shares[share] + (1 - shares[share]) * random.nextDouble() / 2;
        }
        Estimate index = index(shares, low, high);
        double least = 1;
        for (int trial = 0; trial < 200_000; trial++) {
            double[] drawn = new double[5];
            double sum = 0;
            for (int share = 0; share < 4; share++) {
                drawn[share] = low[share] + (high[share] - low[share]) * random.nextDouble();
                sum += drawn[share];
            }
            drawn[4] = 1 - sum;
            if (drawn[4] >= low[4] && drawn[4] <= high[4]) {
                double squares = 0;
                for (double share : drawn) {
                    squares += share * share;
                }
                least = Math.min(least, squares);
                assertThat(squares).isBetween(index.low() - 1e-9, index.high() + 1e-9);
            }
        }
        assertThat(index.low()).isCloseTo(least, within(0.01));
    }

    private static Estimate index(double[] shares, double[] low, double[] high) {
        return HerfindahlBounds.of(shares, low, high, HerfindahlBounds.level(low, high));
    }
}
