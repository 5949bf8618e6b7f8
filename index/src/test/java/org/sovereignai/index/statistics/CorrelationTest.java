package org.sovereignai.index.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CorrelationTest {

    private static final double[] X = {1, 2, 2, 3, 4, 5, 6, 7, 8, 30};
    private static final double[] Y = {2, 1, 4, 4, 3, 7, 5, 9, 8, 6};

    // scipy 1.17: pearsonr, spearmanr, kendalltau.
    @ParameterizedTest
    @CsvSource({"PEARSON, 0.37723431445173405", "SPEARMAN, 0.8201219512195123", "KENDALL, 0.6136363636363636"})
    void agreesWithScipyUnderTies(Correlation kind, double expected) {
        assertThat(kind.between(X, Y).getAsDouble()).isEqualTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void pairsWithAMissingSideAreLeftOut(Correlation kind) {
        double nan = Double.NaN;
        double[] x = {9, 1, 2, 2, 3, 4, 5, 6, 7, 8, 30, nan};
        double[] y = {nan, 2, 1, 4, 4, 3, 7, 5, 9, 8, 6, 3};
        assertThat(kind.between(x, y).getAsDouble())
                .isEqualTo(kind.between(X, Y).getAsDouble(), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void aConstantCorrelatesWithNothing(Correlation kind) {
        assertThat(kind.between(X, new double[] {3, 3, 3, 3, 3, 3, 3, 3, 3, 3})).isEmpty();
        assertThat(kind.between(new double[] {1}, new double[] {2})).isEmpty();
    }

    @Test
    void lengthsMustAgree() {
        assertThatThrownBy(() -> Correlation.PEARSON.between(X, new double[2])).hasMessageContaining("10 and 2 values");
    }
}
