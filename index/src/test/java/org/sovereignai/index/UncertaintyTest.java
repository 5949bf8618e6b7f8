package org.sovereignai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sovereignai.index.method.Aggregation;
import org.sovereignai.index.method.MissingRule;
import org.sovereignai.index.method.Normalisation;
import org.sovereignai.index.method.Treatment;
import org.sovereignai.index.method.Weighting;

class UncertaintyTest {

    private static final Method PLAIN = Tables.method(Alternative.of(new Normalisation.Unchanged()));

    private static IndexDescriptor index(Method method, List<String> indicators, Factor... factors) {
        return Tables.flat(method, indicators.toArray(String[]::new)).with(Arrays.asList(factors));
    }

    @Test
    void randomWeightsGiveEachOfTwoOppositesHalf() {
        Panel panel = Tables.panel("unit,year,x,y", "A,2020,100,0", "B,2020,0,100");
        RankDistribution ranks = Uncertainty.of(
                        index(PLAIN, List.of("x", "y"), new Factor.RandomWeights("w", null)), panel, 4000, 7)
                .run();
        assertThat(ranks.replications()).isEqualTo(4000);
        assertThat(ranks.probabilityAbove("S", "A", "B", 2020)).isEqualTo(0.5, within(0.03));
        assertThat(ranks.probabilityAbove("S", "A", "B", 2020) + ranks.probabilityAbove("S", "B", "A", 2020))
                .isEqualTo(1, within(1e-12));
        assertThat(ranks.acceptability("S", "A", 2020)[0]).isEqualTo(ranks.probabilityAtMost("S", "A", 2020, 1));
        assertThat(ranks.probabilityAtMost("S", "A", 2020, 2)).isEqualTo(1);
        // A is first when its weight is above a half, where it is 3/4 on average.
        assertThat(ranks.centralWeights("S", "A", 2020).orElseThrow().get("x")).isEqualTo(0.75, within(0.02));
        assertThat(ranks.indistinguishable("S", 2020, 15, 0.95))
                .singleElement()
                .satisfies(pair -> assertThat(pair.unit() + pair.other()).isEqualTo("AB"));
        assertThat(ranks.summary("S", "A", 2020).orElseThrow().low()).isEqualTo(1);
        assertThat(ranks.summary("S", "A", 2020).orElseThrow().high()).isEqualTo(2);
    }

    @Test
    void aUnitThatIsAlwaysBetterIsAlwaysFirst() {
        Panel panel = Tables.panel("unit,year,x,y", "A,2020,9,9", "B,2020,0,8", "C,2020,8,0", "D,2020,,");
        IndexDescriptor index = index(
                Method.standard(),
                List.of("x", "y"),
                new Factor.WeightNoise("noise", 1, 0.5),
                new Factor.Choice(
                        "norm", List.of(Alternative.none(), Alternative.of(new Normalisation.PercentileRank(null)))));
        RankDistribution ranks = Uncertainty.of(index, panel, 500, 1).run();
        assertThat(ranks.probabilityAbove("S", "A", "B", 2020)).isEqualTo(1);
        assertThat(ranks.summary("S", "A", 2020)).contains(new RankSummary("S", "A", 2020, 1, 1, 1, 1, 1));
        assertThat(ranks.centralWeights("S", "B", 2020)).isEmpty();
        assertThat(ranks.summary("S", "D", 2020)).isEmpty();
        assertThat(ranks.summaries()).hasSize(3);
        assertThat(ranks.indistinguishable("S", 2020, 1, 0.95)).isEmpty();
        assertThatThrownBy(() -> ranks.probabilityAbove("S", "A", "D", 2020)).hasMessageContaining("D has no rank");
    }

    /** A has the weight a / (a + b) of x, a and b even between .75 and 1.25: at most .625, above .55 in 2/11 of the cases. */
    @Test
    void noiseVariesTheWeightsOfItsLevelWithinItsSpread() {
        Panel panel =
                Tables.panel("unit,year,x,y", "A,2020,100,0", "B,2020,55,55", "C,2020,62.6,62.6", "D,2020,37.4,37.4");
        RankDistribution ranks = Uncertainty.of(
                        index(PLAIN, List.of("x", "y"), new Factor.WeightNoise("noise", 1, 0.25)), panel, 4000, 5)
                .run();
        assertThat(ranks.probabilityAbove("S", "A", "B", 2020)).isEqualTo(2 / 11.0, within(0.03));
        assertThat(ranks.probabilityAbove("S", "A", "C", 2020)).isZero();
        assertThat(ranks.probabilityAbove("S", "A", "D", 2020)).isEqualTo(1);
    }

