package org.sovereignai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sovereignai.index.method.Aggregation;
import org.sovereignai.index.method.Curve;
import org.sovereignai.index.method.Imputation;
import org.sovereignai.index.method.MissingRule;
import org.sovereignai.index.method.Normalisation;
import org.sovereignai.index.method.Reference;
import org.sovereignai.index.method.Treatment;
import org.sovereignai.index.method.Weighting;

/** Scores of a small hierarchy worked out by hand: S = (2 G1 + G2) / 3, G1 = (x + 3 (-y)) / 4, G2 = z. */
class CompositeIndexTest {

    private static final String HEADER = "unit,year,x,y,z";

    private static IndexDescriptor tree(Method method) {
        return IndexDescriptor.of(
                "tree",
                List.of(
                        Indicator.of("x", "G1"),
                        Indicator.of("y", "G1").withDirection(-1).withWeight(3),
                        Indicator.of("z", "G2")),
                List.of(Group.of("S", null), Group.of("G1", "S").withWeight(2), Group.of("G2", "S")),
                method);
    }

    private static final Panel COMPLETE = Tables.panel(HEADER, "A,2020,0,10,1", "B,2020,5,20,2", "C,2020,10,30,4");

    /** B lacks y, which carries half of the score. */
    private static final Panel GAP = Tables.panel(HEADER, "A,2020,0,10,1", "B,2020,2.5,,2", "C,2020,10,30,4");

    private static Score score(IndexResult result, String element, String unit) {
        return result.score(element, unit, 2020);
    }

    private static double value(IndexResult result, String element, String unit) {
        return score(result, element, unit).value().getAsDouble();
    }

    @Test
    void aggregatesFromTheIndicatorsUp() {
        IndexResult result = CompositeIndex.compute(tree(Tables.method()), COMPLETE);
        assertThat(result.normalised("y", "A", 2020)).hasValue(100);
        assertThat(value(result, "G1", "A")).isEqualTo(75, within(1e-12));
        assertThat(value(result, "G1", "B")).isEqualTo(50, within(1e-12));
        assertThat(value(result, "G2", "B")).isEqualTo(100 / 3.0, within(1e-12));
        assertThat(value(result, "S", "A")).isEqualTo(50, within(1e-12));
        assertThat(value(result, "S", "B")).isEqualTo(400 / 9.0, within(1e-12));
        assertThat(value(result, "S", "C")).isEqualTo(50, within(1e-12));
        assertThat(score(result, "S", "A").rank()).hasValue(1);
        assertThat(score(result, "S", "C").rank()).hasValue(1);
        assertThat(score(result, "S", "B").rank()).hasValue(3);
        assertThat(result.scoreCodes()).containsExactly("S");
    }

    @Test
    void effectiveWeightsAreProductsOnTheWayDown() {
        IndexResult result = CompositeIndex.compute(tree(Tables.method()), COMPLETE);
        assertThat(result.effectiveWeights("S").get("x")).isEqualTo(1 / 6.0, within(1e-12));
        assertThat(result.effectiveWeights("S").get("y")).isEqualTo(1 / 2.0, within(1e-12));
        assertThat(result.effectiveWeights("S").get("z")).isEqualTo(1 / 3.0, within(1e-12));
        assertThat(result.weights().get("G1")).isEqualTo(Map.of("x", 0.25, "y", 0.75));
    }

    @Test
    void aCompleteScoreHasNoIntervalAndNoNote() {
        Score score = score(CompositeIndex.compute(tree(Tables.method()), COMPLETE), "S", "B");
        assertThat(score.low()).hasValue(score.value().getAsDouble());
        assertThat(score.high()).hasValue(score.value().getAsDouble());
        assertThat(score.coverage()).isEqualTo(1);
        assertThat(score.tier()).isEqualTo(Tier.A);
        assertThat(score.note()).isEmpty();
    }

