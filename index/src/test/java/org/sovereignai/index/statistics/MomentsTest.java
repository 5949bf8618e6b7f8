package org.sovereignai.index.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    private static final double[] SAMPLE = {1, 2, 2, 3, 4, 5, 6, 7, 8, 30};

    // Skewness and kurtosis by scipy 1.17 (bias=False), deviation by numpy (ddof=1).
    @Test
    void agreesWithScipy() {
        Moments moments = Moments.of(SAMPLE);
        assertThat(moments.mean()).isEqualTo(6.8, within(1e-12));
        assertThat(moments.deviation()).isEqualTo(8.469553313683864, within(1e-12));
        assertThat(moments.skewness()).isEqualTo(2.7408475733111874, within(1e-12));
        assertThat(moments.kurtosis()).isEqualTo(8.053487894031313, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-30, 1e-12, 1e12, 1e100})
    void shapeDoesNotDependOnTheUnit(double unit) {
        Moments moments = Moments.of(Arrays.stream(SAMPLE).map(x -> x * unit).toArray());
        assertThat(moments.skewness()).isEqualTo(2.7408475733111874, within(1e-9));
        assertThat(moments.kurtosis()).isEqualTo(8.053487894031313, within(1e-9));
    }

    @Test
    void aConstantHasNoShape() {
        assertThat(Moments.of(new double[] {0.1, 0.1, 0.1, 0.1})).isEqualTo(new Moments(4, 0.1, 0, 0, 0));
        assertThat(Moments.of(new double[] {7})).isEqualTo(new Moments(1, 7, 0, 0, 0));
        assertThat(Moments.of(new double[0])).isEqualTo(new Moments(0, 0, 0, 0, 0));
    }

    @Test
    void tooFewValuesHaveNoHigherMoments() {
        assertThat(Moments.of(new double[] {1, 2}).skewness()).isZero();
        assertThat(Moments.of(new double[] {1, 2, 9}).kurtosis()).isZero();
    }
}
