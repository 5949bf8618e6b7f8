package org.sovereignai.measures.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.trade.HomeMade;
import org.sovereignai.measures.trade.TradeMatrix;
import org.sovereignai.schemas.Strand;

/**
 * Two strands of a small world, worked by hand. Chips: A makes all of the 800 that it sells, B buys 400 of them and sells 100 on
 * (it makes nothing), C buys 300 from A and 100 from B. Computers: C buys 60 from B and 40 from D, who make what they sell.
 */
class GoodsYearTest {

    private static final Offset<Double> ROUNDING = within(1e-9);
    private static final double MILLION = 1e6;

    private static TradeMatrix.Flow flow(String exporter, String importer, double millions) {
        return new TradeMatrix.Flow(exporter, importer, millions * MILLION);
    }

    private static Heading heading(Set<String> makers, TradeMatrix.Flow... flows) {
        HomeMade homeMade = new HomeMade(Strand.Nature.CAPITAL, 0, Optional.of(makers), Set.of(), Set.of(), Set.of());
        return Heading.of(TradeMatrix.ofFlows(2024, List.of(flows)), List.of("CC1", "CC2"), "XCC", homeMade);
    }

    private static Goods goods(String strand, Set<String> neededBy, Heading heading) {
        return new Goods(strand, new TreeMap<>(Map.of(strand, heading)), Set.of(), neededBy);
    }

    private static Map<ScoreId, Drawn> scores(String nation, Goods... goods) {
        TreeMap<String, Set<String>> blocs = new TreeMap<>(Map.of("BD", Set.of("BBB", "DDD"), "A", Set.of("AAA")));
        Map<ScoreId, Drawn> scores = new TreeMap<>();
        new GoodsYear(2024, List.of(goods), blocs, 40, 7)
                .scores().stream()
                        .filter(score -> score.nation().equals(nation))
                        .forEach(score -> scores.put(score.score(), score));
        return scores;
    }

    private static Goods chips(double scale) {
        return goods(
                "chips",
                Set.of(),
                heading(
                        Set.of("AAA"),
                        flow("AAA", "BBB", 400 * scale),
                        flow("AAA", "CCC", 300 * scale),
                        flow("AAA", "DDD", 100 * scale),
                        flow("BBB", "CCC", 100 * scale)));
    }

    private static Goods computers(double scale) {
        return goods(
                "computers",
                Set.of(),
                heading(
                        Set.of("BBB", "DDD"),
                        flow("BBB", "CCC", 60 * scale),
                        flow("DDD", "CCC", 40 * scale),
                        flow("BBB", "DDD", 10 * scale),
                        flow("BBB", "AAA", 10 * scale),
                        flow("DDD", "BBB", 5 * scale)));
    }

    @Test
    void aScoreIsTheMeanOverStrandsOfTheLargestSuppliersPart() {
        Map<ScoreId, Drawn> scores = scores("CCC", chips(1), computers(1));

        // All chips are made by A, also those that B sells on; of computers B sells 60 %, and of D's 40 % it made
        // nearly nothing
        // (D sells on a hundredth of what it buys: .01 x 10 of the 45 that it sells).
        double computers = 0.6 + 0.4 * (0.01 * 10 / 45);
        assertThat(scores.get(ScoreId.DEPENDENCE).value()).isEqualTo(100 * (1 + computers) / 2, within(1e-6));
        assertThat(scores.get(ScoreId.DEPENDENCE).parts()).hasSize(2);
        assertThat(scores.get(ScoreId.DEPENDENCE).parts().get(0).actor()).contains("AAA");
        assertThat(scores.get(ScoreId.DEPENDENCE).parts().get(1).actor()).contains("BBB");
        assertThat(scores.get(ScoreId.DEPENDENCE_WEAKEST).value()).isEqualTo(100, ROUNDING);
        assertThat(scores.get(ScoreId.DEPENDENCE_WEAKEST).actor()).contains("AAA");
        // One partner for both: A has all chips and no computers, B sells a quarter of the chips.
        assertThat(scores.get(ScoreId.DEPENDENCE_ONE_PARTNER).value()).isEqualTo(50, within(0.1));
        assertThat(scores.get(ScoreId.DEPENDENCE_ONE_PARTNER).actor()).contains("AAA");
        // Of computers the bloc of B and D has all.
        assertThat(scores.get(ScoreId.DEPENDENCE_BLOC).value()).isEqualTo(100, ROUNDING);
    }

