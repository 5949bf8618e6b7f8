package org.sovereignai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sovereignai.index.method.Aggregation;
import org.sovereignai.index.method.MissingRule;
import org.sovereignai.index.method.Normalisation;
import org.sovereignai.index.method.Treatment;
import org.sovereignai.index.method.Weighting;

class UncertaintyTest {

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = LocalSpark.session();
    }

    private static final Method PLAIN = Tables.method(Alternative.of(new Normalisation.Unchanged()));

    private static IndexDescriptor index(Method method, List<String> indicators, Factor... factors) {
        return Tables.flat(method, indicators.toArray(String[]::new)).with(Arrays.asList(factors));
    }

    @Test
    void randomWeightsGiveEachOfTwoOppositesHalf() {
        Panel panel = Tables.panel("unit,year,x,y", "A,2020,100,0", "B,2020,0,100");
        RankDistribution ranks = Uncertainty.run(
                spark, index(PLAIN, List.of("x", "y"), new Factor.RandomWeights("w", null)), panel, 4000, 7);
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
        RankDistribution ranks = Uncertainty.run(spark, index, panel, 500, 1);
        assertThat(ranks.probabilityAbove("S", "A", "B", 2020)).isEqualTo(1);
        assertThat(ranks.summary("S", "A", 2020)).contains(new RankSummary("S", "A", 2020, 1, 1, 1, 1, 1));
        assertThat(ranks.centralWeights("S", "B", 2020)).isEmpty();
        assertThat(ranks.summary("S", "D", 2020)).isEmpty();
        assertThat(ranks.summaries()).hasSize(3);
        assertThat(ranks.indistinguishable("S", 2020, 1, 0.95)).isEmpty();
        assertThatThrownBy(() -> ranks.probabilityAbove("S", "A", "D", 2020)).hasMessageContaining("D has no rank");
    }

    @Test
    void anExponentDecidesBetweenBalanceAndPeak() {
        // The power mean of 1 and 9 reaches 4 at p = 1/2.
        Panel panel = Tables.panel("unit,year,x,y", "A,2020,1,9", "B,2020,4,4");
        IndexDescriptor index = index(PLAIN, List.of("x", "y"), new Factor.Exponent("p", 2, 0, 1));
        RankDistribution ranks =
                Uncertainty.run(spark, index, panel, Design.read(points("p", 0.1, 0.3, 0.49, 0.51), "d", List.of("p")));
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
        String csv = "sample,block,function,column\n0,A,0.2,0.2\n1,A,0.2,0.9\n2,A,0.7,0.2\n3,A,0.7,0.9\n";
        RankDistribution ranks =
                Uncertainty.run(spark, index, panel, Design.read(csv, "d", List.of("function", "column")));
        assertThat(ranks.probabilityAbove("S", "A", "B", 2020)).isEqualTo(0.5);
    }

    @Test
    void aMixLiesBetweenItsColumns() {
        // x of A goes from 0 to 10, B has 4: A is above from u = 0.4 on.
        Panel panel = Tables.panel("unit,year,x,from,to", "A,2020,5,0,10", "B,2020,4,4,4");
        IndexDescriptor index = index(PLAIN, List.of("x"), new Factor.Mix("m", "x", "from", "to"));
        RankDistribution ranks =
                Uncertainty.run(spark, index, panel, Design.read(points("m", 0.1, 0.3, 0.41, 0.9), "d", List.of("m")));
        assertThat(ranks.probabilityAbove("S", "A", "B", 2020)).isEqualTo(0.5);
    }

    private static String points(String factor, double... values) {
        StringBuilder csv = new StringBuilder("sample,block," + factor + "\n");
        for (int i = 0; i < values.length; i++) {
            csv.append(i).append(",A,").append(values[i]).append('\n');
        }
        return csv.toString();
    }

    @Test
    void inputErrorHasTheValueAsItsMedian() {
        // A lies at 5 within 4 and 9; it is above 5.5 in 7/16 of the cases and above 4.5 in 3/4.
        Panel panel =
                Tables.panel("unit,year,x,x_low,x_high", "A,2020,5,4,9", "B,2020,5.5,,", "C,2020,4.5,,", "D,2020,5,,");
        IndexDescriptor index = index(PLAIN, List.of("x"), new Factor.InputError("e"));
        RankDistribution ranks = Uncertainty.run(spark, index, panel, 4000, 3);
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
        RankDistribution ranks = Uncertainty.run(spark, index, panel, 4000, 11);
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
        RankDistribution ranks = Uncertainty.run(spark, index, panel, 2000, 11);
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
    void theResultDoesNotDependOnThePartitions() {
        Panel panel = panel(12, 3);
        Replicator replicator = new Replicator(everything(), panel);
        Design design = Design.sample(replicator.factorNames(), 300, 42);
        RankDistribution one = Uncertainty.run(spark, replicator, design, 1);
        for (int slices : new int[] {2, 7, 300}) {
            RankDistribution many = Uncertainty.run(spark, replicator, design, slices);
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
    void aWrittenDesignRepeatsTheRun() {
        Panel panel = panel(8, 2);
        RankDistribution first = Uncertainty.run(spark, everything(), panel, 100, 9);
        Design design =
                Design.read(first.design().toCsv(), "design.csv", first.design().factors());
        assertThat(Uncertainty.run(spark, everything(), panel, design).summaries())
                .isEqualTo(first.summaries());
        assertThat(Uncertainty.run(spark, everything(), panel, 100, 9).summaries())
                .isEqualTo(first.summaries());
        assertThat(Uncertainty.run(spark, everything(), panel, 100, 10).summaries())
                .isNotEqualTo(first.summaries());
    }

    @Test
    void acceptabilitiesSumToOneByUnitAndByRank() {
        Panel panel = panel(6, 1);
        RankDistribution ranks = Uncertainty.run(spark, everything(), panel, 200, 4);
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
        assertThatThrownBy(() -> Uncertainty.run(spark, index, panel, other))
                .hasMessageContaining("The design is for the factors [other], the index has [noise]");
        assertThatThrownBy(() -> Uncertainty.run(
                        spark, index.with(List.of(new Factor.WeightNoise("noise", 2, 0.1))), panel, 3, 1))
                .hasMessageContaining("names level 2");
        assertThatThrownBy(() -> Uncertainty.run(spark, index.with(List.of()), panel, 3, 1))
                .hasMessageContaining("no uncertain factors");
        Factor complete = new Factor.Choice("c", List.of(Alternative.none(), Alternative.of(MissingRule.COMPLETE)));
        assertThatThrownBy(() -> Uncertainty.run(spark, index.with(List.of(complete)), panel, 3, 1))
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
        RankDistribution ranks = Uncertainty.run(spark, index, panel, 300, 1);
        // Between all of B and none of A whatever is drawn.
        assertThat(ranks.probabilityAbove("S", "B", "C", 2020)).isEqualTo(1);
        assertThat(ranks.probabilityAbove("S", "C", "A", 2020)).isEqualTo(1);
    }
}