    static Stream<Arguments> missingRules() {
        // y of B: typical 50, lowest 0, none; then S = (2 G1 + 100/3) / 3.
        return Stream.of(
                Arguments.of(MissingRule.TYPICAL, (25 + 150) / 4.0),
                Arguments.of(MissingRule.LOWEST, 25 / 4.0),
                Arguments.of(MissingRule.AVAILABLE, 25.0));
    }

    @ParameterizedTest
    @MethodSource("missingRules")
    void aMissingIndicatorFollowsTheRuleAndWidensTheInterval(MissingRule rule, double group) {
        IndexResult result = CompositeIndex.compute(tree(Tables.method(Alternative.of(rule))), GAP);
        Score score = score(result, "S", "B");
        assertThat(value(result, "G1", "B")).isEqualTo(group, within(1e-12));
        assertThat(score.value().getAsDouble()).isEqualTo((2 * group + 100 / 3.0) / 3, within(1e-12));
        assertThat(score.low().getAsDouble()).isEqualTo((2 * 6.25 + 100 / 3.0) / 3, within(1e-12));
        assertThat(score.high().getAsDouble()).isEqualTo((2 * 81.25 + 100 / 3.0) / 3, within(1e-12));
        assertThat(score.coverage()).isEqualTo(0.5, within(1e-12));
        assertThat(score.missing()).containsExactly("y");
        assertThat(score.tier()).isEqualTo(Tier.B);
        assertThat(score.note()).isEqualTo("missing y; rule " + rule.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void underTheCompleteRuleAGapLeavesNoScore() {
        IndexResult result = CompositeIndex.compute(tree(Tables.method(Alternative.of(MissingRule.COMPLETE))), GAP);
        assertThat(score(result, "S", "B").value()).isEmpty();
        assertThat(score(result, "S", "B").note()).contains("rule is complete");
        assertThat(value(result, "G2", "B")).isEqualTo(100 / 3.0, within(1e-12));
        assertThat(score(result, "S", "A").rank()).hasValue(1);
        assertThat(score(result, "S", "C").rank()).hasValue(1);
    }

    @Test
    void aUnitWithTooLittleCoverageHasNoRankAndTakesNoPart() {
        Panel panel = Tables.panel(HEADER, "A,2020,0,10,1", "B,2020,-90,,2", "C,2020,10,30,4", "D,2020,,,");
        IndexResult result = CompositeIndex.compute(tree(Method.standard()), panel);
        Score score = score(result, "S", "B");
        assertThat(score.value()).isEmpty();
        assertThat(score.rank()).isEmpty();
        assertThat(score.tier()).isEqualTo(Tier.C);
        assertThat(score.note()).isEqualTo("coverage of S 0.500 is below 0.667");
        assertThat(score(result, "S", "D").note()).isEqualTo("no indicator observed");
        // The -90 of B would have made 90 of the 0 of A.
        assertThat(result.normalised("x", "A", 2020)).hasValue(0);
        assertThat(value(result, "S", "A")).isEqualTo(50, within(1e-12));
    }

    @Test
    void everyGroupMayBeAskedForCoverage() {
        Method method = Method.standard().with(new Screening(0.5, 0.5, null, null));
        IndexResult result = CompositeIndex.compute(tree(method), GAP);
        assertThat(score(result, "S", "B").note()).isEqualTo("coverage of G1 0.250 is below 0.500");
    }

    @Test
    void aSparseIndicatorIsLeftOutForAll() {
        Method method = Method.standard().with(new Screening(0.5, null, 0.9, null));
        IndexResult result = CompositeIndex.compute(tree(method), GAP);
        assertThat(result.excludedIndicators()).singleElement().satisfies(excluded -> {
            assertThat(excluded.indicator()).isEqualTo("y");
            assertThat(excluded.coverage()).isEqualTo(2 / 3.0, within(1e-12));
        });
        assertThat(value(result, "G1", "B")).isEqualTo(25, within(1e-12));
    }

    @Test
    void boundsOfTheDataReachTheScore() {
        Panel panel =
                Tables.panel("unit,year,x,x_low,x_high", "A,2020,0,,", "B,2020,5,4,7", "C,2020,10,,", "D,2020,,2,3");
        IndexResult result = CompositeIndex.compute(Tables.flat(Tables.method(), "x"), panel);
        assertThat(score(result, "S", "B").low()).hasValue(40);
        assertThat(score(result, "S", "B").high()).hasValue(70);
        assertThat(score(result, "S", "D").note()).isEqualTo("no indicator observed");
        IndexDescriptor turned = IndexDescriptor.of(
                "turned",
                List.of(Indicator.of("x", "S").withDirection(-1)),
                List.of(Group.of("S", null)),
                Tables.method());
        assertThat(score(CompositeIndex.compute(turned, panel), "S", "B").low()).hasValue(30);
    }

    @Test
    void boundsOfAMissingValueReplaceTheRangeOfItsIndicator() {
        Panel panel = Tables.panel(
                "unit,year,x,x_low,x_high,y", "A,2020,0,,,0", "B,2020,,2,3,10", "C,2020,10,,,5", "D,2020,,,,5");
        IndexResult result = CompositeIndex.compute(Tables.flat(Tables.method(), "x", "y"), panel);
        // x of B lies between 20 and 30, the typical 50 does not: 30 is the nearest that can be.
        assertThat(score(result, "S", "B").value()).hasValue(65);
        assertThat(score(result, "S", "B").low()).hasValue(60);
        assertThat(score(result, "S", "B").high()).hasValue(65);
        assertThat(score(result, "S", "D").low()).hasValue(25);
        assertThat(score(result, "S", "D").high()).hasValue(75);
    }

    static Stream<Arguments> references() {
        // x of A and B: 0 and 10 in 2020, 20 and 10 in 2021.
        return Stream.of(
                Arguments.of(Reference.panel(), 0, 50, 100, 50),
                Arguments.of(Reference.eachYear(), 0, 100, 100, 0),
                Arguments.of(Reference.baseYear(2020), 0, 100, 200, 100));
    }

    @ParameterizedTest
    @MethodSource("references")
    void normalisationRefersToThePanelAYearOrABaseYear(
            Reference reference, double a2020, double b2020, double a2021, double b2021) {
        Panel panel = Tables.panel("unit,year,x", "A,2020,0", "B,2020,10", "A,2021,20", "B,2021,10");
        IndexResult result = CompositeIndex.compute(Tables.flat(Tables.method(Alternative.of(reference)), "x"), panel);
        assertThat(result.normalised("x", "A", 2020)).hasValue(a2020);
        assertThat(result.normalised("x", "B", 2020)).hasValue(b2020);
        assertThat(result.normalised("x", "A", 2021)).hasValue(a2021);
        assertThat(result.normalised("x", "B", 2021)).hasValue(b2021);
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        Panel reordered = Tables.panel(HEADER, "C,2020,10,30,4", "B,2020,2.5,,2", "A,2020,0,10,1");
        assertThat(CompositeIndex.compute(tree(Tables.method()), reordered).scores())
                .isEqualTo(CompositeIndex.compute(tree(Tables.method()), GAP).scores());
    }

    @Test
    void functionsMayDifferByLevelAndGroup() {
        Method method = Tables.method(
                Alternative.of(new Normalisation.MinMax(1.0, 100.0)),
                Alternative.of(new Aggregation.Geometric(), new Aggregation.Arithmetic()));
        IndexResult result = CompositeIndex.compute(tree(method), COMPLETE);
        // A: x = 1, y = 100, z = 1.
        double group = Math.pow(100, 0.75);
        assertThat(value(result, "G1", "A")).isEqualTo(group, within(1e-9));
        assertThat(value(result, "S", "A")).isEqualTo((2 * group + 1) / 3, within(1e-9));
    }

    @Test
    void aZeroMakesAGeometricScoreZero() {
        Method method = Tables.method(Alternative.of(new Aggregation.Geometric()));
        IndexResult result = CompositeIndex.compute(tree(method), COMPLETE);
        assertThat(value(result, "G1", "A")).isZero();
        assertThat(value(result, "S", "C")).isZero();
    }

    @Test
    void aMethodThatDoesNotFitIsNamedWithTheCell() {
        Method method = Tables.method(
                Alternative.of(new Normalisation.ZScore(null, null)), Alternative.of(new Aggregation.Geometric()));
        assertThatThrownBy(() -> CompositeIndex.compute(tree(method), COMPLETE))
                .hasMessageContaining("Group G1 cannot be aggregated by Geometric")
                .hasMessageContaining("x is -1.0 for A in 2020");
        Method mazziotta = Tables.method(
                Alternative.of(new Normalisation.ZScore(null, null)),
                Alternative.of(new Aggregation.MazziottaPareto(null)));
        assertThatThrownBy(() -> CompositeIndex.compute(tree(mazziotta), COMPLETE))
                .hasMessageContaining("has no score by MazziottaPareto")
                .hasMessageContaining("in 2020");
    }

    /** The adjusted Mazziotta-Pareto index: 100 at the mean, 60 points over the range, less the penalty for imbalance. */
    @Test
    void anAdjustedMazziottaParetoIndexByHand() {
        Method method = Tables.method(
                Alternative.of(new Normalisation.AroundReference(null)),
                Alternative.of(new Aggregation.MazziottaPareto(null)));
        Panel panel = Tables.panel(HEADER, "A,2020,0,,10", "B,2020,5,,30", "C,2020,10,,20");
        IndexResult result = CompositeIndex.compute(Tables.flat(method, "x", "z"), panel);
        assertThat(value(result, "S", "A")).isEqualTo(70, within(1e-9));
        // 100 and 130: mean 115, variance 225.
        assertThat(value(result, "S", "B")).isEqualTo(115 - 225 / 115.0, within(1e-9));
        assertThat(value(result, "S", "C")).isEqualTo(115 - 225 / 115.0, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(names = {"PCA", "BALANCED"})
    void weightsFromTheDataNeedSomethingThatVaries(Weighting weighting) {
        IndexDescriptor index = Tables.flat(Tables.method(Alternative.of(weighting)), "x", "z");
        Panel constant = Tables.panel(HEADER, "A,2020,0,,7", "B,2020,5,,7", "C,2020,10,,7");
        assertThatThrownBy(() -> CompositeIndex.compute(index, constant))
                .hasMessageContaining("Member z of group S is constant");
        Panel one = Tables.panel(HEADER, "A,2020,3,,4");
        assertThatThrownBy(() -> CompositeIndex.compute(index, one))
                .hasMessageContaining("Member x of group S is constant");
    }

    @Test
    void copelandRanksWithinTheYear() {
        Method method = Tables.method(Alternative.of(new Aggregation.Copeland()));
        IndexResult result = CompositeIndex.compute(Tables.flat(method, "x", "z"), COMPLETE);
        assertThat(value(result, "S", "C")).isEqualTo(2);
        assertThat(value(result, "S", "B")).isEqualTo(0);
        assertThat(value(result, "S", "A")).isEqualTo(-2);
        assertThat(score(result, "S", "B").low()).hasValue(0);
    }

    @Test
    void oneUnitIsInTheMiddle() {
        IndexResult result = CompositeIndex.compute(tree(Tables.method()), Tables.panel(HEADER, "A,2020,3,4,5"));
        assertThat(value(result, "S", "A")).isEqualTo(50, within(1e-12));
        assertThat(score(result, "S", "A").rank()).hasValue(1);
    }

    @Test
    void aConstantIndicatorMovesNobody() {
        Panel panel = Tables.panel(HEADER, "A,2020,0,10,7", "B,2020,5,20,7", "C,2020,10,30,7");
        IndexResult result = CompositeIndex.compute(tree(Tables.method()), panel);
        assertThat(value(result, "G2", "A")).isEqualTo(50);
        assertThat(value(result, "G2", "C")).isEqualTo(50);
    }

    @Test
    void twoScoresAreKeptApart() {
        IndexDescriptor two = IndexDescriptor.of(
                "two",
                List.of(Indicator.of("x", "P"), Indicator.of("y", "D")),
                List.of(Group.of("P", null), Group.of("D", null)),
                Method.standard());
        IndexResult result = CompositeIndex.compute(two, GAP);
        assertThat(result.scoreCodes()).containsExactly("P", "D");
        assertThat(score(result, "P", "B").rank()).hasValue(2);
        assertThat(score(result, "D", "B").rank()).isEmpty();
        assertThat(score(result, "D", "C").rank()).hasValue(1);
        assertThat(result.effectiveWeights("D").keySet()).containsExactly("y");
    }

    @Test
    void denominatorsDivideAndAZeroOneLeavesAGapWithItsReason() {
        IndexDescriptor descriptor = IndexDescriptor.of(
                "ratio",
                List.of(
                        new Indicator("x", null, "S", null, null, null, "p", null, null, null, null),
                        Indicator.of("y", "S")),
                List.of(Group.of("S", null)),
                Tables.method());
        Panel panel = Tables.panel(
                "unit,year,x,y,p", "A,2020,10,1,5", "B,2020,30,2,10", "C,2020,8,3,0", "D,2020,8,4,", "E,2020,,5,2");
        IndexResult result = CompositeIndex.compute(descriptor, panel);
        assertThat(result.normalised("x", "A", 2020)).hasValue(0);
        assertThat(result.normalised("x", "B", 2020)).hasValue(100);
        assertThat(result.missingCells())
                .extracting(cell -> cell.unit() + ": " + cell.reason())
                .containsExactly("C: its denominator p is 0", "D: no value of its denominator p", "E: no value");
        Panel negative = Tables.panel("unit,year,x,y,p", "A,2020,10,1,-5");
        assertThatThrownBy(() -> CompositeIndex.compute(descriptor, negative))
                .hasMessageContaining("denominator p of indicator x is -5.0 for A in 2020");
    }

    @Test
    void anImputedValueMovesTheScoreButIsNoCoverage() {
        Method method = Tables.method(Alternative.of(Imputation.of(Imputation.Method.MEAN)));
        IndexResult result = CompositeIndex.compute(tree(method), GAP);
        Score score = score(result, "S", "B");
        // y of B is the mean 20, normalised 50.
        assertThat(value(result, "G1", "B")).isEqualTo(43.75, within(1e-12));
        assertThat(score.imputedShare()).isEqualTo(0.5, within(1e-12));
        assertThat(score.coverage()).isEqualTo(0.5, within(1e-12));
        assertThat(score.missing()).isEmpty();
        assertThat(score.low().getAsDouble()).isEqualTo((2 * 6.25 + 100 / 3.0) / 3, within(1e-12));
        assertThat(result.missingCells())
                .singleElement()
                .satisfies(cell -> assertThat(cell.imputed()).isTrue());
    }

    @Test
    void everyTreatedCellIsRecorded() {
        String[] rows = new String[12];
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 30, 100};
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (char) ('A' + i) + ",2020," + values[i];
        }
        Method method = Tables.method(Alternative.of(new Treatment.SkewKurtosis(null, null, 1, null)));
        IndexResult result = CompositeIndex.compute(Tables.flat(method, "x"), Tables.panel("unit,year,x", rows));
        assertThat(result.treatedCells())
                .containsExactly(new TreatedCell("x", "L", 2020, Curve.Kind.WINSORISED, 100, 30));
        assertThat(result.score("S", "L", 2020).value()).hasValue(100);
        assertThat(result.score("S", "K", 2020).rank()).hasValue(1);
        Method logarithm = Tables.method(Alternative.of(new Treatment.SkewKurtosis(null, null, 0, null)));
        assertThat(CompositeIndex.compute(Tables.flat(logarithm, "x"), Tables.panel("unit,year,x", rows))
                        .treatedCells())
                .hasSize(12);
    }

    @Test
    void weightsMayComeFromTheFirstComponent() {
        String[] rows = {"A,2020,2,3,1", "B,2020,4,4,3", "C,2020,3,4,3", "D,2020,5,5,4", "E,2020,4,3,5", "F,2020,1,1,2"
        };
        IndexResult result = CompositeIndex.compute(
                Tables.flat(Tables.method(Alternative.of(Weighting.PCA)), "x", "y", "z"), Tables.panel(HEADER, rows));
        double sum = 0.6417993499232458 + 0.5586938538051628 + 0.525313974836416;
        assertThat(result.weights().get("S").get("x")).isEqualTo(0.6417993499232458 / sum, within(1e-9));
        assertThat(result.weights().get("S").get("z")).isEqualTo(0.525313974836416 / sum, within(1e-9));
        assertThat(result.effectiveWeights("S").values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isEqualTo(1, within(1e-12));
    }

    @Test
    void aMemberThatRunsAgainstItsGroupHasNoComponentWeight() {
        Panel panel = Tables.panel(HEADER, "A,2020,1,1,9", "B,2020,2,3,7", "C,2020,3,4,2", "D,2020,4,6,1");
        assertThatThrownBy(() -> CompositeIndex.compute(
                        Tables.flat(Tables.method(Alternative.of(Weighting.PCA)), "x", "y", "z"), panel))
                .hasMessageContaining("Member z of group S has the negative loading");
    }

    @Test
    void balancedWeightsGiveEveryMemberTheSameCorrelation() {
        IndexResult result = CompositeIndex.compute(
                Tables.flat(Tables.method(Alternative.of(Weighting.BALANCED)), "x", "y"),
                Tables.panel(HEADER, "A,2020,1,2,0", "B,2020,2,1,0", "C,2020,3,4,0", "D,2020,4,3,0"));
        assertThat(result.weights().get("S").get("x")).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void equalWeightsOverrideThoseGiven() {
        IndexResult result = CompositeIndex.compute(tree(Tables.method(Alternative.of(Weighting.EQUAL))), COMPLETE);
        assertThat(result.effectiveWeights("S").get("y")).isEqualTo(0.25, within(1e-12));
    }

    @Test
    void anIndicatorWithoutAnyValueIsNamed() {
        Panel panel = Tables.panel(HEADER, "A,2020,0,10,", "B,2020,5,20,");
        assertThatThrownBy(() -> CompositeIndex.compute(tree(Tables.method()), panel))
                .hasMessageContaining("Indicator z has no value");
        Panel other = Tables.panel("unit,year,x,y", "A,2020,0,10");
        assertThatThrownBy(() -> CompositeIndex.compute(tree(Tables.method()), other))
                .hasMessageContaining("no column z");
    }

    @Test
    void whatIsRankedIsNotTreated() {
        // 90 and 100 are outliers; winsorised they would tie.
        Panel panel = Tables.panel(
                "unit,year,x",
                "A,2020,1",
                "B,2020,2",
                "C,2020,3",
                "D,2020,2",
                "E,2020,3",
                "F,2020,1",
                "G,2020,2",
                "H,2020,2",
                "I,2020,90",
                "J,2020,100");
        Alternative treated = Alternative.of(new Treatment.SkewKurtosis(1.0, 0.0, 3, false));
        Method ranked = Tables.method(treated, Alternative.of(new Normalisation.PercentileRank(null)));
        IndexResult result = CompositeIndex.compute(Tables.flat(ranked, "x"), panel);
        assertThat(result.treatedCells()).isEmpty();
        assertThat(result.score("S", "I", 2020).rank()).hasValue(2);
        IndexResult scaled = CompositeIndex.compute(Tables.flat(Tables.method(treated), "x"), panel);
        assertThat(scaled.treatedCells()).isNotEmpty();
        assertThat(scaled.score("S", "I", 2020).rank()).hasValue(1);
    }
}