    /** All that is not known is what D makes of its computers, x of C's in every draw, and the weight w of chips, of which A has all. */
    @Test
    void oneThingAtATimeIsThatOfTheNextDraw() {
        TreeMap<String, Set<String>> blocs = new TreeMap<>();
        Drawn score = new GoodsYear(2024, List.of(chips(1), computers(1)), blocs, 40, 10, 7)
                .scores().stream()
                        .filter(one -> one.nation().equals("CCC") && one.score() == ScoreId.DEPENDENCE)
                        .findFirst()
                        .orElseThrow();
        double[] x = Arrays.stream(score.draws()).map(draw -> draw / 50 - 1).toArray();
        double[] w = new double[x.length];
        Arrays.setAll(w, r -> (score.ranked()[r] / 100 - x[r]) / (1 - x[r]));

        assertThat(score.exchanged()).containsOnlyKeys("completion", "home_made", "weights");
        for (int r = 0; r < 10; r++) {
            assertThat(score.exchanged().get("completion")[r]).isCloseTo(score.ranked()[r], ROUNDING);
            assertThat(score.exchanged().get("home_made")[r]).isCloseTo(100 * (w[r] + (1 - w[r]) * x[r + 1]), ROUNDING);
            assertThat(score.exchanged().get("weights")[r])
                    .isCloseTo(100 * (w[r + 1] + (1 - w[r + 1]) * x[r]), ROUNDING);
        }
        assertThat(score.exchanged().get("weights")).hasSize(10);
        assertThat(Arrays.stream(x).distinct().count()).isGreaterThan(10);
    }

    @Test
    void whoMakesAndExportsHasALowerViewOfUse() {
        Map<ScoreId, Drawn> scores = scores("DDD", chips(1), computers(1));

        // D buys 10 of computers, all from B, and makes 45 - .01 x 10.
        double use = 10 / (10 + 44.9);
        assertThat(scores.get(ScoreId.DEPENDENCE).value()).isEqualTo(100, within(1e-6));
        assertThat(scores.get(ScoreId.DEPENDENCE_OF_USE).value()).isEqualTo(100 * (1 + use) / 2, within(1e-6));
    }

    @Test
    void whatANationMakesUnderAHeadingThatItDoesNotBuyCounts() {
        // C buys 100 from A under one heading and sells D 25 of its own under the other, of which it buys nothing.
        Heading bought = heading(Set.of("AAA"), flow("AAA", "CCC", 100));
        Heading sold = heading(Set.of("CCC"), flow("CCC", "DDD", 25));
        Map<ScoreId, Drawn> scores =
                scores("CCC", new Goods("energy", new TreeMap<>(Map.of("1", bought, "2", sold)), Set.of(), Set.of()));

        assertThat(scores.get(ScoreId.DEPENDENCE).value()).isEqualTo(100, ROUNDING);
        assertThat(scores.get(ScoreId.DEPENDENCE_OF_USE).value()).isEqualTo(100 * 100 / 125.0, ROUNDING);
        assertThat(scores.get(ScoreId.DEPENDENCE_OF_USE).low()).isEqualTo(80, ROUNDING);
        assertThat(scores.get(ScoreId.DEPENDENCE_OF_USE).high()).isEqualTo(80, ROUNDING);
        // It lacks 75, alone; all others' spare capacity is a tenth of its own 25.
        assertThat(scores.get(ScoreId.IRREPLACEABLE).value()).isEqualTo(75 - 2.5, ROUNDING);
    }