    @Test
    void anExponentDecidesBetweenBalanceAndPeak() {
        // The power mean of 1 and 9 reaches 4 at p = 1/2.
        Panel panel = Tables.panel("unit,year,x,y", "A,2020,1,9", "B,2020,4,4");
        IndexDescriptor index = index(PLAIN, List.of("x", "y"), new Factor.Exponent("p", 2, 0, 1));
        RankDistribution ranks =
                Uncertainty.of(index, panel, points("p", 0.1, 0.3, 0.49, 0.51)).run();
        assertThat(ranks.probabilityAbove("S", "A", "B", 2020)).isEqualTo(0.25);
    }

    @Test
    void choicesFollowTheirPoint() {
        // Arithmetic: A 5, B 4; geometric: A 3, B 4. Column x2 puts A at (0, 9): 4.5 and 0.
        Panel panel = Tables.panel("unit,year,x,y,x2", "A,2020,1,9,0", "B,2020,4,4,4");
        IndexDescriptor index = index(
                PLAIN,
                List.of("x", "y"),
                new Factor.Choice("function", List.of(Alternative.none(), Alternative.of(new Aggregation.Geometric()))),
                new Factor.Choice("column", List.of(Alternative.none(), Alternative.ofColumns(Map.of("x", "x2")))));
        Design design = Design.of(
                List.of("function", "column"),
                List.of(new double[] {0.2, 0.2}, new double[] {0.2, 0.9}, new double[] {0.7, 0.2}, new double[] {
                    0.7, 0.9
                }),
                List.of("A", "A", "A", "A"),
                "d");
        RankDistribution ranks = Uncertainty.of(index, panel, design).run();
        assertThat(ranks.probabilityAbove("S", "A", "B", 2020)).isEqualTo(0.5);
    }

    @Test
    void aMixLiesBetweenItsColumns() {
        // x of A goes from 0 to 10, B has 4: A is above from u = 0.4 on.
        Panel panel = Tables.panel("unit,year,x,from,to", "A,2020,5,0,10", "B,2020,4,4,4");
        IndexDescriptor index = index(PLAIN, List.of("x"), new Factor.Mix("m", "x", "from", "to"));
        RankDistribution ranks =
                Uncertainty.of(index, panel, points("m", 0.1, 0.3, 0.41, 0.9)).run();
        assertThat(ranks.probabilityAbove("S", "A", "B", 2020)).isEqualTo(0.5);
    }

    private static Design points(String factor, double... values) {
        return Design.of(
                List.of(factor),
                Arrays.stream(values).mapToObj(u -> new double[] {u}).toList(),
                Arrays.stream(values).mapToObj(u -> "A").toList(),
                "d");
    }

    @Test
    void inputErrorHasTheValueAsItsMedian() {
        // A lies at 5 within 4 and 9; it is above 5.5 in 7/16 of the cases and above 4.5 in 3/4.
        Panel panel =
                Tables.panel("unit,year,x,x_low,x_high", "A,2020,5,4,9", "B,2020,5.5,,", "C,2020,4.5,,", "D,2020,5,,");
        IndexDescriptor index = index(PLAIN, List.of("x"), new Factor.InputError("e"));
        RankDistribution ranks = Uncertainty.of(index, panel, 4000, 3).run();
        assertThat(ranks.probabilityAbove("S", "A", "B", 2020)).isEqualTo(7 / 16.0, within(0.03));
        assertThat(ranks.probabilityAbove("S", "A", "C", 2020)).isEqualTo(0.75, within(0.03));
        assertThat(ranks.probabilityAbove("S", "A", "D", 2020)).isEqualTo(0.5, within(0.03));
    }

    @Test
    void missingValuesAreDrawnFromTheirIndicatorOrTheirBounds() {
        // x of A is one of 1, 2, 3, 4, y decides nothing; x of E lies evenly between 1 and 3.
        Panel panel = Tables.panel(
                "unit,year,x,x_low,x_high,y",
                "A,2020,,,,0",
                "B,2020,1,,,0",
                "C,2020,2,,,0",
                "D,2020,3,,,0",
                "E,2020,,1,3,0",
                "F,2020,4,,,0");
        IndexDescriptor index = index(PLAIN, List.of("x", "y"), new Factor.InputError("e"));
        RankDistribution ranks = Uncertainty.of(index, panel, 4000, 11).run();
        assertThat(ranks.probabilityAbove("S", "A", "B", 2020)).isEqualTo(7 / 8.0, within(0.03));
        assertThat(ranks.probabilityAbove("S", "A", "F", 2020)).isEqualTo(1 / 8.0, within(0.03));
        assertThat(ranks.probabilityAbove("S", "E", "C", 2020)).isEqualTo(0.5, within(0.03));
        assertThat(ranks.probabilityAbove("S", "E", "D", 2020)).isZero();
    }

