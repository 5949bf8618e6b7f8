package org.sovereignai.index.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method on the sample 2, 4, 4, 10, worked out by hand for both directions. */
class NormalisationTest {

    private static final double[] VALUES = {2, 4, 4, 10};
    private static final double DEVIATION = Math.sqrt(12);

    private static Sample sample(int direction, double... values) {
        return Sample.of("x", direction, values)
                .withTarget(direction > 0 ? 6.0 : 4.0)
                .withGoalposts(3.0, 9.0)
                .withLookup(new Sample.Lookup() {
                    @Override
                    public OptionalDouble value(String unit, Integer year) {
                        return unit.equals("second") ? OptionalDouble.of(4) : OptionalDouble.empty();
                    }

                    @Override
                    public OptionalDouble mean(Integer year) {
                        return OptionalDouble.of(5);
                    }
                });
    }

    private static double[] apply(Normalisation method, int direction, double... values) {
        Scale scale = method.fit(sample(direction, values));
        return Arrays.stream(values).map(x -> scale.apply(direction * x)).toArray();
    }

    static Stream<Arguments> byHand() {
        double z = 1 / DEVIATION;
        return Stream.of(
                row(new Normalisation.MinMax(null, null), at(0, 25, 25, 100), at(100, 75, 75, 0)),
                row(new Normalisation.MinMax(1.0, 5.0), at(1, 2, 2, 5), at(5, 4, 4, 1)),
                row(new Normalisation.ZScore(null, null), at(-3 * z, -z, -z, 5 * z), at(3 * z, z, z, -5 * z)),
                row(
                        new Normalisation.ZScore(100.0, 10.0),
                        at(100 - 30 * z, 100 - 10 * z, 100 - 10 * z, 100 + 50 * z),
                        at(100 + 30 * z, 100 + 10 * z, 100 + 10 * z, 100 - 50 * z)),
                row(new Normalisation.PercentileRank(null), at(0, 50, 50, 100), at(100, 50, 50, 0)),
                row(new Normalisation.PercentileRank(1.0), at(0, 0.5, 0.5, 1), at(1, 0.5, 0.5, 0)),
                row(new Normalisation.Rank(), at(1, 2.5, 2.5, 4), at(4, 2.5, 2.5, 1)),
                row(new Normalisation.Borda(), at(0, 1.5, 1.5, 3), at(3, 1.5, 1.5, 0)),
                row(new Normalisation.DistanceToMaximum(1.0), at(0, 0.25, 0.25, 1), at(1, 0.75, 0.75, 0)),
                row(
                        new Normalisation.DistanceToReference("second", null, 1.0, null),
                        at(0, 1, 1, 4),
                        at(4 / 3.0, 1, 1, 0)),
                row(new Normalisation.DistanceToReference("second", 2020, 1.0, true), at(0, 1, 1, 1), at(1, 1, 1, 0)),
                row(new Normalisation.DistanceToTarget(1.0, null), at(0, 0.5, 0.5, 2), at(4 / 3.0, 1, 1, 0)),
                row(new Normalisation.DistanceToTarget(1.0, true), at(0, 0.5, 0.5, 1), at(1, 1, 1, 0)),
                row(new Normalisation.FractionOfMaximum(1.0), at(0.2, 0.4, 0.4, 1), at(1, 0.5, 0.5, 0.2)),
                row(new Normalisation.Scaled(0.0, 20.0, null), at(10, 20, 20, 50), at(90, 80, 80, 50)),
                row(new Normalisation.Goalposts(6.0), at(0, 1, 1, 6), at(6, 5, 5, 0)),
                // Cuts at 3.5, 4 and 5.5; turned at -5.5, -4 and -3.5.
                row(new Normalisation.Quantile(4, 3.0), at(0, 1, 1, 3), at(3, 1, 1, 0)),
                // The goalposts 3 and 9 give a range of 6.
                row(new Normalisation.AroundReference(null), at(70, 90, 90, 150), at(130, 110, 110, 50)),
                row(new Normalisation.Unchanged(), at(2, 4, 4, 10), at(-2, -4, -4, -10)));
    }

    private static Arguments row(Normalisation method, double[] up, double[] down) {
        return Arguments.of(method, up, down);
    }

    private static double[] at(double... values) {
        return values;
    }

