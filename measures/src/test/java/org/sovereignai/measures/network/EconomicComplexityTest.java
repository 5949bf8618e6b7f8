package org.sovereignai.measures.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.measures.network.EconomicComplexity.Reason;

class EconomicComplexityTest {

    @Test
    void nestedSpecialisations() {
        // By hand: eigenvalues 1, 1/4, 1/9; eigenvector of 1/4 is (2, -1, -4), less its mean (3, 0, -3), over sqrt(6).
        EconomicComplexity complexity = EconomicComplexity.ofSpecialisation(
                new boolean[][] {{true, true, true}, {true, true, false}, {true, false, false}});
        double end = 3 / Math.sqrt(6);
        assertThat(complexity.index(0).orElseThrow()).isCloseTo(end, within(1e-12));
        assertThat(complexity.index(1).orElseThrow()).isCloseTo(0, within(1e-12));
        assertThat(complexity.index(2).orElseThrow()).isCloseTo(-end, within(1e-12));
        assertThat(complexity.diversity(0)).isEqualTo(3);
        assertThat(complexity.reason(0)).isEmpty();
    }

    @Test
    void advantageOfExactlyOneCounts() {
        // World 12, columns 6 and 6; economy 0 has 3 of 6 in each: its advantage is 1 in both.
        boolean[][] specialised = EconomicComplexity.specialisation(new double[][] {{3, 3}, {2, 1}, {1, 2}});
        assertThat(specialised).isDeepEqualTo(new boolean[][] {{true, true}, {true, false}, {false, true}});
    }

    @Test
    void indexOfCounts() {
        // Reference: non-symmetric eigenvectors of D^-1 M U^-1 M' in NumPy 2.4, from advantages computed as ratios.
        EconomicComplexity complexity = EconomicComplexity.of(
                new double[][] {{10, 8, 6, 1}, {9, 1, 3, 0}, {2, 9, 1, 1}, {1, 1, 4, 6}, {30, 3, 2, 1}, {5, 5, 5, 3}});
        double[] expected = {
            0.599732560477441,
            -0.799870180916588,
            0.934409645518119,
            0.491432358210955,
            -1.864795837269936,
            0.639091453980009
        };
        int[] diversity = {2, 2, 1, 2, 1, 3};
        for (int economy = 0; economy < expected.length; economy++) {
            assertThat(complexity.index(economy).orElseThrow()).isCloseTo(expected[economy], within(1e-12));
            assertThat(complexity.diversity(economy)).isEqualTo(diversity[economy]);
        }
    }

    @Test
    void economyWithoutAnySpecialisationIsLeftOut() {
        boolean[][] nested = {
            {true, true, true, false},
            {false, false, false, false},
            {true, true, false, false},
            {true, false, false, false}
        };
        EconomicComplexity complexity = EconomicComplexity.ofSpecialisation(nested);
        assertThat(complexity.index(1)).isEmpty();
        assertThat(complexity.reason(1)).contains(Reason.NOT_SPECIALISED);
        assertThat(complexity.index(0).orElseThrow()).isCloseTo(3 / Math.sqrt(6), within(1e-12));
        assertThat(complexity.index(3).orElseThrow()).isCloseTo(-3 / Math.sqrt(6), within(1e-12));
    }

    @Test
    void twoEconomiesCannotBeRanked() {
        assertAllWithout(new boolean[][] {{true, true}, {true, false}}, Reason.TOO_FEW_ECONOMIES);
        assertThat(EconomicComplexity.of(new double[][] {{1, 2}, {0, 0}, {2, 1}})
                        .reason(0))
                .contains(Reason.TOO_FEW_ECONOMIES);
    }

    @Test
    void groupsWithNothingInCommonCannotBeCompared() {
        assertAllWithout(
                new boolean[][] {{true, true, false}, {true, false, false}, {false, false, true}}, Reason.DISCONNECTED);
    }

    @Test
    void equalEconomiesHaveNoSecondDirection() {
        assertAllWithout(new boolean[][] {{true, true}, {true, true}, {true, true}}, Reason.DEGENERATE);
        // Three economies that share one product in each pair: all pairs are alike.
        assertAllWithout(
                new boolean[][] {{true, true, false}, {true, false, true}, {false, true, true}}, Reason.DEGENERATE);
    }

    @Test
    void mirroredEconomiesHaveNoSign() {
        // A chain of economies joined by shared products, the same from both ends.
        assertAllWithout(
                new boolean[][] {{true, false, false}, {true, true, false}, {false, true, true}, {false, false, true}},
                Reason.NO_DIRECTION);
    }

    @Test
    void equalDiversityHasNoSign() {
        assertAllWithout(
                new boolean[][] {{true, true, false, false}, {false, true, true, false}, {false, false, true, true}},
                Reason.NO_DIRECTION);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void scoresAreStandardisedAndFollowTheOrderOfRows(long seed) {
        Random random = new Random(seed);
        int economies = 30;
        int products = 40;
        double[][] amounts = new double[economies][products];
        for (double[] row : amounts) {
            for (int product = 0; product < products; product++) {
                row[product] = Math.floor(Math.exp(2 * random.nextGaussian()));
            }
        }
        EconomicComplexity complexity = EconomicComplexity.of(amounts);
        double[][] reversed = new double[economies][];
        double sum = 0;
        double squares = 0;
        double withDiversity = 0;
        for (int economy = 0; economy < economies; economy++) {
            double index = complexity.index(economy).orElseThrow();
            sum += index;
            squares += index * index;
            withDiversity += index * complexity.diversity(economy);
            reversed[economies - 1 - economy] = amounts[economy];
        }
        assertThat(sum).isCloseTo(0, within(1e-9));
        assertThat(squares).isCloseTo(economies, within(1e-9));
        assertThat(withDiversity).isPositive();
        EconomicComplexity same = EconomicComplexity.of(reversed);
        for (int economy = 0; economy < economies; economy++) {
            assertThat(same.index(economies - 1 - economy).orElseThrow())
                    .isCloseTo(complexity.index(economy).orElseThrow(), within(1e-9));
        }
    }

    @Test
    void wrongAmountsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EconomicComplexity.of(new double[][] {{1, -1}}))
                .withMessage("Row 0, column 1: -1.0 must be finite, 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EconomicComplexity.of(new double[][] {{1, 1}, {1}}))
                .withMessage("Row 1 has 1 columns instead of 2");
    }

    private static void assertAllWithout(boolean[][] specialised, Reason reason) {
        EconomicComplexity complexity = EconomicComplexity.ofSpecialisation(specialised);
        for (int economy = 0; economy < specialised.length; economy++) {
            assertThat(complexity.index(economy)).isEmpty();
            assertThat(complexity.reason(economy)).contains(reason);
        }
    }
}
