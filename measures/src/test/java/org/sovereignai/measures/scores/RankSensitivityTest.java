package org.sovereignai.measures.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;

class RankSensitivityTest {

    private static final int FINE = 1_000_000;

    /** Of 3 x + y, x and y even in 0..1, x makes nine tenths of the variance alone and y one tenth. */
    @Test
    void whatAddsUp() {
        List<RankSensitivity> factors = of((x, y) -> 3 * x + y);

        assertThat(factors).extracting(RankSensitivity::factor).containsExactly("x", "y");
        assertIndices(factors.get(0), 0.9, 0.9);
        assertIndices(factors.get(1), 0.1, 0.1);
    }

    /** Of x y the variance is 1/9 - 1/16; each makes 1/48 of it alone, three sevenths, and with the other four sevenths. */
    @Test
    void whatActsTogether() {
        for (RankSensitivity factor : of((x, y) -> x * y)) {
            assertIndices(factor, 3 / 7.0, 4 / 7.0);
            assertThat(factor.variance() / FINE / FINE).isCloseTo(1 / 9.0 - 1 / 16.0, within(2e-3));
        }
    }

    /** Shifts 0, 2, 0 of one nation, 0, 0, 2 of another: on average 0, 1, 1. The thing exchanged makes the shifts 1 and 1. */
    @Test
    void shiftsAreMeansOverNations() {
        RankSensitivity thing = RankSensitivity.of(List.of(
                        new Ranking.Place(
                                3, 1, 5, new int[] {3, 1, 3}, new TreeMap<>(Map.of("thing", new int[] {1, 5}))),
                        new Ranking.Place(
                                4, 1, 5, new int[] {4, 4, 2}, new TreeMap<>(Map.of("thing", new int[] {4, 4})))))
                .get(0);

        // Pairs 0, 1 and 1, 1: half of the mean of 1 and 0. Next less exchanged 0 and 0, first less exchanged 1 and 0.
        assertThat(thing.variance()).isCloseTo(0.25, within(1e-12));
        assertThat(thing.firstOrder().value()).isCloseTo(1, within(1e-12));
        assertThat(thing.totalEffect().value()).isCloseTo(1, within(1e-12));
    }

    @Test
    void ranksThatNeverMoveAreMovedByNothing() {
        RankSensitivity still = RankSensitivity.of(List.of(new Ranking.Place(
                        1, 1, 1, new int[] {1, 1, 1}, new TreeMap<>(Map.of("weights", new int[] {1, 1})))))
                .get(0);

        assertThat(still.variance()).isZero();
        assertThat(still.firstOrder()).isEqualTo(Estimate.NONE);
        assertThat(still.totalEffect()).isEqualTo(Estimate.NONE);
        assertThat(RankSensitivity.of(List.of(new Ranking.Place(1, 1, 1, new int[] {1}, new TreeMap<>()))))
                .isEmpty();
    }

    private static void assertIndices(RankSensitivity factor, double first, double total) {
        assertThat(factor.firstOrder().value()).isCloseTo(first, within(0.02));
        assertThat(factor.totalEffect().value()).isCloseTo(total, within(0.02));
        assertThat(factor.firstOrder().low()).isBetween(first - 0.06, first);
        assertThat(factor.firstOrder().high()).isBetween(first, first + 0.06);
        assertThat(factor.totalEffect().low()).isBetween(total - 0.06, total + 0.001);
        assertThat(factor.totalEffect().high()).isBetween(total - 0.001, total + 0.06);
    }

    /** One nation whose rank is the number, far behind the first. */
    private static List<RankSensitivity> of(DoubleBinaryOperator number) {
        int draws = 20_000;
        double[] x = new Random(1).doubles(draws).toArray();
        double[] y = new Random(2).doubles(draws).toArray();
        int[] ranks = IntStream.range(0, draws)
                .map(r -> rank(number.applyAsDouble(x[r], y[r])))
                .toArray();
        int[] otherX = IntStream.range(0, draws - 1)
                .map(r -> rank(number.applyAsDouble(x[r + 1], y[r])))
                .toArray();
        int[] otherY = IntStream.range(0, draws - 1)
                .map(r -> rank(number.applyAsDouble(x[r], y[r + 1])))
                .toArray();
        return RankSensitivity.of(
                List.of(new Ranking.Place(0, 0, 0, ranks, new TreeMap<>(Map.of("x", otherX, "y", otherY)))));
    }

    private static int rank(double number) {
        return (int) Math.round(FINE * number);
    }
}