    @ParameterizedTest
    @MethodSource("byHand")
    void agreesWithTheFormulaInBothDirections(Normalisation method, double[] up, double[] down) {
        assertThat(apply(method, 1, VALUES)).containsExactly(up, within(1e-12));
        assertThat(apply(method, -1, VALUES)).containsExactly(down, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("byHand")
    void missingStaysMissing(Normalisation method, double[] up, double[] down) {
        assertThat(method.fit(sample(1, VALUES)).apply(Double.NaN)).isNaN();
        assertThat(method.fit(sample(-1, VALUES)).apply(Double.NaN)).isNaN();
    }

    @ParameterizedTest
    @MethodSource("byHand")
    void neverDecreases(Normalisation method, double[] up, double[] down) {
        Scale scale = method.fit(sample(1, VALUES));
        double before = Double.NEGATIVE_INFINITY;
        for (double x = -3; x < 15; x += 0.25) {
            assertThat(scale.apply(x)).isGreaterThanOrEqualTo(before);
            before = scale.apply(x);
        }
    }

    static Stream<Arguments> constants() {
        return Stream.of(
                Arguments.of(new Normalisation.MinMax(0.0, 100.0), 50.0),
                Arguments.of(new Normalisation.ZScore(100.0, 10.0), 100.0),
                Arguments.of(new Normalisation.PercentileRank(null), 50.0),
                Arguments.of(new Normalisation.Rank(), 1.5),
                Arguments.of(new Normalisation.Borda(), 0.5),
                Arguments.of(new Normalisation.DistanceToMaximum(null), 50.0),
                Arguments.of(new Normalisation.FractionOfMaximum(null), 50.0),
                Arguments.of(new Normalisation.Quantile(null, null), 50.0));
    }

    @ParameterizedTest
    @MethodSource("constants")
    void aConstantIndicatorIsInTheMiddle(Normalisation method, double middle) {
        assertThat(apply(method, 1, 0, 0)).containsExactly(middle, middle);
        assertThat(apply(method, -1, 4, 4)).containsExactly(middle, middle);
    }

    /**
     * One unit with the value 7, its target 14 (0 where less is better), its goalposts 3 and 9, its own reference and the mean 5:
     * without marks it is in the middle, with marks where they put it.
     */
    static Stream<Arguments> oneUnit() {
        return Stream.of(
                Arguments.of(new Normalisation.MinMax(null, null), 50.0, 50.0),
                Arguments.of(new Normalisation.ZScore(null, null), 0.0, 0.0),
                Arguments.of(new Normalisation.PercentileRank(null), 50.0, 50.0),
                Arguments.of(new Normalisation.Rank(), 1.0, 1.0),
                Arguments.of(new Normalisation.Borda(), 0.0, 0.0),
                Arguments.of(new Normalisation.DistanceToMaximum(null), 50.0, 50.0),
                Arguments.of(new Normalisation.DistanceToReference("only", null, null, null), 50.0, 50.0),
                Arguments.of(new Normalisation.DistanceToTarget(null, null), 0.0, 0.0),
                Arguments.of(new Normalisation.FractionOfMaximum(null), 50.0, 50.0),
                Arguments.of(new Normalisation.Scaled(0.0, 20.0, null), 35.0, 65.0),
                Arguments.of(new Normalisation.Goalposts(6.0), 4.0, 2.0),
                Arguments.of(new Normalisation.Quantile(null, null), 50.0, 50.0),
                // Two above the mean, on 60 points over the goalposts' range of 6.
                Arguments.of(new Normalisation.AroundReference(null), 120.0, 80.0),
                Arguments.of(new Normalisation.Unchanged(), 7.0, -7.0));
    }

    @ParameterizedTest
    @MethodSource("oneUnit")
    void oneUnitIsAConstant(Normalisation method, double up, double down) {
        for (int direction : new int[] {1, -1}) {
            Sample only = Sample.of("x", direction, 7)
                    .withTarget(direction > 0 ? 14.0 : 0.0)
                    .withGoalposts(3.0, 9.0)
                    .withLookup(new Sample.Lookup() {
                        @Override
                        public OptionalDouble value(String unit, Integer year) {
                            return OptionalDouble.of(7);
                        }

                        @Override
                        public OptionalDouble mean(Integer year) {
                            return OptionalDouble.of(5);
                        }
                    });
            assertThat(method.fit(only).apply(direction * 7)).isEqualTo(direction > 0 ? up : down, within(1e-12));
        }
    }

    @Test
    void aPlainZeroIsKept() {
        assertThat(apply(new Normalisation.FractionOfMaximum(1.0), 1, 0, 0, 5)).containsExactly(0, 0, 1);
    }

    @Test
    void fractionsNeedPositiveValues() {
        assertThatThrownBy(() -> apply(new Normalisation.FractionOfMaximum(1.0), 1, -3, -2))
                .hasMessageContaining("x is not positive");
        assertThatThrownBy(() -> apply(new Normalisation.FractionOfMaximum(1.0), -1, 0, 2))
                .hasMessageContaining("x is not positive");
    }

    @Test
    void aTargetThatTheWorstHasReachedIsRefused() {
        assertThatThrownBy(() -> new Normalisation.DistanceToTarget(null, null)
                        .fit(Sample.of("x", 1, VALUES).withTarget(2.0)))
                .hasMessageContaining("worst value reaches already");
    }

    @Test
    void missingMarksAreNamed() {
        Sample bare = Sample.of("x", 1, VALUES);
        assertThatThrownBy(() -> new Normalisation.DistanceToTarget(null, null).fit(bare))
                .hasMessageContaining("Indicator x has no target");
        assertThatThrownBy(() -> new Normalisation.Goalposts(null).fit(bare)).hasMessageContaining("no goalposts");
        assertThatThrownBy(
                        () -> new Normalisation.DistanceToReference("first", 2020, null, null).fit(sample(1, VALUES)))
                .hasMessageContaining("no value of unit first in 2020");
    }

    @Test
    void impossibleParametersAreRefused() {
        assertThatThrownBy(() -> new Normalisation.MinMax(1.0, 1.0)).hasMessageContaining("low must be below high");
        assertThatThrownBy(() -> new Normalisation.ZScore(0.0, 0.0)).hasMessageContaining("not positive");
        assertThatThrownBy(() -> new Normalisation.PercentileRank(-1.0)).hasMessageContaining("not positive");
        assertThatThrownBy(() -> new Normalisation.Quantile(1, null)).hasMessageContaining("2 or more");
        assertThatThrownBy(() -> Sample.of("x", 1)).hasMessageContaining("no value");
    }
}
