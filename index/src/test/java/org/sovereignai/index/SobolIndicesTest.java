package org.sovereignai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SobolIndicesTest {

    private static SobolIndices indices(int factors, int samples, long seed, ToDoubleFunction<double[]> function) {
        List<String> names = IntStream.range(0, factors).mapToObj(i -> "f" + i).toList();
        Design design = Design.sobol(names, samples, seed);
        double[][] outputs = new double[factors + 2][samples];
        for (int row = 0; row < design.size(); row++) {
            outputs[row % (factors + 2)][row / (factors + 2)] = function.applyAsDouble(design.point(row));
        }
        return SobolIndices.of(outputs[0], outputs[1], Arrays.copyOfRange(outputs, 2, outputs.length), 500, 0.95, seed);
    }

    /** Ishigami and Homma (1990), a = 7, b = 0.1, on [-pi, pi]^3. */
    private static double ishigami(double[] u) {
        double x = Math.PI * (2 * u[0] - 1);
        double y = Math.PI * (2 * u[1] - 1);
        double z = Math.PI * (2 * u[2] - 1);
        return Math.sin(x) + 7 * Math.pow(Math.sin(y), 2) + 0.1 * Math.pow(z, 4) * Math.sin(x);
    }

    // Exact variances: V1 = (1 + b pi^4 / 5)^2 / 2, V2 = a^2 / 8, V13 = b^2 pi^8 (1/18 - 1/50).
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 42})
    void ishigamiWithinThreePercent(long seed) {
        double v1 = Math.pow(1 + 0.1 * Math.pow(Math.PI, 4) / 5, 2) / 2;
        double v2 = 49 / 8.0;
        double v13 = 0.01 * Math.pow(Math.PI, 8) * (1 / 18.0 - 1 / 50.0);
        double variance = v1 + v2 + v13;
        double[] first = {v1 / variance, v2 / variance, 0};
        double[] total = {(v1 + v13) / variance, v2 / variance, v13 / variance};
        SobolIndices estimate = indices(3, 4096, seed, SobolIndicesTest::ishigami);
        assertThat(estimate.variance()).isEqualTo(variance, within(0.03 * variance));
        for (int i = 0; i < 3; i++) {
            SobolIndices.Estimate factor = estimate.factors().get(i);
            // The third factor has no effect of its own: 3 % of all variance is the measure there.
            assertThat(factor.firstOrder()).isEqualTo(first[i], within(0.03 * (first[i] == 0 ? 1 : first[i])));
            assertThat(factor.total()).isEqualTo(total[i], within(0.03 * total[i]));
            assertThat(factor.firstLow()).isLessThanOrEqualTo(first[i]);
            assertThat(factor.firstHigh()).isGreaterThanOrEqualTo(first[i]);
            assertThat(factor.totalLow()).isLessThanOrEqualTo(total[i]);
            assertThat(factor.totalHigh()).isGreaterThanOrEqualTo(total[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 42})
    void firstOrderIndicesOfAnAdditiveFunctionSumToOne(long seed) {
        SobolIndices estimate = indices(4, 1024, seed, u -> 4 * u[0] + 3 * u[1] + 2 * u[2] + u[3] + 1000);
        double low = estimate.factors().stream()
                .mapToDouble(SobolIndices.Estimate::firstLow)
                .sum();
        double high = estimate.factors().stream()
                .mapToDouble(SobolIndices.Estimate::firstHigh)
                .sum();
        assertThat(1.0).isBetween(low, high);
        assertThat(estimate.factors().stream()
                        .mapToDouble(SobolIndices.Estimate::firstOrder)
                        .sum())
                .isEqualTo(1, within(0.01));
        // Shares 16 : 9 : 4 : 1, first order and total alike.
        double[] exact = {16 / 30.0, 9 / 30.0, 4 / 30.0, 1 / 30.0};
        for (int i = 0; i < 4; i++) {
            assertThat(estimate.factors().get(i).firstOrder()).isEqualTo(exact[i], within(0.01));
            assertThat(estimate.factors().get(i).total()).isEqualTo(exact[i], within(0.01));
        }
    }

    /** Whatever chance does to few samples: no effect is 0, the only effect is 1. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 42})
    void fewSamplesTellNoEffectFromTheOnlyOne(long seed) {
        SobolIndices estimate = indices(3, 8, seed, u -> Math.exp(3 * u[1]));
        double[] exact = {0, 1, 0};
        for (int i = 0; i < 3; i++) {
            assertThat(estimate.factors().get(i).firstOrder()).isEqualTo(exact[i], within(1e-9));
            assertThat(estimate.factors().get(i).firstLow()).isEqualTo(exact[i], within(1e-9));
        }
    }

    /** A small effect beside large ones, 1 part in 1 + 36 + 36, where 64 samples leave an error of 0.1 in a correlation. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 42})
    void smallEffectsAreEstimatedFromFewSamples(long seed) {
        SobolIndices.Estimate small =
                indices(3, 64, seed, u -> u[0] + 6 * u[1] + 6 * u[2]).factors().get(0);
        assertThat(small.firstOrder()).isEqualTo(1 / 73.0, within(0.02));
        assertThat(small.total()).isEqualTo(1 / 73.0, within(0.004));
    }

    /** The third factor of Ishigami's function acts through the first alone. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void anEstimateBelowZeroHasAnIntervalThatReachesZero(long seed) {
        assertThat(indices(3, 64, seed, SobolIndicesTest::ishigami).factors()).allSatisfy(factor -> {
            assertThat(factor.firstHigh()).isNotNegative();
            assertThat(factor.totalLow()).isNotNegative();
        });
    }

    @Test
    void aConstantAddedToTheOutputChangesNothing() {
        SobolIndices plain = indices(3, 256, 1, SobolIndicesTest::ishigami);
        SobolIndices shifted = indices(3, 256, 1, u -> ishigami(u) + 1e6);
        for (int i = 0; i < 3; i++) {
            assertThat(shifted.factors().get(i).firstOrder())
                    .isEqualTo(plain.factors().get(i).firstOrder(), within(1e-6));
            assertThat(shifted.factors().get(i).total())
                    .isEqualTo(plain.factors().get(i).total(), within(1e-6));
        }
    }

    @Test
    void anOutputThatDoesNotVaryHasNoIndices() {
        SobolIndices estimate = indices(2, 64, 1, u -> 0.1);
        assertThat(estimate.factors()).isEmpty();
        assertThat(estimate.variance()).isZero();
    }

    @Test
    void withoutResamplesTheLimitsAreTheEstimate() {
        double[] a = {1, 2, 3, 4};
        double[] b = {2, 1, 4, 3};
        SobolIndices.Estimate estimate =
                SobolIndices.of(a, b, new double[][] {b}, 0, 0.9, 1).factors().get(0);
        assertThat(estimate.firstOrder()).isEqualTo(1, within(1e-12));
        assertThat(estimate.firstLow()).isEqualTo(estimate.firstOrder());
        // Squares 1, halved, over the variance 1.25.
        assertThat(estimate.total()).isEqualTo(0.4, within(1e-12));
    }

    @Test
    void outputsMustFitTogether() {
        assertThatThrownBy(() -> SobolIndices.of(new double[] {1, 2}, new double[] {1}, new double[0][], 0, 0.9, 1))
                .hasMessageContaining("do not make indices");
    }
}
