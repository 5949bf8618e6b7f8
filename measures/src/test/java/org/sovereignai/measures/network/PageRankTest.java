package org.sovereignai.measures.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRankTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void danglingNodePassesItsScoreToAllEvenly() {
        // 0 and 1 point to 2, which points nowhere: x = .05 + .85 p2 / 3, p2 = x + .85 (2 x), 2 x + p2 = 1.
        double[] scores = PageRank.scores(new double[][] {{0, 0, 1}, {0, 0, 1}, {0, 0, 0}});
        assertThat(scores).containsExactly(new double[] {10 / 47.0, 10 / 47.0, 27 / 47.0}, EXACT);
    }

    @Test
    void scoreIsPassedInProportionToWeights() {
        // 0 passes 3/4 to 1 and 1/4 to 2, both pass all back: p0 = .05 + .85 (1 - p0), p1 = .05 + .85 p0 x 3/4.
        double[] scores = PageRank.scores(new double[][] {{0, 3, 1}, {5, 0, 0}, {7, 0, 0}});
        double first = 0.9 / 1.85;
        assertThat(scores)
                .containsExactly(new double[] {first, 0.05 + 0.85 * first * 0.75, 0.05 + 0.85 * first * 0.25}, EXACT);
    }

    @Test
    void selfLoopsAreDropped() {
        double[] scores = PageRank.scores(new double[][] {{9, 1}, {1, 100}});
        assertThat(scores).containsExactly(new double[] {0.5, 0.5}, EXACT);
    }

    @Test
    void withoutEdgesAllAreEqual() {
        assertThat(PageRank.scores(new double[4][4])).containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, EXACT);
        assertThat(PageRank.scores(new double[0][0])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isTheFixedPointOfThePowerIteration(long seed) {
        Random random = new Random(seed);
        int size = 20;
        double[][] weights = new double[size][size];
        for (int from = 1; from < size; from++) {
            for (int to = 0; to < size; to++) {
                weights[from][to] = random.nextInt(3) == 0 ? random.nextInt(100) : 0;
            }
        }
        double[] scores = PageRank.scores(weights);
        double[] next = new double[size];
        Arrays.fill(next, 0.15 / size);
        for (int from = 0; from < size; from++) {
            weights[from][from] = 0;
            double sum = Arrays.stream(weights[from]).sum();
            for (int to = 0; to < size; to++) {
                next[to] += 0.85 * scores[from] * (sum == 0 ? 1.0 / size : weights[from][to] / sum);
            }
        }
        assertThat(next).containsExactly(scores, EXACT);
        assertThat(Arrays.stream(scores).sum()).isCloseTo(1, EXACT);
    }

    @Test
    void wrongInputIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageRank.scores(new double[][] {{0, -1}, {1, 0}}))
                .withMessage("Edge from 0 to 1: weight -1.0 must be finite, 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageRank.scores(new double[][] {{0}}, 1))
                .withMessage("Damping 1.0 must be 0 or more and below 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageRank.scores(new double[][] {{0, 1}}))
                .withMessage("Row 0 has 2 columns instead of 1");
    }
}
