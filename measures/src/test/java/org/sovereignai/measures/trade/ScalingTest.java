package org.sovereignai.measures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {

    /** Of 1, 2, 3 scaled by 5 / 3 the last stands at its high of 4, the first below its low of 2: 2 + 2 r + 4 = 9. */
    @Test
    void scalesWhatIsBetweenItsBounds() {
        double factor = Scaling.factor(new double[] {1, 2, 3}, new double[] {2, 0, 0}, new double[] {9, 9, 4}, 9, 1);

        assertThat(factor).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void takesTheNearestEndWhereTheTotalIsOutOfReach() {
        double[] wanted = {1, 2};
        assertThat(Scaling.factor(wanted, new double[] {1, 1}, new double[] {3, 8}, 20, 1))
                .isEqualTo(4);
        assertThat(Scaling.factor(wanted, new double[] {1, 1}, new double[] {3, 8}, 1, 1))
                .isEqualTo(0.5);
        assertThat(Scaling.factor(new double[2], new double[2], new double[2], 0, 1))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void meetsAnyTotalWithinReach(long seed) {
        Random random = new Random(seed);
        double[] wanted = new double[50];
        double[] low = new double[50];
        double[] high = new double[50];
        double least = 0;
        double most = 0;
        for (int cell = 0; cell < 50; cell++) {
            wanted[cell] = random.nextInt(5) == 0 ? 1e-30 : Math.exp(8 * random.nextGaussian());
            low[cell] = random.nextInt(3) == 0 ? Math.exp(4 * random.nextGaussian()) : 0;
            high[cell] = low[cell] + Math.exp(4 * random.nextGaussian());
            least += low[cell];
            most += high[cell];
        }
        for (double part : new double[] {0.001, 0.2, 0.5, 0.9, 0.9999}) {
            double total = least + part * (most - least);
            double factor = Scaling.factor(wanted, low, high, total, 1e-3);
            double sum = 0;
            for (int cell = 0; cell < 50; cell++) {
                sum += Scaling.clip(wanted[cell], factor, low[cell], high[cell]);
            }
            assertThat(sum).isCloseTo(total, within(1e-10 * total));
        }
    }
}
