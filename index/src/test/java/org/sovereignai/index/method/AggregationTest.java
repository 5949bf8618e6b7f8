package org.sovereignai.index.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AggregationTest {

    private static final double NAN = Double.NaN;

    private static double[] aggregate(
            Aggregation function, double[] weights, boolean skipMissing, double[]... members) {
        boolean[] included = new boolean[members[0].length];
        Arrays.fill(included, true);
        double[] scores = new double[included.length];
        function.aggregate(new Members(members, weights, included.length, included, skipMissing), scores);
        return scores;
    }

    static Stream<Arguments> byHand() {
        return Stream.of(
                // Members 1, 4, 16 with weights 1/2, 1/4, 1/4; then with the second missing.
                Arguments.of(new Aggregation.Arithmetic(), 5.5, 6.0),
                Arguments.of(new Aggregation.Geometric(), 2 * Math.sqrt(2), Math.cbrt(16)),
                Arguments.of(new Aggregation.Harmonic(), 64 / 37.0, 16 / 11.0),
                Arguments.of(new Aggregation.Generalised(1), 5.5, 6.0),
                Arguments.of(new Aggregation.Generalised(0), 2 * Math.sqrt(2), Math.cbrt(16)),
                Arguments.of(new Aggregation.Generalised(-1), 64 / 37.0, 16 / 11.0),
                Arguments.of(new Aggregation.Generalised(2), Math.sqrt(68.5), Math.sqrt(86)),
                // 0.5 16 + 0.3 4 + 0.2 1; for two members the weights 0.65 and 0.35 of the cumulated curve.
                Arguments.of(new Aggregation.Ordered(List.of(5.0, 3.0, 2.0)), 9.4, 10.75),
                // M = 5.5, S2 = 68.5 - 30.25 = 38.25; M = 6, S2 = 86 - 36 = 50.
                Arguments.of(new Aggregation.MazziottaPareto(null), 5.5 - 38.25 / 5.5, 6 - 50 / 6.0),
                Arguments.of(
                        new Aggregation.MazziottaPareto(Aggregation.MazziottaPareto.Penalty.UPWARD),
                        5.5 + 38.25 / 5.5,
                        6 + 50 / 6.0));
    }

    @ParameterizedTest
    @MethodSource("byHand")
    void agreesWithTheFormula(Aggregation function, double complete, double present) {
        double[] weights = {0.5, 0.25, 0.25};
        double[][] members = {{1, 1}, {4, NAN}, {16, 16}};
        assertThat(aggregate(function, weights, true, members))
                .containsExactly(new double[] {complete, present}, within(1e-12));
        double[] strict = aggregate(function, weights, false, members);
        assertThat(strict[0]).isEqualTo(complete, within(1e-12));
        assertThat(strict[1]).isNaN();
    }

    @ParameterizedTest
    @MethodSource("byHand")
    void nothingPresentIsNoScore(Aggregation function, double complete, double present) {
        assertThat(aggregate(function, new double[] {0.5, 0.5}, true, new double[] {NAN}, new double[] {NAN})[0])
                .isNaN();
    }

    static Stream<Aggregation> means() {
        return Stream.of(
                new Aggregation.Arithmetic(),
                new Aggregation.Geometric(),
                new Aggregation.Harmonic(),
                new Aggregation.Generalised(-2.5),
                new Aggregation.Generalised(3),
                new Aggregation.Ordered(List.of(0.2, 0.5, 0.3)),
                new Aggregation.MazziottaPareto(null),
                new Aggregation.MazziottaPareto(Aggregation.MazziottaPareto.Penalty.UPWARD));
    }

    @ParameterizedTest
    @MethodSource("means")
    void equalMembersGiveTheirValue(Aggregation function) {
        double[] seven = {7};
        assertThat(aggregate(function, new double[] {0.2, 0.3, 0.5}, false, seven, seven, seven)[0])
                .isEqualTo(7, within(1e-12));
    }

    @Test
    void negativeValuesHaveAMeanWhereTheFormulaHasOne() {
        double[][] members = {{-4}, {2}};
        double[] weights = {0.25, 0.75};
        assertThat(aggregate(new Aggregation.Arithmetic(), weights, false, members))
                .containsExactly(0.5);
        assertThat(aggregate(new Aggregation.Ordered(List.of(0.8, 0.2)), weights, false, members)[0])
                .isEqualTo(0.8, within(1e-12));
        for (Aggregation function :
                List.of(new Aggregation.Geometric(), new Aggregation.Harmonic(), new Aggregation.Generalised(2))) {
            assertThat(function.needsNonNegative()).isTrue();
        }
    }

    @Test
    void aZeroMakesMostMeansOfPositiveValuesZero() {
        double[][] members = {{0}, {9}};
        double[] half = {0.5, 0.5};
        assertThat(aggregate(new Aggregation.Geometric(), half, false, members)).containsExactly(0);
        assertThat(aggregate(new Aggregation.Harmonic(), half, false, members)).containsExactly(0);
        assertThat(aggregate(new Aggregation.Generalised(-2), half, false, members))
                .containsExactly(0);
        assertThat(aggregate(new Aggregation.Generalised(0.5), half, false, members)[0])
                .isEqualTo(2.25, within(1e-12));
    }

    @Test
    void aMemberWithoutWeightHasNoSay() {
        for (Aggregation function : means().toList()) {
            if (!(function instanceof Aggregation.Ordered)) {
                assertThat(aggregate(function, new double[] {1, 0}, false, new double[] {5}, new double[] {0})[0])
                        .isEqualTo(5, within(1e-12));
            }
        }
    }

    @Test
    void aMissingMemberWithoutWeightTakesNothingAway() {
        for (Aggregation function : List.of(new Aggregation.Arithmetic(), new Aggregation.Geometric())) {
            assertThat(aggregate(function, new double[] {1, 0}, false, new double[] {5}, new double[] {NAN})[0])
                    .isEqualTo(5, within(1e-12));
        }
        assertThat(aggregate(new Aggregation.Copeland(), new double[] {1, 0}, false, new double[] {5, 4}, new double[] {
                    NAN, 1
                }))
                .containsExactly(1, -1);
    }

    @Test
    void aMeanThatIsNotPositiveHasNoMazziottaPareto() {
        assertThat(aggregate(
                        new Aggregation.MazziottaPareto(null),
                        new double[] {0.5, 0.5},
                        false,
                        new double[] {0},
                        new double[] {0})[0])
                .isNaN();
    }

    @Test
    void copelandCountsWinsLessLosses() {
        double[][] members = {{1, 2, 3}, {5, 4, 3}};
        assertThat(aggregate(new Aggregation.Copeland(), new double[] {0.6, 0.4}, false, members))
                .containsExactly(-2, 0, 2);
        assertThat(aggregate(new Aggregation.Copeland(), new double[] {0.5, 0.5}, false, members))
                .containsExactly(0, 0, 0);
    }

    @Test
    void copelandTiesGiveHalfTheWeightToEach() {
        double[][] members = {{1, 1}, {2, 2}, {4, 3}};
        assertThat(aggregate(new Aggregation.Copeland(), new double[] {0.4, 0.4, 0.2}, false, members))
                .containsExactly(1, -1);
    }

    @Test
    void copelandWithMissingValuesDoesNotDependOnTheOrderOfRows() {
        double[] first = {3, NAN, 1};
        double[] second = {1, 2, NAN};
        double[] weights = {0.7, 0.3};
        double[] scores = aggregate(new Aggregation.Copeland(), weights, true, first, second);
        // 1 beats 3 on the first; 2 beats 1 on the second; 2 and 3 have nothing in common.
        assertThat(scores).containsExactly(0, 1, -1);
        double[] reversed = aggregate(
                new Aggregation.Copeland(), weights, true, new double[] {1, NAN, 3}, new double[] {NAN, 2, 1});
        assertThat(reversed).containsExactly(-1, 1, 0);
    }

    @Test
    void copelandLeavesOutWhoLacksAMember() {
        double[][] members = {{1, 2, 3}, {5, NAN, 3}};
        assertThat(aggregate(new Aggregation.Copeland(), new double[] {0.6, 0.4}, false, members))
                .containsExactly(-1, NAN, 1);
    }

    /** A unit at its bounds meets the others at their central values. */
    @Test
    void copelandBoundsAUnitAgainstTheOthersAsTheyAre() {
        double[][] central = {{1, 2, 3}, {5, 3, 1}};
        double[][] low = {{0, 2, 3}, {2, 3, 1}};
        double[][] high = {{4, 2, 3}, {6, 3, 1}};
        double[] lowest = new double[3];
        double[] highest = new double[3];

        new Aggregation.Copeland()
                .bound(
                        new Members(central, new double[] {0.6, 0.4}, 3, new boolean[] {true, true, true}, false),
                        low,
                        high,
                        lowest,
                        highest);

        assertThat(lowest).containsExactly(-2, 0, 2);
        assertThat(highest).containsExactly(2, 0, 2);
    }

    @Test
    void copelandComparesWithinAYearAndAmongTheIncluded() {
        double[][] members = {{1, 2, 9, 8, 7, 6}};
        boolean[] included = {true, true, false, true, true, true};
        double[] scores = new double[6];
        new Aggregation.Copeland().aggregate(new Members(members, new double[] {1}, 3, included, false), scores);
        assertThat(scores).containsExactly(-1, 1, NAN, 2, 0, -2);
    }

    @Test
    void copelandOfOneUnitIsZero() {
        assertThat(aggregate(new Aggregation.Copeland(), new double[] {1}, false, new double[] {3}))
                .containsExactly(0);
    }

    @ParameterizedTest
    @MethodSource("means")
    void boundsHoldEveryCombination(Aggregation function) {
        SplittableRandom random = new SplittableRandom(7);
        double[] weights = {0.2, 0.3, 0.5};
        for (int round = 0; round < 200; round++) {
            double[][] low = new double[3][1];
            double[][] high = new double[3][1];
            double[][] central = new double[3][1];
            for (int j = 0; j < 3; j++) {
                low[j][0] = 70 + 30 * random.nextDouble();
                high[j][0] = low[j][0] + 40 * random.nextDouble();
                central[j][0] = low[j][0] + random.nextDouble() * (high[j][0] - low[j][0]);
            }
            double[] lowest = new double[1];
            double[] highest = new double[1];
            function.bound(new Members(central, weights, 1, new boolean[] {true}, false), low, high, lowest, highest);
            for (int draw = 0; draw < 50; draw++) {
                double[][] any = new double[3][1];
                for (int j = 0; j < 3; j++) {
                    double u = draw < 8 ? draw >> j & 1 : random.nextDouble();
                    any[j][0] = low[j][0] + u * (high[j][0] - low[j][0]);
                }
                assertThat(aggregate(function, weights, false, any)[0]).isBetween(lowest[0] - 1e-9, highest[0] + 1e-9);
            }
        }
    }

    /**
     * First unit: mean 5 (4 to 7), the largest mean square distance from it (2^2 + 4^2) / 2 = 10. Second unit: mean 2 (1 to
     * 6), (1^2 + 8^2) / 2 = 32.5. Third unit: a mean that may be 0.
     */
    @Test
    void boundsOfMazziottaParetoByHand() {
        double[][] central = {{4, 2, 1}, {6, 2, 1}};
        double[][] low = {{3, 1, 0}, {5, 1, 0}};
        double[][] high = {{5, 2, 1}, {9, 10, 1}};
        Members members = new Members(central, new double[] {0.5, 0.5}, 3, new boolean[] {true, true, true}, false);
        double[] lowest = new double[3];
        double[] highest = new double[3];

        new Aggregation.MazziottaPareto(Aggregation.MazziottaPareto.Penalty.DOWNWARD)
                .bound(members, low, high, lowest, highest);
        assertThat(lowest).containsExactly(new double[] {4 - 10 / 4.0, 1 - 32.5, NAN}, within(1e-12));
        assertThat(highest).containsExactly(new double[] {7, 6, NAN}, within(1e-12));

        new Aggregation.MazziottaPareto(Aggregation.MazziottaPareto.Penalty.UPWARD)
                .bound(members, low, high, lowest, highest);
        assertThat(lowest).containsExactly(new double[] {4, 1, NAN}, within(1e-12));
        assertThat(highest).containsExactly(new double[] {7 + 10 / 7.0, 1 + 32.5, NAN}, within(1e-12));
    }

    @Test
    void aMeanOfFirstPowersTakesNegativeMembers() {
        assertThat(new Aggregation.Generalised(1).needsNonNegative()).isFalse();
        assertThat(new Aggregation.Arithmetic().needsNonNegative()).isFalse();
    }

    @Test
    void impossibleParametersAreRefused() {
        assertThatThrownBy(() -> new Aggregation.Ordered(List.of())).hasMessageContaining("needs weights");
        assertThatThrownBy(() -> new Aggregation.Ordered(List.of(1.0, -0.5))).hasMessageContaining("not negative");
        assertThatThrownBy(() -> new Aggregation.Ordered(List.of(0.0))).hasMessageContaining("make one positive");
        assertThatThrownBy(() -> new Aggregation.Generalised(NAN)).hasMessageContaining("between -100 and 100");
    }
}