    @Test
    void valuesTooSmallToBeListedAreNotDrawnWhereBoundsAloneAre() {
        // A counts as the least observed, 1; x of E lies evenly between 1 and 3.
        Panel panel = Tables.panel(
                "unit,year,x,x_low,x_high,y",
                "A,2020,,,,0",
                "B,2020,1,,,0",
                "C,2020,2,,,0",
                "E,2020,,1,3,0",
                "F,2020,4,,,0");
        Method lowest = PLAIN.with(Alternative.of(MissingRule.LOWEST));
        IndexDescriptor index = index(lowest, List.of("x", "y"), new Factor.InputError("e", true));
        RankDistribution ranks = Uncertainty.of(index, panel, 2000, 11).run();
        assertThat(ranks.probabilityAbove("S", "A", "B", 2020)).isEqualTo(0.5);
        assertThat(ranks.probabilityAbove("S", "A", "C", 2020)).isZero();
        assertThat(ranks.probabilityAbove("S", "E", "C", 2020)).isEqualTo(0.5, within(0.03));
    }

    /** Every kind of factor at once, over a panel with gaps, bounds and outliers. */
    private static IndexDescriptor everything() {
        return new IndexDescriptor(
                "everything",
                List.of(
                        Indicator.of("a", "G"),
                        Indicator.of("b", "G").withDirection(-1),
                        Indicator.of("c", "H"),
                        Indicator.of("d", "H")),
                List.of(Group.of("G", "S"), Group.of("H", "S"), Group.of("S", null)),
                Tables.method(Alternative.of(new Normalisation.MinMax(1.0, 100.0))),
                List.of(
                        new Factor.Choice(
                                "norm",
                                List.of(Alternative.none(), Alternative.of(new Normalisation.PercentileRank(null)))),
                        new Factor.Choice(
                                "treat",
                                List.of(
                                        Alternative.none(),
                                        Alternative.of(new Treatment.SkewKurtosis(null, null, null, null)))),
                        new Factor.Choice("missing", List.of(Alternative.none(), Alternative.of(MissingRule.LOWEST))),
                        new Factor.Choice("scheme", List.of(Alternative.none(), Alternative.of(Weighting.BALANCED))),
                        new Factor.RandomWeights("weights", 1),
                        new Factor.WeightNoise("noise", 2, 0.3),
                        new Factor.Exponent("p", 3, -1, 1),
                        new Factor.Mix("mix", "d", "d", "c"),
                        new Factor.InputError("error")),
                List.of());
    }

    private static Panel panel(int units, int years) {
        SplittableRandom random = new SplittableRandom(5);
        Panel.Builder panel = Panel.builder();
        for (int year = 0; year < years; year++) {
            for (int unit = 0; unit < units; unit++) {
                for (String column : List.of("a", "b", "c", "d")) {
                    double value = Math.exp(3 * random.nextDouble());
                    if (random.nextInt(12) > 0) {
                        panel.value(column, "U" + unit, 2020 + year, value);
                    }
                    if (column.equals("a")) {
                        panel.bounds(column, "U" + unit, 2020 + year, value * 0.9, value * 1.2);
                    }
                }
            }
        }
        return panel.build();
    }

    @Test
    void theResultDoesNotDependOnThePartsOrTheirOrder() {
        Panel panel = panel(12, 3);
        Uncertainty uncertainty = Uncertainty.of(everything(), panel, 300, 42);
        RankDistribution one = uncertainty.run();
        for (int parts : new int[] {2, 7, 300}) {
            RankTally sum = uncertainty.tally(parts - 1, parts);
            for (int part = 0; part < parts - 1; part++) {
                sum = sum.plus(uncertainty.tally(part, parts));
            }
            RankDistribution many = uncertainty.distribution(sum);
            assertThat(many.summaries()).isEqualTo(one.summaries());
            for (String unit : panel.units()) {
                assertThat(many.acceptability("S", unit, 2021)).isEqualTo(one.acceptability("S", unit, 2021));
                assertThat(many.centralWeights("S", unit, 2022)).isEqualTo(one.centralWeights("S", unit, 2022));
                assertThat(many.indistinguishable("S", 2020, 12, 0.9))
                        .isEqualTo(one.indistinguishable("S", 2020, 12, 0.9));
            }
        }
    }

