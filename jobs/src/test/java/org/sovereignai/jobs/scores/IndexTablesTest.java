package org.sovereignai.jobs.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sovereignai.jobs.run.TestInputs.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.index.RankDistribution;
import org.sovereignai.index.RankSummary;
import org.sovereignai.index.Uncertainty;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TestInputs;

/**
 * The tables of the index on control exposure, which is the mean of three groups of shares times 100, for seven nations
 * of 2023 and 2024 and a partial 2025.
 */
@ExtendWith(SparkExtension.class)
class IndexTablesTest {

    private static final String COLUMNS = "country_code year indicator value low high data_status";
    private static final List<String> INDICATORS = List.of(
            "base_models_control_exposure",
            "training_hardware_control_exposure",
            "training_foundry_control_exposure",
            "compute_control_exposure",
            "compute_chips_control_exposure");

    private final List<Object[]> values = new ArrayList<>();

    private void nation(String code, int year, String status, Double... shares) {
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] != null) {
                values.add(row(code, year, INDICATORS.get(i), shares[i], null, null, status));
            }
        }
    }

    private TestInputs inputs(SparkSession spark) {
        for (int year = 2023; year <= 2025; year++) {
            String status = year == 2025 ? "partial" : year == 2024 ? "provisional" : "final";
            nation("AUS", year, status, 0.3, 1.0, 1.0, 0.0, 1.0);
            nation("BRA", year, status, 0.6, 1.0, 1.0, 0.5, 1.0);
            nation("CAN", year, status, 0.0, 0.0, 1.0, 0.0, 0.0);
            nation("DEU", year, status, 0.9, 1.0, 1.0, 1.0, 1.0);
            nation("SGP", year, status, 0.6, 0.5, 1.0, 0.25, 1.0);
            nation("FRA", year, status, null, 1.0, 1.0, 0.2, 1.0);
            nation("IND", year, status, null, null, null, 0.2, 1.0);
        }
        return shuffled(spark, 0);
    }

    private TestInputs shuffled(SparkSession spark, long seed) {
        List<Object[]> order = new ArrayList<>(values);
        if (seed > 0) {
            Collections.shuffle(order, new Random(seed));
        }
        TestInputs in = new TestInputs(spark).with("indicator_value", COLUMNS, order.toArray(Object[][]::new));
        for (String code : List.of("AUS", "BRA", "CAN", "DEU", "SGP", "FRA", "IND")) {
            in.with("economy", "country_code is_hub", row(code, code.equals("SGP")));
        }
        return in;
    }

    private static Row find(Dataset<Row> table, String code, int year, String score) {
        return table.collectAsList().stream()
                .filter(row -> row.getAs("country_code").equals(code)
                        && row.<Integer>getAs("year") == year
                        && row.getAs("score_id").equals(score))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void scoresAreTheMeansOfTheGroups(SparkSession spark) {
        Dataset<Row> scores = new IndexScore().build(inputs(spark)).cache();
        Row brazil = find(scores, "BRA", 2024, "control_exposure");
        // (0.6 + (1 + 1) / 2 + (0.5 + 1) / 2) / 3
        assertThat(brazil.<Double>getAs("score")).isEqualTo(100 * (0.6 + 1 + 0.75) / 3, within(1e-9));
        assertThat(brazil.<Integer>getAs("rank")).isEqualTo(2);
        assertThat(brazil.<Double>getAs("coverage")).isEqualTo(1, within(1e-12));
        assertThat(brazil.<String>getAs("tier")).isEqualTo("A");
        assertThat(brazil.<String>getAs("data_status")).isEqualTo("provisional");
        assertThat(brazil.<Object>getAs("note")).isNull();
        assertThat(brazil.<Object>getAs("parent_score_id")).isNull();
        assertThat(brazil.<Integer>getAs("rank_low")).isLessThanOrEqualTo(2);
        assertThat(brazil.<Integer>getAs("rank_high")).isGreaterThanOrEqualTo(2);

        Row group = find(scores, "BRA", 2023, "compute");
        assertThat(group.<Double>getAs("score")).isEqualTo(75, within(1e-9));
        assertThat(group.<String>getAs("parent_score_id")).isEqualTo("control_exposure");
        assertThat(group.<Object>getAs("rank_low")).isNull();
        assertThat(group.<String>getAs("data_status")).isEqualTo("final");

        assertThat(find(scores, "DEU", 2024, "control_exposure").<Integer>getAs("rank"))
                .isEqualTo(1);
        assertThat(find(scores, "CAN", 2024, "control_exposure").<Integer>getAs("rank"))
                .isEqualTo(6);
    }

    @Test
    void aHubIsRankedButNotComparable(SparkSession spark) {
        Row singapore = find(new IndexScore().build(inputs(spark)), "SGP", 2024, "control_exposure");
        assertThat(singapore.<Integer>getAs("rank")).isNotNull();
        assertThat(singapore.<Double>getAs("coverage")).isEqualTo(1, within(1e-12));
        assertThat(singapore.<String>getAs("tier")).isEqualTo("B");
        assertThat(singapore.<Boolean>getAs("is_hub")).isTrue();
    }

    @Test
    void aMissingIndicatorWidensTheIntervalAndIsNamed(SparkSession spark) {
        Row france = find(new IndexScore().build(inputs(spark)), "FRA", 2024, "control_exposure");
        assertThat(france.<String>getAs("tier")).isEqualTo("B");
        assertThat(france.getList(france.fieldIndex("missing_indicators"))).hasSize(1);
        assertThat(france.<Double>getAs("coverage")).isEqualTo(2.0 / 3, within(1e-12));
        assertThat(france.<String>getAs("note")).isEqualTo("missing base_models_control_exposure; rule typical");
        // Base models at their least (0) and most (0.9) of any nation; typical is their median, 0.6.
        double known = 1 + 0.6;
        assertThat(france.<Double>getAs("score_low")).isEqualTo(100 * known / 3, within(1e-9));
        assertThat(france.<Double>getAs("score")).isEqualTo(100 * (known + 0.6) / 3, within(1e-9));
        assertThat(france.<Double>getAs("score_high")).isEqualTo(100 * (known + 0.9) / 3, within(1e-9));
    }

    @Test
    void tooLittleCoverageHasNoRankAndSaysWhy(SparkSession spark) {
        Row india = find(new IndexScore().build(inputs(spark)), "IND", 2024, "control_exposure");
        assertThat(india.<Object>getAs("score")).isNull();
        assertThat(india.<Object>getAs("rank")).isNull();
        assertThat(india.<Object>getAs("rank_low")).isNull();
        assertThat(india.<String>getAs("tier")).isEqualTo("C");
        assertThat(india.<String>getAs("note")).isEqualTo("coverage of control_exposure 0.333 is below 0.667");
    }

    @Test
    @Tag("hazard-34")
    void partialYearsAreNotRanked(SparkSession spark) {
        TestInputs in = inputs(spark);
        Row germany = find(new IndexScore().build(in), "DEU", 2025, "control_exposure");
        assertThat(germany.<Object>getAs("score")).isNull();
        assertThat(germany.<Object>getAs("rank")).isNull();
        assertThat(germany.<String>getAs("tier")).isEqualTo("C");
        assertThat(germany.<String>getAs("data_status")).isEqualTo("partial");
        assertThat(germany.<String>getAs("note"))
                .isEqualTo("year not scored: base_models_control_exposure is partial for every nation");
        assertThat(new IndexRankProbability()
                        .build(in)
                        .select("year")
                        .distinct()
                        .collectAsList())
                .extracting(row -> row.getInt(0))
                .containsExactlyInAnyOrder(2023, 2024);
    }

    @Test
    void aYearOfFewNationsIsNotRanked(SparkSession spark) {
        nation("AUS", 2022, "final", 0.3, 1.0, 1.0, 0.0, 1.0);
        Row australia = find(new IndexScore().build(inputs(spark)), "AUS", 2022, "control_exposure");
        assertThat(australia.<Object>getAs("rank")).isNull();
        assertThat(australia.<String>getAs("note"))
                .isEqualTo("year not scored: fewer than 5 nations have enough indicators");
    }

    @Test
    void withoutValuesTheTablesAreEmpty(SparkSession spark) {
        TestInputs in = new TestInputs(spark);
        assertThat(new IndexRankProbability().build(in).collectAsList()).isEmpty();
        assertThat(new IndexScore().build(in).collectAsList()).isEmpty();
        assertThat(new IndexSensitivity().build(in).collectAsList()).isEmpty();
        assertThat(new IndexTreatment().build(in).collectAsList()).isEmpty();
        assertThat(new IndexRankChange().build(in).collectAsList()).isEmpty();
        assertThat(new IndexRankPair().build(in).collectAsList()).isEmpty();
        assertThat(new IndexProfile().build(in).collectAsList()).isEmpty();
    }

    @Test
    void ranksAreThoseOfTheUncertaintyAnalysis(SparkSession spark) {
        TestInputs in = inputs(spark);
        List<Row> rows = in.table("indicator_value")
                .filter(PublishedIndex.isRead())
                .select(PublishedIndex.columns())
                .collectAsList();
        PublishedIndex index = PublishedIndex.of("control_exposure", rows);
        RankDistribution ranks = Spread.over(spark)
                .run(Uncertainty.of(
                        index.descriptor(), index.panel().orElseThrow(), IndexRun.REPLICATIONS, IndexRun.SEED));
        List<Row> table = new IndexRankProbability().build(in).collectAsList();
        assertThat(table).hasSize(12);
        for (Row row : table) {
            String unit = row.getAs("country_code");
            int year = row.getAs("year");
            RankSummary summary = ranks.summary("control_exposure", unit, year).orElseThrow();
            assertThat(row.<Integer>getAs("rank")).isEqualTo(summary.rank());
            assertThat(row.<Integer>getAs("rank_median")).isEqualTo(summary.median());
            assertThat(row.<Integer>getAs("rank_low")).isEqualTo(summary.low());
            assertThat(row.<Integer>getAs("rank_high")).isEqualTo(summary.high());
            assertThat(row.<Double>getAs("top_3_probability"))
                    .isEqualTo(ranks.probabilityAtMost("control_exposure", unit, year, 3));
            assertThat(row.getList(row.fieldIndex("replicated_ranks"))).hasSize(IndexRun.REPLICATIONS);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    @Tag("hazard-36")
    void theOrderOfTheRowsAndTheirPartitionsDoNotMatter(long seed, SparkSession spark) {
        List<String> expected = texts(new IndexRankProbability().build(inputs(spark)));
        TestInputs shuffled = shuffled(spark, seed);
        shuffled.withTable("indicator_value", shuffled.table("indicator_value").repartition(7));
        assertThat(texts(new IndexRankProbability().build(shuffled))).isEqualTo(expected);
        assertThat(texts(new IndexSensitivity().build(shuffled)))
                .isEqualTo(texts(new IndexSensitivity().build(shuffled(spark, 0))));
    }

    private static List<String> texts(Dataset<Row> table) {
        return table.collectAsList().stream().map(Row::toString).sorted().toList();
    }

    @Test
    void pairsCountTheReplications(SparkSession spark) {
        TestInputs in = inputs(spark);
        Map<String, List<Integer>> ranks = new IndexRankProbability()
                .build(in).filter("year = 2024").collectAsList().stream()
                        .collect(Collectors.toMap(
                                row -> row.getAs("country_code"),
                                row -> row.getList(row.fieldIndex("replicated_ranks"))));
        List<Row> pairs = new IndexRankPair()
                .build(in)
                .filter("year = 2024")
                .orderBy("rank", "other_rank")
                .collectAsList();
        // Six nations have a rank.
        assertThat(pairs).hasSize(6 * 5 / 2);
        for (Row pair : pairs) {
            List<Integer> first = ranks.get(pair.<String>getAs("country_code"));
            List<Integer> second = ranks.get(pair.<String>getAs("other_code"));
            double above = 0;
            for (int r = 0; r < first.size(); r++) {
                above += first.get(r) < second.get(r) ? 1 : first.get(r).equals(second.get(r)) ? 0.5 : 0;
            }
            assertThat(pair.<Double>getAs("above_probability")).isEqualTo(above / first.size(), within(1e-12));
            assertThat(pair.<Boolean>getAs("is_order_certain"))
                    .isEqualTo(above >= 0.95 * first.size() || above <= 0.05 * first.size());
            assertThat(pair.<Integer>getAs("rank")).isLessThanOrEqualTo(pair.<Integer>getAs("other_rank"));
        }
        // Germany has all that can be withdrawn, Canada the least.
        assertThat(pairs.get(0).<String>getAs("country_code")).isEqualTo("DEU");
        assertThat(pairs)
                .filteredOn(pair -> pair.getAs("country_code").equals("DEU")
                        && pair.getAs("other_code").equals("CAN"))
                .singleElement()
                .satisfies(pair ->
                        assertThat(pair.<Double>getAs("above_probability")).isEqualTo(1));
    }

    @Test
    void changesSplitIntoTheirParts(SparkSession spark) {
        inputs(spark);
        nation("GBR", 2023, "final", 0.9, 1.0, 1.0, 0.9, 1.0);
        nation("GBR", 2024, "final", 0.0, 0.0, 0.0, 0.0, 0.0);
        List<Row> changes = new IndexRankChange().build(shuffled(spark, 0)).collectAsList();
        assertThat(changes).hasSize(7);
        for (Row change : changes) {
            boolean moved = change.getAs("country_code").equals("GBR");
            // From second to last by its own doing; those below it move up by its.
            assertThat(change.<Double>getAs("data_rank_change")).isEqualTo(moved ? 5 : 0, within(1e-12));
            assertThat(change.<Double>getAs("data_rank_change") + change.<Double>getAs("others_rank_change"))
                    .isEqualTo(change.<Integer>getAs("rank") - change.<Integer>getAs("previous_rank"), within(1e-12));
            assertThat(change.<Double>getAs("method_rank_change")).isZero();
        }
    }

    @Test
    void whatCountsMuchInDependenceIsAWeakness(SparkSession spark) {
        List<Row> canada = new IndexProfile()
                .build(inputs(spark)).collectAsList().stream()
                        .filter(row -> row.getAs("country_code").equals("CAN"))
                        .toList();
        assertThat(canada).isNotEmpty().allSatisfy(row -> {
            assertThat(row.<Integer>getAs("year")).isEqualTo(2024);
            assertThat(row.<String>getAs("score_id")).isEqualTo("control_exposure");
        });
        Row strongest = canada.stream()
                .filter(row -> row.getAs("standing").equals("strength") && row.<Integer>getAs("standing_place") == 1)
                .findFirst()
                .orElseThrow();
        // Nobody has less than none.
        assertThat(strongest.<Double>getAs("better_share")).isZero();
        assertThat(strongest.<Double>getAs("value")).isZero();
    }
}
