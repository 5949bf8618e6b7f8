package org.sovereignai.index.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReliabilityTest {

    // k / (k - 1) (1 - sum of variances / variance of the sum) with numpy, ddof = 1.
    @Test
    void agreesWithTheFormula() {
        double[][] columns = {{2, 4, 3, 5, 4, 1}, {3, 4, 4, 5, 3, 1}, {1, 3, 3, 4, 5, 2}};
        assertThat(Reliability.cronbachAlpha(columns).getAsDouble()).isEqualTo(0.8671328671328671, within(1e-12));
    }

    @Test
    void incompleteRowsAreLeftOut() {
        double nan = Double.NaN;
        double[][] columns = {{9, 2, 4, 3, 5, 4, 1, nan}, {nan, 3, 4, 4, 5, 3, 1, 2}, {4, 1, 3, 3, 4, 5, 2, 2}};
        assertThat(Reliability.cronbachAlpha(columns).getAsDouble()).isEqualTo(0.8671328671328671, within(1e-12));
    }

    @Test
    void oneColumnOrAConstantSumHasNone() {
        assertThat(Reliability.cronbachAlpha(new double[][] {{1, 2}})).isEmpty();
        assertThat(Reliability.cronbachAlpha(new double[][] {{1, 2}, {2, 1}})).isEmpty();
    }
}