    @Test
    void whatOthersCouldReplaceIsNotIrreplaceable() {
        Map<ScoreId, Drawn> scores = scores("CCC", chips(1), computers(1));

        // Nobody but A makes chips: all is lost. Without B's computers all lack 60 + .04/45... of C and 10 of A; B's 5
        // from D stay.
        // D makes 44.9, a tenth of which is spare, and needs 10 itself, which it replaces by its own exports.
        double lostByC = 60 + 40 * (0.01 * 10 / 45);
        double lacking = lostByC + 10;
        double unmet = 1 - 0.1 * 44.9 / lacking;
        assertThat(scores.get(ScoreId.IRREPLACEABLE).value())
                .isEqualTo(100 * (1 + lostByC / 100 * unmet) / 2, within(1e-6));
    }

    @Test
    void littleIsNotWrittenAsNothing() {
        assertThat(Goods.words(12_345)).isEqualTo("less than 0.1 million USD");
        assertThat(Goods.words(50_000)).isEqualTo("0.1 million USD");
        assertThat(Goods.words(8e6)).isEqualTo("8.0 million USD");
        assertThat(Goods.words(0)).isEqualTo("0.0 million USD");
    }

    @Test
    void theFloorIsInDollarsAndSaysSo() {
        assertThat(scores("CCC", chips(1)).get(ScoreId.DEPENDENCE).unranked()).isEmpty();
        assertThat(scores("CCC", chips(.1), computers(.1))
                        .get(ScoreId.DEPENDENCE)
                        .unranked()
                        .orElseThrow())
                .contains("50.0 million USD")
                .contains("100");
    }

    @Test
    void otherWeightsMoveRanksAndNotTheInterval() {
        // All chips are A's and three fifths of the computers B's: the mean moves with the weights of the two from 60
        // to 100.
        Drawn score = scores("CCC", chips(1), computers(1)).get(ScoreId.DEPENDENCE);

        // D may have sold on all 10 that it bought of B, of the 45 that it sells: 2.2 points of the mean.
        assertThat(score.high() - score.low()).isLessThan(5);
        assertThat(score.unranked()).isEmpty();
        assertThat(Arrays.stream(score.ranked()).max().orElseThrow()
                        - Arrays.stream(score.ranked()).min().orElseThrow())
                .isBetween(5.0, 40.0);
    }

    @Test
    void whoseIntervalIsWideHasNoRank() {
        // B and D buy 50 of A each and sell C 50 each; they may have made all of it (A's part 0, theirs a half) or
        // nothing (A's 1).
        Goods chips = goods(
                "chips",
                Set.of(),
                heading(
                        Set.of("AAA", "BBB", "DDD"),
                        flow("AAA", "BBB", 50),
                        flow("AAA", "DDD", 50),
                        flow("BBB", "CCC", 50),
                        flow("DDD", "CCC", 50)));
        Drawn score = scores("CCC", chips).get(ScoreId.DEPENDENCE);

        // Makers of machines sell on a hundredth of what they buy.
        assertThat(score.value()).isEqualTo(50, within(1e-9));
        assertThat(score.high()).isBetween(60.0, 100.0);
        assertThat(score.unranked().orElseThrow())
                .contains("suppliers are not known well enough: the interval is")
                .contains("at most 10");
    }

