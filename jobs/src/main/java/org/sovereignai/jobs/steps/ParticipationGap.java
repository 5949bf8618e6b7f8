package org.sovereignai.jobs.steps;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Gap between the places of a nation in dependence and in participation, in the latest year that has both.
 *
 * <p>Scores of different indices do not compare, places do: the place of a rank among n nations is 1 for the first and 0
 * for the last, {@code (n - rank) / (n - 1)}, over the nations ranked in both. The gap is the place in dependence less
 * that in participation: 1 for a nation that depends most and takes part least, -1 for the contrary. It is computed in
 * every replication, so that its interval and the probability of being the widest follow.
 */
final class ParticipationGap {

    private static final StructType GAP =
            StructType.fromDDL("country_code STRING, year INT, gap DOUBLE, gap_low DOUBLE,"
                    + " gap_high DOUBLE, widest_probability DOUBLE, nations INT");

    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    private ParticipationGap() {}

    /**
     * One row for every nation that has both ranks.
     *
     * @param probabilities the table {@code index_rank_probability}
     * @return country_code, year, gap, gap_low, gap_high (5 % and 95 % of the replications), widest_probability (share of
     *     the replications in which no nation has a larger gap), nations
     */
    static Dataset<Row> of(Dataset<Row> probabilities) {
        return probabilities
                .filter(col("score_id").isin("participation", "dependence"))
                .select("country_code", "year", "score_id", "rank", "replicated_ranks")
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
        double[] published = gaps(nations, row -> row.getInt(3));
        int replications = nations.get(0)[0].getList(4).size();
        double[][] replicated = new double[n][replications];
        int[] widest = new int[n];
        for (int r = 0; r < replications; r++) {
            int at = r;
            double[] gaps = gaps(nations, row -> row.<Integer>getList(4).get(at));
            double largest = Arrays.stream(gaps).max().orElseThrow();
            for (int i = 0; i < n; i++) {
                replicated[i][r] = gaps[i];
                widest[i] += gaps[i] == largest ? 1 : 0;
            }
        }
        return IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -published[i]))
                .map(i -> {
                    Arrays.sort(replicated[i]);
                    return RowFactory.create(
                            nations.get(i)[0].getString(0),
                            year,
                            published[i],
                            quantile(replicated[i], LOW),
                            quantile(replicated[i], HIGH),
                            (double) widest[i] / replications,
                            n);
                });
    }

    private interface Ranking {
        int rank(Row row);
    }

    private static double[] gaps(List<Row[]> nations, Ranking ranking) {
        double[] dependence = places(nations, 0, ranking);
        double[] participation = places(nations, 1, ranking);
        double[] gaps = new double[nations.size()];
        Arrays.setAll(gaps, i -> dependence[i] - participation[i]);
        return gaps;
    }

    /** Places among these nations: ranks count again, as nations that lack the other score have left gaps. */
    private static double[] places(List<Row[]> nations, int score, Ranking ranking) {
        int[] ranks =
                nations.stream().mapToInt(pair -> ranking.rank(pair[score])).toArray();
        int[] sorted = ranks.clone();
        Arrays.sort(sorted);
        double[] places = new double[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            int before = lowerBound(sorted, ranks[i]);
            places[i] = (double) (ranks.length - 1 - before) / (ranks.length - 1);
        }
        return places;
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
