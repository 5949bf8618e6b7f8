package org.sovereignai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.index.method.MissingRule;
import org.sovereignai.index.method.Normalisation;
import org.sovereignai.index.method.Treatment;

/** What must not change a score, over random panels with gaps. */
class InvarianceTest {

    private static final List<String> INDICATORS = List.of("x", "y", "z");

    private static final Method TREATED =
            Tables.method(Alternative.of(new Treatment.SkewKurtosis(null, null, null, null)));

    private static Panel panel(long seed, String turned, DoubleUnaryOperator function) {
        SplittableRandom random = new SplittableRandom(seed);
        Panel.Builder panel = Panel.builder();
        for (int cell = 0; cell < 60; cell++) {
            for (String column : INDICATORS) {
                double value = Math.exp(4 * random.nextDouble());
                panel.unit("U" + cell % 20, 2020 + cell / 20);
                if (random.nextInt(8) > 0) {
                    double image = column.equals(turned) ? function.applyAsDouble(value) : value;
                    panel.value(column, "U" + cell % 20, 2020 + cell / 20, image);
                }
            }
        }
        return panel.build();
    }

    private static void assertSameScores(IndexResult actual, IndexResult expected) {
        assertThat(actual.scores("S")).hasSameSizeAs(expected.scores("S"));
        for (Score score : expected.scores("S")) {
            Score twin = actual.score("S", score.unit(), score.year());
            assertThat(twin.rank()).isEqualTo(score.rank());
            if (score.value().isPresent()) {
                assertThat(twin.value().getAsDouble()).isEqualTo(score.value().getAsDouble(), within(1e-9));
                assertThat(twin.low().getAsDouble()).isEqualTo(score.low().getAsDouble(), within(1e-9));
                assertThat(twin.high().getAsDouble()).isEqualTo(score.high().getAsDouble(), within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theUnitOfAnIndicator(long seed) {
        IndexDescriptor index = Tables.flat(TREATED, "x", "y", "z");
        assertSameScores(
                CompositeIndex.compute(index, panel(seed, "y", value -> 1e-9 * value)),
                CompositeIndex.compute(index, panel(seed, "", value -> value)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anIndicatorAndItsNegativeWithTheOppositeDirection(long seed) {
        IndexDescriptor index = Tables.flat(TREATED, "x", "y", "z");
        IndexDescriptor turned = IndexDescriptor.of(
                "turned",
                List.of(Indicator.of("x", "S"), Indicator.of("y", "S").withDirection(-1), Indicator.of("z", "S")),
                List.of(Group.of("S", null)),
                TREATED);
        assertSameScores(
                CompositeIndex.compute(turned, panel(seed, "y", value -> -value)),
                CompositeIndex.compute(index, panel(seed, "", value -> value)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyIncreasingFunctionUnderPercentileRanks(long seed) {
        Method method = Tables.method(Alternative.of(new Normalisation.PercentileRank(null)));
        IndexDescriptor index = Tables.flat(method, "x", "y", "z");
        assertSameScores(
                CompositeIndex.compute(index, panel(seed, "y", Math::log)),
                CompositeIndex.compute(index, panel(seed, "", value -> value)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theIntervalHoldsTheScoreUnderEveryRule(long seed) {
        Panel panel = panel(seed, "", value -> value);
        for (MissingRule rule : List.of(MissingRule.TYPICAL, MissingRule.LOWEST, MissingRule.AVAILABLE)) {
            IndexResult result =
                    CompositeIndex.compute(Tables.flat(Tables.method(Alternative.of(rule)), "x", "y", "z"), panel);
            for (Score score : result.scores("S")) {
                if (score.value().isPresent()) {
                    assertThat(score.value().getAsDouble())
                            .isBetween(score.low().getAsDouble(), score.high().getAsDouble());
                    assertThat(score.low().getAsDouble() < score.high().getAsDouble())
                            .isEqualTo(!score.missing().isEmpty());
                }
            }
        }
    }
}