    @Test
    void aPartnerInOneBlocWithholdsNothingForBeingInAnother() {
        // E1 and E2 are the union, E2 and U the alliance: what E2 sells E1 nobody withholds, what U sells it the
        // alliance does.
        Goods chips = goods(
                "chips",
                Set.of(),
                heading(
                        Set.of("EE2", "UUU", "CCC"),
                        flow("EE2", "EE1", 60),
                        flow("UUU", "EE1", 30),
                        flow("CCC", "EE1", 10),
                        flow("EE1", "CCC", 5)));
        TreeMap<String, Set<String>> blocs = new TreeMap<>(
                Map.of("alliance", Set.of("EE2", "UUU"), "china", Set.of("CCC"), "union", Set.of("EE1", "EE2")));
        Map<String, Drawn> byNation = new TreeMap<>();
        new GoodsYear(2024, List.of(chips), blocs, 10, 7)
                .scores().stream()
                        .filter(score -> score.score() == ScoreId.DEPENDENCE_BLOC)
                        .forEach(score -> byNation.put(score.nation(), score));

        // And nearly nothing that C sells was U's: C buys of E1 alone.
        assertThat(byNation.get("EE1").value()).isEqualTo(30, within(0.5));
        assertThat(byNation.get("EE1").actor()).contains("alliance");
        assertThat(byNation.get("CCC").actor()).contains("union");
    }

    @Test
    void aNationThatImportsNothingOfAStrandHasNoScore() {
        assertThat(scores("AAA", chips(1), computers(1))).isEmpty();
    }

    @Test
    void machinesAreNeededByMakersAlone() {
        Goods machines = goods("machines", Set.of("AAA"), heading(Set.of("DDD"), flow("DDD", "CCC", 1)));

        assertThat(scores("CCC", chips(1), computers(1), machines)
                        .get(ScoreId.DEPENDENCE)
                        .parts())
                .extracting(Drawn.Part::id)
                .containsExactly("chips", "computers");
    }

    @Test
    void areasOfOneNationAreOneSupplier() {
        Goods chips = goods(
                "chips",
                Set.of(),
                heading(
                        Set.of("XCC", "DDD"),
                        flow("CC1", "CC2", 500),
                        flow("CC1", "AAA", 30),
                        flow("CC2", "AAA", 30),
                        flow("DDD", "AAA", 40),
                        flow("AAA", "CC1", 10)));

        Drawn score = scores("AAA", chips).get(ScoreId.DEPENDENCE);

        // 30 of each area are 60 of one nation, which buys 10 abroad and sells a hundredth of that on.
        assertThat(score.value()).isEqualTo(60, within(0.1));
        assertThat(score.parts().get(0).actor()).contains("XCC");
        assertThat(scores("CC1", chips)).isEmpty();
    }

    @Test
    void whereEveryPairIsReportedOnlyPartsAreDrawn() {
        Drawn score = scores("CCC", chips(1), computers(1)).get(ScoreId.DEPENDENCE);

        assertThat(score.draws()).hasSize(40);
        // B's part of the computers: 60, and of D's 40 what D sells on, which is between 0 and all that it bought of B,
        // 10 of 45.
        assertThat(score.low()).isBetween(80.0, 80.5);
        assertThat(score.high()).isBetween(score.value(), 100 * (1 + 0.6 + 0.4 * 10 / 45) / 2);
        assertThat(score.coverage()).isEqualTo(1, ROUNDING);
        assertThat(score.parts().get(1).amount()).isEqualTo(100 * MILLION, within(1e-3));
    }

    /** A sells chips and buys none, D alone sells machines; C needs none of them. */
    @Test
    void whoBuysSomeOfWhatItNeedsAndNotAllHasTheReason() {
        Goods machines = goods("machines", Set.of("AAA", "BBB"), heading(Set.of("DDD"), flow("DDD", "BBB", 1)));

        assertThat(new GoodsYear(2024, List.of(chips(1), computers(1), machines), new TreeMap<>(), 2, 7).unscored())
                .isEqualTo(Map.of("AAA", "no imports on record of chips and machines"));
        assertThat(new GoodsYear(2024, List.of(chips(1)), new TreeMap<>(), 2, 7).unscored())
                .isEmpty();
    }