    @Test
    void theRanksOfEachReplicationAreThoseThatAreCounted() {
        Panel panel = panel(12, 3);
        Uncertainty uncertainty = Uncertainty.of(everything(), panel, 300, 42);
        RankTally kept = uncertainty.tallyOfEachReplication();
        RankDistribution ranks = uncertainty.distribution(kept);
        assertThat(ranks.summaries()).isEqualTo(uncertainty.run().summaries());
        for (String unit : panel.units()) {
            int[] each = ranks.eachReplication("S", unit, 2021).orElseThrow();
            assertThat(each).hasSize(300);
            assertThat(Arrays.stream(each).filter(rank -> rank <= 3).count() / 300.0)
                    .isEqualTo(ranks.probabilityAtMost("S", unit, 2021, 3));
        }
        assertThat(uncertainty.run().eachReplication("S", "U1", 2021)).isEmpty();
        assertThatThrownBy(() -> uncertainty.tally(0, 2).plus(kept)).hasMessageContaining("count in one");
    }

    @Test
    void theSameSeedOrDesignRepeatsTheRun() {
        Panel panel = panel(8, 2);
        Uncertainty first = Uncertainty.of(everything(), panel, 100, 9);
        assertThat(Uncertainty.of(everything(), panel, first.design()).run().summaries())
                .isEqualTo(first.run().summaries());
        assertThat(Uncertainty.of(everything(), panel, 100, 9).run().summaries())
                .isEqualTo(first.run().summaries());
        assertThat(Uncertainty.of(everything(), panel, 100, 10).run().summaries())
                .isNotEqualTo(first.run().summaries());
    }

    @Test
    void acceptabilitiesSumToOneByUnitAndByRank() {
        Panel panel = panel(6, 1);
        RankDistribution ranks = Uncertainty.of(everything(), panel, 200, 4).run();
        double[] byRank = new double[6];
        for (String unit : panel.units()) {
            double[] shares = ranks.acceptability("S", unit, 2020);
            assertThat(Arrays.stream(shares).sum()).isEqualTo(1, within(1e-12));
            Arrays.setAll(byRank, rank -> byRank[rank] + shares[rank]);
        }
        assertThat(Arrays.stream(byRank).sum()).isEqualTo(6, within(1e-9));
    }

    @Test
    void whatDoesNotFitIsNamed() {
        Panel panel = Tables.panel("unit,year,x,y", "A,2020,1,2", "B,2020,2,");
        IndexDescriptor index = index(PLAIN, List.of("x", "y"), new Factor.WeightNoise("noise", 1, 0.1));
        Design other = Design.sample(List.of("other"), 3, 1);
        assertThatThrownBy(() -> Uncertainty.of(index, panel, other).run())
                .hasMessageContaining("The design is for the factors [other], the index has [noise]");
        assertThatThrownBy(() -> Uncertainty.of(
                                index.with(List.of(new Factor.WeightNoise("noise", 2, 0.1))), panel, 3, 1)
                        .run())
                .hasMessageContaining("names level 2");
        assertThatThrownBy(
                        () -> Uncertainty.of(index.with(List.of()), panel, 3, 1).run())
                .hasMessageContaining("no uncertain factors");
        Factor complete = new Factor.Choice("c", List.of(Alternative.none(), Alternative.of(MissingRule.COMPLETE)));
        assertThatThrownBy(() -> Uncertainty.of(index.with(List.of(complete)), panel, 3, 1)
                        .run())
                .hasMessageContaining("score different units");
    }

    @Test
    void whatHasBoundsBeyondAllThatWasObservedStaysOnTheScale() {
        // x is observed from 4 to 8; that of C lies between 0 and 12, so that every draw below 4 counts 0, above 8 100.
        Panel panel = Tables.panel("unit,year,x,x_low,x_high,y", "A,2020,4,,,4", "B,2020,8,,,8", "C,2020,,0,12,6");
        IndexDescriptor index = index(
                Tables.method(Alternative.of(MissingRule.TYPICAL)),
                List.of("x", "y"),
                new Factor.Exponent("p", 2, 0.5, 1),
                new Factor.InputError("e"));
        IndexResult result = CompositeIndex.compute(index, panel);
        Score c = result.scores("S").stream()
                .filter(score -> score.unit().equals("C"))
                .findFirst()
                .orElseThrow();
        assertThat(c.low().getAsDouble()).isEqualTo((0 + 50) / 2.0, within(1e-9));
        assertThat(c.high().getAsDouble()).isEqualTo((100 + 50) / 2.0, within(1e-9));
        RankDistribution ranks = Uncertainty.of(index, panel, 300, 1).run();
        // Between all of B and none of A whatever is drawn.
        assertThat(ranks.probabilityAbove("S", "B", "C", 2020)).isEqualTo(1);
        assertThat(ranks.probabilityAbove("S", "C", "A", 2020)).isEqualTo(1);
    }
}
