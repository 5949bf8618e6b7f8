package org.sovereignai.measures.scores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankShiftTest {

    /**
     * Means 50, 45, 40; the third nation needs no machines. Without chips 10, 50, 60: 3, 2, 1 in place of 1, 2, 3. Without
     * computers 90, 42.5, 20, and without machines 50, 42.5 and still 40: nothing moves.
     */
    @Test
    void onePartIsLeftOutAtATime() {
        List<Map<String, Double>> nations = List.of(
                Map.of("chips", 130.0, "computers", -30.0, "machines", 50.0),
                Map.of("chips", 35.0, "computers", 50.0, "machines", 50.0),
                Map.of("chips", 20.0, "computers", 60.0));

        assertThat(RankShift.withoutEach(nations))
                .containsExactly(
                        new RankShift("without_chips", 4.0 / 3, 3),
                        new RankShift("without_computers", 0, 3),
                        new RankShift("without_machines", 0, 3));
    }

    /**
     * Who has nothing else has no rank without it: 50 and 30 without chips are 10 and 40. Means 50, 30, 70 without computers are 90,
     * 20, 70: 2, 3, 1 become 1, 3, 2.
     */
    @Test
    void aNationWithThatPartAloneIsNotCounted() {
        assertThat(RankShift.withoutEach(List.of(
                        Map.of("chips", 90.0, "computers", 10.0),
                        Map.of("chips", 20.0, "computers", 40.0),
                        Map.of("chips", 70.0))))
                .containsExactly(new RankShift("without_chips", 1, 2), new RankShift("without_computers", 2.0 / 3, 3));
        assertThat(RankShift.withoutEach(List.of(Map.of("chips", 70.0)))).isEmpty();
        assertThat(RankShift.withoutEach(List.of())).isEmpty();
    }

    /**
     * Without pushes .1, .1, .9 are ranks 2, 2, 1, where the means .4, .15, .5 are 2, 3, 1: what is left of a sum when a part is
     * taken off is not quite the same in two nations that have the same.
     */
    @Test
    void nationsThatAreEqualWithoutAPartShareAPlace() {
        assertThat(RankShift.withoutEach(List.of(
                        Map.of("pushes", 0.7, "received", 0.1),
                        Map.of("pushes", 0.2, "received", 0.1),
                        Map.of("pushes", 0.1, "received", 0.9))))
                .contains(new RankShift("without_pushes", 1.0 / 3, 3));
    }

    /** 9, 7, 7, 1 are ranks 1, 2, 2, 4; 2, 8, 5, 5 are 4, 1, 2, 2: 3 + 1 + 0 + 2 over four. Who is in one alone is left out. */
    @Test
    void oneScoreAgainstAnother() {
        assertThat(RankShift.between(
                        "actor",
                        Map.of("AAA", 9.0, "BBB", 7.0, "CCC", 7.0, "DDD", 1.0, "EEE", 8.0),
                        Map.of("AAA", 2.0, "BBB", 8.0, "CCC", 5.0, "DDD", 5.0, "FFF", 6.0)))
                .contains(new RankShift("actor", 1.5, 4));
        assertThat(RankShift.between("actor", Map.of("AAA", 1.0), Map.of("BBB", 1.0)))
                .isEmpty();
    }
}