    /** Energy: C buys 300 batteries of E, and of what else there is 60 of A and 40 of B; D buys batteries alone. */
    @Test
    void aVariantLeavesHeadingsOutThatAreSetAside() {
        Set<String> makers = Set.of("AAA", "BBB", "EEE");
        Goods energy = new Goods(
                "energy",
                new TreeMap<>(Map.of(
                        "8504",
                        heading(makers, flow("AAA", "CCC", 60), flow("BBB", "CCC", 40)),
                        "8507",
                        heading(makers, flow("EEE", "CCC", 300), flow("EEE", "DDD", 100)))),
                Set.of("8507"),
                Set.of());

        Map<ScoreId, Drawn> scores = scores("CCC", chips(1), energy);
        assertThat(scores.get(ScoreId.DEPENDENCE).value()).isEqualTo(100 * (1 + 0.75) / 2, ROUNDING);
        assertThat(scores.get(ScoreId.DEPENDENCE_WITHOUT).value()).isEqualTo(100 * (1 + 0.6) / 2, ROUNDING);
        assertThat(scores.get(ScoreId.DEPENDENCE_WITHOUT).low()).isEqualTo(80, ROUNDING);
        assertThat(scores.get(ScoreId.DEPENDENCE_WITHOUT).actor()).isEmpty();
        // Without batteries nothing is left of D's, which keeps them.
        assertThat(scores("DDD", chips(1), energy)
                        .get(ScoreId.DEPENDENCE_WITHOUT)
                        .value())
                .isEqualTo(100, ROUNDING);
        assertThat(scores("CCC", chips(1))).doesNotContainKey(ScoreId.DEPENDENCE_WITHOUT);
    }

    /** If A withholds 100, E can add a part of the 200 that it makes, by the estimate a tenth, in the draws 5 to 30 %. */
    @Test
    void spareCapacityIsDrawn() {
        Goods chips = goods(
                "chips", Set.of(), heading(Set.of("AAA", "EEE"), flow("AAA", "CCC", 100), flow("EEE", "FFF", 200)));
        Drawn score = scores("CCC", chips).get(ScoreId.IRREPLACEABLE);

        assertThat(score.value()).isEqualTo(100 * (1 - 0.1 * 2), ROUNDING);
        assertThat(score.actor()).contains("AAA");
        assertThat(Arrays.stream(score.draws()).boxed())
                .allSatisfy(draw -> assertThat(draw).isBetween(100 * (1 - 0.3 * 2), 100 * (1 - 0.05 * 2)));
        assertThat(Arrays.stream(score.draws()).min().orElseThrow()).isLessThan(50);
        assertThat(Arrays.stream(score.draws()).max().orElseThrow()).isGreaterThan(80);
        assertThat(score.parts().get(0).low()).isEqualTo(score.low(), ROUNDING);
        assertThat(score.unranked().orElseThrow()).startsWith("suppliers and spare capacity are not known well enough");
    }

    @Test
    void aNationTooSmallForARankIsDrawnLess() {
        List<Drawn> scores = new GoodsYear(2024, List.of(chips(1), computers(1)), new TreeMap<>(), 60, 7).scores();

        assertThat(scores)
                .filteredOn(score -> score.nation().equals("CCC"))
                .allSatisfy(score -> assertThat(score.draws()).hasSize(60));
        assertThat(scores).filteredOn(score -> score.nation().equals("DDD")).isNotEmpty();
        assertThat(new GoodsYear(2024, List.of(chips(.1), computers(.1)), new TreeMap<>(), 60, 7).scores())
                .isNotEmpty()
                .allSatisfy(score -> assertThat(score.draws()).hasSize(50));
    }

    /** Of C's computers 60 are B's, and of D's 40 what D sells on, of 45, of the 10 that it bought of B. */
    @Test
    void partsHaveTheirOwnBounds() {
        Drawn.Part computers = scores("CCC", chips(1), computers(1))
                .get(ScoreId.DEPENDENCE)
                .parts()
                .get(1);

        assertThat(computers.value()).isEqualTo(60 + 40 * 0.1 / 45, within(1e-6));
        assertThat(computers.low()).isBetween(60.0, 61.0);
        assertThat(computers.high()).isBetween(66.0, 60 + 40 * 10 / 45.0);
        assertThat(computers.coverage()).isEqualTo(1, ROUNDING);
    }
}
