package org.sovereignai.index.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalancedWeightsTest {

    // scipy.optimize.minimize (SLSQP) of v'Rv on the simplex finds no weight for the first; of two columns that are
    // left both
    // have v = 1/2, divided by their standard deviations with numpy (ddof = 1).
    @Test
    void agreesWithScipyWhereAColumnGetsNoWeight() {
        double[][] columns = {{2, 4, 3, 5, 4, 1}, {3, 4, 4, 5, 3, 1}, {1, 3, 3, 4, 5, 2}};
        assertThat(BalancedWeights.of(columns))
                .containsExactly(new double[] {0, 0.5086232538105615, 0.4913767461894386}, within(1e-9));
    }

    // numpy.linalg.solve(R, 1), all positive, divided by standard deviations and scaled to 1.
    @Test
    void agreesWithNumpyWhereEveryColumnHasWeight() {
        double[][] columns = {{1, 2, 3, 4, 5, 6}, {2, 9, 4, 1, 8, 3}, {60, 10, 50, 40, 20, 30}};
        assertThat(BalancedWeights.of(columns))
                .containsExactly(
                        new double[] {0.4386239216721503, 0.4704669874187587, 0.09090909090909091}, within(1e-9));
    }

    @Test
    void twoColumnsWeighInverselyToTheirDeviation() {
        double[][] columns = {{1, 2, 3, 4}, {20, 10, 40, 30}};
        assertThat(BalancedWeights.of(columns)).containsExactly(new double[] {10 / 11.0, 1 / 11.0}, within(1e-9));
    }

    @Test
    void copiesOfAColumnShareItsWeight() {
        double[][] columns = {{1, 2, 3, 4}, {1, 2, 3, 4}, {4, 1, 3, 2}};
        double[] weights = BalancedWeights.of(columns);
        assertThat(weights[0] + weights[1]).isEqualTo(weights[2], within(1e-9));
    }

    @Test
    void oneColumnHasAllTheWeight() {
        assertThat(BalancedWeights.of(new double[][] {{3, 3}})).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void weightedColumnsCorrelateEquallyWithTheSumAndTheOthersMore(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] columns = new double[6][40];
        for (int i = 0; i < 40; i++) {
            double common = random.nextDouble();
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = (j + 1) * (common * j + random.nextDouble());
            }
        }
        double[] weights = BalancedWeights.of(columns);
        double[] sum = new double[40];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < 40; i++) {
                sum[i] += weights[j] * columns[j][i];
            }
        }
        double[] correlations = Arrays.stream(columns)
                .mapToDouble(column -> Correlation.PEARSON.between(column, sum).getAsDouble())
                .toArray();
        double level = Arrays.stream(correlations).min().getAsDouble();
        for (int j = 0; j < columns.length; j++) {
            assertThat(weights[j]).isNotNegative();
            if (weights[j] > 1e-9) {
                assertThat(correlations[j]).isEqualTo(level, within(1e-9));
            }
        }
        assertThat(Arrays.stream(weights).sum()).isEqualTo(1, within(1e-12));
    }
}
