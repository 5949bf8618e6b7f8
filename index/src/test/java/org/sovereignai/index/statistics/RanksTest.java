package org.sovereignai.index.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RanksTest {

    private static int[] descending(double... values) {
        int[] ranks = new int[values.length];
        Ranks.descending(values, 0, values.length, ranks, new double[values.length]);
        return ranks;
    }

    @Test
    void tiesShareTheBestRank() {
        assertThat(descending(5, 9, 7, 7, 1)).containsExactly(4, 1, 2, 2, 5);
    }

    @Test
    void missingValuesHaveNoRank() {
        assertThat(descending(5, Double.NaN, 7)).containsExactly(2, 0, 1);
    }

    @Test
    void valuesThatDifferByRoundingTie() {
        assertThat(descending(0.1 + 0.2, 0.3, 0.4)).containsExactly(2, 2, 1);
    }

    @Test
    void bothZerosTie() {
        assertThat(descending(0.0, -0.0, -1)).containsExactly(1, 1, 3);
    }

    @Test
    void onlyTheStretchIsRanked() {
        int[] ranks = new int[4];
        Ranks.descending(new double[] {9, 1, 2, 9}, 1, 3, ranks, new double[2]);
        assertThat(ranks).containsExactly(0, 2, 1, 0);
    }

    @Test
    void midRanksAscend() {
        assertThat(Ranks.ascending(new double[] {4, 2, 4, 10})).containsExactly(2.5, 1, 2.5, 4);
    }

    @Test
    void aValueOutsideTheSampleLiesBetweenItsNeighbours() {
        assertThat(Ranks.position(new double[] {1, 2, 3}, 2.5)).isEqualTo(2.5);
    }

    // numpy.quantile of the same sample.
    @Test
    void quantilesAreLinearBetweenOrderStatistics() {
        double[] sorted = {2, 4, 4, 10};
        assertThat(Ranks.quantile(sorted, 0.25)).isEqualTo(3.5, within(1e-12));
        assertThat(Ranks.median(sorted)).isEqualTo(4);
        assertThat(Ranks.quantile(sorted, 0.75)).isEqualTo(5.5, within(1e-12));
        assertThat(Ranks.quantile(sorted, 1)).isEqualTo(10);
        assertThat(Ranks.quantile(new double[] {3}, 0.3)).isEqualTo(3);
    }
}
