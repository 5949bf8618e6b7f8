package org.sovereignai.jobs.findings;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Which nation depends most for how little it takes part, and which least for how much, in the latest year that has both
 * scores, and how certain that is.
 *
 * <p>Scores of different indices do not compare, places do: the place of a rank among n nations is 1 for the first and 0
 * for the last, {@code (n - rank) / (n - 1)}, over the nations ranked in both. The gap is the place in dependence less
 * that in participation: 1 for a nation that depends most and takes part least, -1 for the contrary. It is computed in
 * every replication of the index, and the median, the interval and the probability of being the widest are those of the
 * replications: the published rank of a nation that lacks a group of indicators is an end of its interval, not its middle.
 */
public final class ParticipationGap implements Step {

    private static final StructType GAP =
            StructType.fromDDL("country_code STRING, year INT, finding_rank INT, gap DOUBLE,"
                    + " gap_low DOUBLE, gap_high DOUBLE, dependence_rank INT, participation_rank INT, first_probability DOUBLE,"
                    + " last_probability DOUBLE, nations INT");

    private static final double LOW = 0.05;
    private static final double MEDIAN = 0.5;
    private static final double HIGH = 0.95;

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> gaps = of(in.table("index_rank_probability"));
        Column isFirst = col("finding_rank").equalTo(1);
        Column isLast = col("finding_rank").equalTo(col("nations"));
        WindowSpec all = Window.partitionBy("year");
        return Answer.of(
                "q8_gap",
                "Which nation has the widest gap between participation and dependence, with what certainty?",
                "Places among the nations that have both ranks, 1 for the first and 0 for the last: value is the median of that in"
                        + " dependence less that in participation; ranks are medians, too. Rank 1 in dependence depends most. Nations with too little coverage"
                        + " have no rank, nor have hubs in participation, where developers of other nations count as theirs."
                        + " Certainty is the share of the replications of the index, under other choices and data; intervals"
                        + " are 5 % and 95 % of them. n is the number of nations.",
                Answer.withName(gaps, in)
                        .withColumnRenamed("gap", "value")
                        .withColumn("n", col("nations"))
                        .withColumn("first_rival", rival(isFirst, "first_probability", all))
                        .withColumn("last_rival", rival(isLast, "last_probability", all))
                        .withColumn("is_headline", isFirst.or(isLast))
                        .withColumn(
                                "sentence",
                                concat(
                                        standing(),
                                        when(isFirst, certainty(" widest gap", "first"))
                                                .when(isLast, certainty(" widest gap the other way", "last"))
                                                .otherwise("."))));
    }

    private static Column standing() {
        return format_string(
                "%s in %d: median rank %d in dependence, %d in participation, of %d nations ranked in both; gap %.2f (%.2f to %.2f)",
                col("country_name"),
                col("year"),
                col("dependence_rank"),
                col("participation_rank"),
                col("nations"),
                col("value"),
                col("gap_low"),
                col("gap_high"));
    }

    private static Column certainty(String what, String end) {
        Column probability = col(end + "_probability");
        return concat(
                lit(", the" + what + " with a certainty of "),
                Answer.percent(probability),
                when(
                                probability.lt(HIGH),
                                concat(
                                        lit(", so that others cannot be ruled out: "),
                                        col(end + "_rival.country_name"),
                                        lit(" "),
                                        Answer.percent(col(end + "_rival.probability")),
                                        lit(".")))
                        .otherwise(lit(".")));
    }

    /** Of the other nations the one that most often has the widest gap. */
    private static Column rival(Column isItself, String probability, WindowSpec all) {
        Column other = struct(col(probability).as("probability"), col("country_name"));
        return max(when(not(isItself), other)).over(all);
    }

    /**
     * One row for every nation that has both ranks.
     *
     * @param probabilities the table {@code index_rank_probability}
     * @return country_code, year, finding_rank (1 for the largest gap), gap, gap_low, gap_high (median, 5 % and 95 % of the
     *     replications), the median ranks among these nations, first_probability and last_probability (share of the
     *     replications in which no nation has a larger or a smaller gap), nations
     */
    static Dataset<Row> of(Dataset<Row> probabilities) {
        return probabilities
                .filter(col("score_id").isin("participation", "dependence"))
                .select("country_code", "year", "score_id", "replicated_ranks")
                .coalesce(1)
                .mapPartitions(
                        (MapPartitionsFunction<Row, Row>) rows -> {
                            TreeMap<Integer, TreeMap<String, Row[]>> years = new TreeMap<>();
                            rows.forEachRemaining(row -> years.computeIfAbsent(row.getInt(1), y -> new TreeMap<>())
                                    .computeIfAbsent(row.getString(0), nation -> new Row[2])[
                                    row.getString(2).equals("dependence") ? 0 : 1] = row);
                            return latest(years).iterator();
                        },
                        Encoders.row(GAP));
    }

    private static Stream<Row> latest(TreeMap<Integer, TreeMap<String, Row[]>> years) {
        for (int year : years.descendingKeySet()) {
            TreeMap<String, Row[]> nations = years.get(year);
            nations.values().removeIf(pair -> pair[0] == null || pair[1] == null);
            if (nations.size() > 1) {
                return gaps(year, new ArrayList<>(nations.values()));
            }
        }
        return Stream.empty();
    }

    private static Stream<Row> gaps(int year, List<Row[]> nations) {
        int n = nations.size();
        int replications = nations.get(0)[0].getList(3).size();
        double[][] dependence = new double[n][replications];
        double[][] participation = new double[n][replications];
        double[][] replicated = new double[n][replications];
        int[] first = new int[n];
        int[] last = new int[n];
        for (int r = 0; r < replications; r++) {
            int at = r;
            ToIntFunction<Row> ranking = row -> row.<Integer>getList(3).get(at);
            int[] depending = ranks(nations, 0, ranking);
            int[] takingPart = ranks(nations, 1, ranking);
            double[] gaps = gaps(depending, takingPart);
            double largest = Arrays.stream(gaps).max().orElseThrow();
            double smallest = Arrays.stream(gaps).min().orElseThrow();
            for (int i = 0; i < n; i++) {
                dependence[i][r] = depending[i];
                participation[i][r] = takingPart[i];
                replicated[i][r] = gaps[i];
                first[i] += gaps[i] == largest ? 1 : 0;
                last[i] += gaps[i] == smallest ? 1 : 0;
            }
        }
        Stream.of(dependence, participation, replicated).flatMap(Arrays::stream).forEach(Arrays::sort);
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -quantile(replicated[i], MEDIAN)))
                .mapToInt(i -> i)
                .toArray();
        return IntStream.range(0, n).mapToObj(place -> {
            int i = order[place];
            return RowFactory.create(
                    nations.get(i)[0].getString(0),
                    year,
                    place + 1,
                    quantile(replicated[i], MEDIAN),
                    quantile(replicated[i], LOW),
                    quantile(replicated[i], HIGH),
                    (int) quantile(dependence[i], MEDIAN),
                    (int) quantile(participation[i], MEDIAN),
                    (double) first[i] / replications,
                    (double) last[i] / replications,
                    n);
        });
    }

    /** Ranks among these nations: nations that lack the other score have left gaps in the published ones. */
    private static int[] ranks(List<Row[]> nations, int score, ToIntFunction<Row> ranking) {
        int[] ranks = nations.stream()
                .mapToInt(pair -> ranking.applyAsInt(pair[score]))
                .toArray();
        int[] sorted = ranks.clone();
        Arrays.sort(sorted);
        return Arrays.stream(ranks).map(rank -> 1 + lowerBound(sorted, rank)).toArray();
    }

    private static double[] gaps(int[] dependence, int[] participation) {
        double[] gaps = new double[dependence.length];
        Arrays.setAll(gaps, i -> (participation[i] - dependence[i]) / (gaps.length - 1.0));
        return gaps;
    }

    private static int lowerBound(int[] sorted, int rank) {
        int at = Arrays.binarySearch(sorted, rank);
        while (at > 0 && sorted[at - 1] == rank) {
            at--;
        }
        return at;
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length - 1e-9) - 1)];
    }
}
