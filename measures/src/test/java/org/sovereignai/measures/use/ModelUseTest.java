package org.sovereignai.measures.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;

class ModelUseTest {

    private static final Offset<Double> ROUNDING = within(1e-12);

    /** 100 tokens: China 40 (30 open, 10 unknown), United States 30 (closed), France 10 (open), 20 of others. */
    private static final List<ModelUse.Line> LINES = List.of(
            line("deepseek-v4", "CHN", true, 30),
            line("qwen-max", "CHN", null, 10),
            line("gpt-5", "USA", false, 25),
            line("claude", "USA", false, 5),
            line("mistral", "FRA", true, 10),
            line(null, null, null, 20));

    @Test
    void tokensOfUnknownMakersAreBoundsOfTheShareOfANation() {
        ModelUse.Part china = ModelUse.of(LINES).nations().get("CHN");

        assertThat(china.tokens()).isEqualTo(40);
        assertThat(china.models()).isEqualTo(2);
        assertThat(china.share().value()).isCloseTo(40.0 / 80, ROUNDING);
        assertThat(china.share().low()).isCloseTo(0.4, ROUNDING);
        assertThat(china.share().high()).isCloseTo(0.6, ROUNDING);
    }

    /** Two variants of one model, one of an unknown maker, and the rest of the day, which is nobody knows how many. */
    @Test
    void whatIsNamedTogetherIsNoModel() {
        ModelUse use = ModelUse.of(List.of(
                ModelUse.Line.of("tencent/hy3", "CHN", Optional.of(true), 3),
                ModelUse.Line.of("tencent/hy3:free", "CHN", Optional.of(true), 2),
                ModelUse.Line.of("stealth/ox-alpha", "UNK", Optional.empty(), 1),
                ModelUse.Line.of("other", "UNK", Optional.empty(), 4)));

        assertThat(use.nations().get("CHN").models()).isEqualTo(1);
        assertThat(use.unknownMakers().orElseThrow().models()).isEqualTo(1);
        assertThat(use.world().models()).isEqualTo(2);
        assertThat(use.coverage()).isEqualTo(0.5);
        assertThat(ModelUse.of(LINES).unknownMakers().orElseThrow().models()).isZero();
    }

    @Test
    void unknownWeightsAreBoundsOfTheOpenPart() {
        ModelUse use = ModelUse.of(LINES);

        assertThat(use.nations().get("CHN").openWeights().value()).isEqualTo(1);
        assertThat(use.nations().get("CHN").openWeights().low()).isCloseTo(0.75, ROUNDING);
        assertThat(use.nations().get("CHN").openWeights().high()).isEqualTo(1);
        assertThat(use.world().openWeights().value()).isCloseTo(40.0 / 70, ROUNDING);
        assertThat(use.world().openWeights().low()).isCloseTo(0.4, ROUNDING);
        assertThat(use.world().openWeights().high()).isCloseTo(0.7, ROUNDING);
        assertThat(use.unknownMakers().orElseThrow().openWeights().isKnown()).isFalse();
        assertThat(use.unknownMakers().orElseThrow().share().low()).isCloseTo(0.2, ROUNDING);
        assertThat(use.coverage()).isCloseTo(0.8, ROUNDING);
    }

    @Test
    void concentrationLiesBetweenScatteredAndGathered() {
        Estimate concentration = ModelUse.of(LINES).concentration();

        assertThat(concentration.value()).isCloseTo(0.25 + 0.375 * 0.375 + 0.125 * 0.125, ROUNDING);
        assertThat(concentration.low()).isCloseTo(0.16 + 0.09 + 0.01, ROUNDING);
        assertThat(concentration.high()).isCloseTo(0.36 + 0.09 + 0.01, ROUNDING);
    }

    @Test
    void whereMostIsUnknownThereAreOnlyBounds() {
        ModelUse use = ModelUse.of(List.of(line("a", "CHN", true, 40), line(null, null, null, 60)));

        assertThat(use.nations().get("CHN").share().isKnown()).isFalse();
        assertThat(use.nations().get("CHN").share().low()).isCloseTo(0.4, ROUNDING);
        assertThat(use.nations().get("CHN").share().high()).isEqualTo(1);
        assertThat(use.concentration().isKnown()).isFalse();
    }

    @Test
    void linesWithoutTokensSayNothing() {
        assertThat(ModelUse.of(List.of(line("a", "CHN", true, 0))).hasTokens()).isFalse();
    }

    @Test
    void orderOfLinesDoesNotMatter() {
        List<ModelUse.Line> shuffled = new ArrayList<>(LINES);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(ModelUse.of(shuffled).nations()).isEqualTo(ModelUse.of(LINES).nations());
    }

    /** Of two states of knowledge the poorer one has the wider bounds. */
    @Test
    void knowingLessOnlyWidensTheBounds() {
        for (int forgotten = 0; forgotten < LINES.size(); forgotten++) {
            List<ModelUse.Line> poorer = new ArrayList<>(LINES);
            ModelUse.Line line = poorer.get(forgotten);
            poorer.set(forgotten, line(line.model().orElse(null), null, null, line.tokens()));
            ModelUse known = ModelUse.of(LINES);
            ModelUse lessKnown = ModelUse.of(poorer);
            lessKnown.nations().forEach((nation, part) -> {
                assertThat(part.share().low())
                        .isLessThanOrEqualTo(known.nations().get(nation).share().low() + 1e-12);
                assertThat(part.share().high())
                        .isGreaterThanOrEqualTo(
                                known.nations().get(nation).share().high() - 1e-12);
            });
            assertThat(lessKnown.concentration().low())
                    .isLessThanOrEqualTo(known.concentration().low() + 1e-12);
            assertThat(lessKnown.concentration().high())
                    .isGreaterThanOrEqualTo(known.concentration().high() - 1e-12);
            assertThat(lessKnown.world().openWeights().high())
                    .isGreaterThanOrEqualTo(known.world().openWeights().high() - 1e-12);
        }
    }

    @Test
    void moreThanTheKnownPartIsNoShare() {
        assertThatThrownBy(() -> PartialShare.of(2, 1, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A part of 2.0 in 1.0 with 5.0 unknown is no share");
    }

    private static ModelUse.Line line(String model, String maker, Boolean hasOpenWeights, double tokens) {
        return new ModelUse.Line(
                Optional.ofNullable(model), Optional.ofNullable(maker), Optional.ofNullable(hasOpenWeights), tokens);
    }
}
