package org.sovereignai.measures.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Pushes 60, 30 and 10 of A, B and C1; two models, one of A and one of A and B by halves. */
class WorldYearTest {

    private static final WorldYear.Layer PUSHES =
            WorldYear.Layer.census("pushes", List.of(amounts("AAA", 60, "BBB", 30, "CC1", 10)));
    private static final WorldYear.Layer MODELS =
            WorldYear.Layer.sample("models", List.of(amounts("AAA", 1), amounts("AAA", 0.5, "BBB", 0.5, "EEE", 0)));
    private static final Map<String, Double> PEOPLE =
            Map.of("AAA", 100.0, "BBB", 200.0, "CC1", 25.0, "CC2", 25.0, "EEE", 50.0);

    private static SortedMap<String, Double> amounts(Object... cells) {
        SortedMap<String, Double> amounts = new TreeMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            amounts.put((String) cells[i], ((Number) cells[i + 1]).doubleValue());
        }
        return amounts;
    }

    private static Map<String, Drawn> scores(ScoreId id, Set<String> hubs) {
        Map<String, Drawn> scores = new HashMap<>();
        new WorldYear(2024, List.of(PUSHES, MODELS), PEOPLE, hubs, 400, 3)
                .scores(List.of("CC1", "CC2"), "XCC").stream()
                        .filter(score -> score.score() == id)
                        .forEach(score -> scores.put(score.nation(), score));
        return scores;
    }

    @Test
    void weightIsTheMeanOfSharesOfTheWorld() {
        Map<String, Drawn> weights = scores(ScoreId.PARTICIPATION, Set.of());

        assertThat(weights.get("AAA").value()).isEqualTo(100 * (0.6 + 0.75) / 2, within(1e-9));
        assertThat(weights.get("BBB").value()).isEqualTo(100 * (0.3 + 0.25) / 2, within(1e-9));
        assertThat(weights.get("AAA").parts()).extracting(Drawn.Part::id).containsExactly("pushes", "models");
    }

    /** Pushes are counted, so that all that moves are the models: with those of the next draw the score is the next one's. */
    @Test
    void theModelsOfTheNextDrawMakeItsScore() {
        for (ScoreId id : List.of(ScoreId.PARTICIPATION, ScoreId.PARTICIPATION_INTENSITY)) {
            Drawn score = scores(id, Set.of()).get("AAA");
            double[] exchanged = score.exchanged().get("models");

            assertThat(score.exchanged()).containsOnlyKeys("models");
            assertThat(exchanged).hasSize(256);
            for (int r = 0; r < exchanged.length; r++) {
                assertThat(exchanged[r]).isCloseTo(score.ranked()[r + 1], within(1e-9));
            }
        }
    }

    @Test
    void intensityIsWeightPerShareOfThePeople() {
        // A quarter of the people.
        assertThat(scores(ScoreId.PARTICIPATION_INTENSITY, Set.of()).get("AAA").value())
                .isEqualTo((0.6 + 0.75) / 2 / 0.25, within(1e-9));
    }

    @Test
    void whatACensusLeavesOutLiesBelowTheLeastThatItLists() {
        Drawn small = scores(ScoreId.PARTICIPATION, Set.of()).get("EEE");

        // Pushes: between 0 and C's 10 of 100; of the models listed it has none.
        assertThat(small.value()).isEqualTo(100 * 0.05 / 2, within(1e-9));
        assertThat(Arrays.stream(small.draws()).boxed().toList())
                .allSatisfy(draw -> assertThat(draw).isBetween(0.0, 5.0));
        assertThat(small.coverage()).isEqualTo(0.5);
        assertThat(small.parts().get(0).coverage()).isZero();
        assertThat(small.parts().get(0).value()).isEqualTo(5, within(1e-9));
        assertThat(small.unranked().orElseThrow()).contains("too small").contains("pushes");
    }

    @Test
    void aQuarterThatACensusLeavesOutIsNotKnownToBeNothing() {
        // Of 200 pushes B has 20 in the first quarter, and in the second at most A's 80, the least that is listed.
        WorldYear.Layer quarters =
                WorldYear.Layer.census("pushes", List.of(amounts("AAA", 100, "BBB", 20), amounts("AAA", 80)));
        Map<String, Drawn> weights = new HashMap<>();
        new WorldYear(2024, List.of(quarters), PEOPLE, Set.of(), 400, 3)
                .scores(List.of("CC1"), "XCC").stream()
                        .filter(score -> score.score() == ScoreId.PARTICIPATION)
                        .forEach(score -> weights.put(score.nation(), score));
        Drawn b = weights.get("BBB");

        assertThat(b.value()).isEqualTo(100 * (20 + 40) / 200.0, within(1e-9));
        assertThat(b.low()).isBetween(10.0, 14.0);
        assertThat(b.high()).isBetween(46.0, 50.0);
        assertThat(b.coverage()).isEqualTo(0.5);
        assertThat(b.parts().get(0).coverage()).isEqualTo(0.5);
        assertThat(b.unranked()).isEmpty();
        assertThat(weights.get("AAA").low()).isEqualTo(90, within(1e-9));
        assertThat(weights.get("AAA").high()).isEqualTo(90, within(1e-9));
    }

    @Test
    void whoIsNotOnAListOfModelsHasNoShareOfIt() {
        Drawn small = scores(ScoreId.PARTICIPATION, Set.of()).get("CC1");

        assertThat(small.value()).isEqualTo(100 * 0.1 / 2, within(1e-9));
        assertThat(small.low()).isEqualTo(small.high(), within(1e-9));
    }

    @Test
    void modelsAreDrawnAgain() {
        // Twice the first model in a quarter of the draws, twice the second in another: A has 1, .75 or .5 of the
        // models.
        Drawn a = scores(ScoreId.PARTICIPATION, Set.of()).get("AAA");

        assertThat(a.parts().get(1).value()).isEqualTo(75, within(1e-9));
        assertThat(a.parts().get(1).low()).isEqualTo(50, within(1e-9));
        assertThat(a.parts().get(1).high()).isEqualTo(100, within(1e-9));
        assertThat(a.low()).isEqualTo(100 * (0.6 + 0.5) / 2, within(1e-9));
        assertThat(a.high()).isEqualTo(100 * (0.6 + 1) / 2, within(1e-9));
        assertThat(Arrays.stream(a.draws()).average().orElseThrow()).isEqualTo(100 * (0.6 + 0.75) / 2, within(1.5));
    }

    @Test
    void hubsAndAreasThatCountAsOneNationHaveNoRank() {
        Map<String, Drawn> weights = scores(ScoreId.PARTICIPATION, Set.of("BBB"));

        assertThat(weights.get("BBB").unranked().orElseThrow()).contains("hub");
        assertThat(weights.get("CC1").unranked().orElseThrow()).contains("XCC");
        assertThat(weights.get("XCC").unranked()).isEmpty();
        assertThat(weights.get("XCC").value()).isEqualTo(weights.get("CC1").value(), within(1e-9));
        // Both areas' people, an eighth of the world's.
        assertThat(scores(ScoreId.PARTICIPATION_INTENSITY, Set.of()).get("XCC").value())
                .isEqualTo(0.1 / 2 / 0.125, within(1e-9));
    }
}
