package org.sovereignai.measures.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static Drawn drawn(String nation, double... draws) {
        return drawn(nation, draws[0], draws, Map.of());
    }

    private static Drawn drawn(String nation, double value, double[] draws, Map<String, double[]> exchanged) {
        return new Drawn(
                ScoreId.DEPENDENCE,
                nation,
                2024,
                value,
                draws,
                draws,
                Optional.empty(),
                List.of(),
                1,
                Optional.empty(),
                new TreeMap<>(exchanged));
    }

    @Test
    void theRankIsTheMedianOfTheDrawsRoundedHalfUp() {
        Ranking ranking = Ranking.of(List.of(
                drawn("AAA", 9, 9, 9, 9),
                drawn("BBB", 5, 5, 1, 1),
                drawn("CCC", 3, 3, 3, 3),
                drawn("DDD", 0, 0, 0, 0)));

        // Second, second, third, third: the median 2.5 is rounded up. For C it is the same the other way round.
        assertThat(ranking.of("AAA").orElseThrow().rank()).isEqualTo(1);
        assertThat(ranking.of("BBB").orElseThrow().rank()).isEqualTo(3);
        assertThat(ranking.of("CCC").orElseThrow().rank()).isEqualTo(3);
        assertThat(ranking.of("DDD").orElseThrow().rank()).isEqualTo(4);
        assertThat(ranking.of("BBB").orElseThrow().draws()).containsExactly(2, 2, 3, 3);
    }

    @Test
    void theRankLiesInItsInterval() {
        double[] moving = new double[100];
        for (int r = 0; r < moving.length; r++) {
            moving[r] = r < 4 ? 10 : r < 50 ? 5 : 1;
        }
        double[] eight = new double[100];
        double[] three = new double[100];
        Arrays.fill(eight, 8);
        Arrays.fill(three, 3);

        Ranking.Place place = Ranking.of(List.of(drawn("AAA", moving), drawn("BBB", eight), drawn("CCC", three)))
                .of("AAA")
                .orElseThrow();

        // First in 4 draws, second in 46, third in 50.
        assertThat(place.low()).isEqualTo(2);
        assertThat(place.rank()).isEqualTo(3);
        assertThat(place.high()).isEqualTo(3);
        assertThat(place.probabilityAtMost(1)).isEqualTo(0.04, within(1e-12));
        assertThat(place.probabilityAtMost(2)).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void equalValuesShareTheBetterRank() {
        Ranking ranking = Ranking.of(List.of(drawn("AAA", 2, 2), drawn("BBB", 2, 1), drawn("CCC", 1, 2)));

        assertThat(ranking.of("AAA").orElseThrow().draws()).containsExactly(1, 1);
        assertThat(ranking.of("BBB").orElseThrow().draws()).containsExactly(1, 3);
        assertThat(ranking.of("CCC").orElseThrow().draws()).containsExactly(3, 1);
        // Tied once and above once.
        assertThat(ranking.of("AAA")
                        .orElseThrow()
                        .probabilityAbove(ranking.of("BBB").orElseThrow()))
                .isEqualTo(0.75);
    }

    @Test
    void whoHasAReasonAgainstItIsNotAmongTheRanked() {
        Ranking ranking = Ranking.of(List.of(drawn("AAA", 9, 9).unrankedFor("too small"), drawn("BBB", 5, 5)));

        assertThat(ranking.of("AAA")).isEmpty();
        assertThat(ranking.of("BBB").orElseThrow().rank()).isEqualTo(1);
    }

    @Test
    void theFirstReasonIsKept() {
        assertThat(drawn("AAA", 1).unrankedFor("first").unrankedFor("second").unranked())
                .contains("first");
    }

    @Test
    void theIntervalHoldsTheCentralValue() {
        Drawn high = drawn("AAA", 7, new double[] {1, 2, 3}, Map.of());

        assertThat(high.low()).isEqualTo(1);
        assertThat(high.high()).isEqualTo(7);
    }

    /** With what is exchanged alone A falls behind B in the second draw. */
    @Test
    void whatIsExchangedHasRanksOfItsOwn() {
        Ranking ranking = Ranking.of(List.of(
                drawn("AAA", 9, new double[] {9, 9, 9}, Map.of("slack", new double[] {9, 4})),
                drawn("BBB", 5, new double[] {5, 5, 5}, Map.of("slack", new double[] {5, 5}))));

        assertThat(ranking.of("AAA").orElseThrow().draws()).containsExactly(1, 1, 1);
        assertThat(ranking.of("AAA").orElseThrow().exchanged()).containsOnlyKeys("slack");
        assertThat(ranking.of("AAA").orElseThrow().exchanged().get("slack")).containsExactly(1, 2);
        assertThat(ranking.of("BBB").orElseThrow().exchanged().get("slack")).containsExactly(2, 1);
    }

    /** First in 11 of 20 draws that come in any order, third in the others: the tenth and the eleventh are first. */
    @Test
    void theMedianIsThatOfTheSortedRanks() {
        double[] moving = new double[20];
        double[] three = new double[20];
        Arrays.setAll(moving, r -> r % 2 == 0 || r == 19 ? 5 : 1);
        Arrays.fill(three, 3);

        Ranking.Place place = Ranking.of(List.of(drawn("AAA", moving), drawn("BBB", three), drawn("CCC", three)))
                .of("AAA")
                .orElseThrow();

        assertThat(place.rank()).isEqualTo(1);
        assertThat(place.low()).isEqualTo(1);
        assertThat(place.high()).isEqualTo(3);
    }
}
