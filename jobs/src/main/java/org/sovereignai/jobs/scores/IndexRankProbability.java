package org.sovereignai.jobs.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.index.Design;
import org.sovereignai.index.Panel;
import org.sovereignai.index.RankSampler;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Ranks under the choices and the data that the index might have had: Monte Carlo over the factors of each score (OECD/JRC
 * Handbook, step 7; Saisana, Saltelli and Tarantola 2005). Replication r of all scores takes its points from the same
 * seed, and the descriptors name the choices that scores share first, so that a replication is one version of the whole
 * index: ranks of different scores may be set against each other replication by replication.
 */
public final class IndexRankProbability implements Step {

    static final int REPLICATIONS = 500;
    static final long SEED = 2026;

    /** Shares of the replications between which a rank is said to lie. */
    private static final double LOW = 0.05;

    private static final double HIGH = 0.95;
    private static final int[] TOPS = {1, 3, 5, 10, 20};

    private static final StructType SUMMARY = StructType.fromDDL(
            "country_code STRING, year INT, score_id STRING, rank INT, rank_median INT, rank_low INT, rank_high INT,"
                    + " top_1_probability DOUBLE, top_3_probability DOUBLE, top_5_probability DOUBLE,"
                    + " top_10_probability DOUBLE, top_20_probability DOUBLE, replicated_ranks ARRAY<INT>");

    @Override
    public Dataset<Row> build(Inputs in) {
        return IndexTask.plan(
                in, SUMMARY, (score, index) -> index.panel().stream().flatMap(panel -> ranks(score, index, panel)));
    }

    private static Stream<Row> ranks(String score, PublishedIndex index, Panel panel) {
        RankSampler sampler = RankSampler.of(index.descriptor(), panel);
        Design design = Design.sample(sampler.factors(), REPLICATIONS, SEED);
        int[][] replications = IntStream.range(0, REPLICATIONS)
                .mapToObj(r -> sampler.ranks(design.point(r))[0])
                .toArray(int[][]::new);
        int[] published = sampler.published()[0];
        int units = panel.units().size();
        return IntStream.range(0, published.length)
                .filter(cell -> published[cell] > 0)
                .mapToObj(cell -> row(
                        panel.units().get(cell % units),
                        panel.years().get(cell / units),
                        score,
                        published[cell],
                        Arrays.stream(replications)
                                .mapToInt(ranks -> ranks[cell])
                                .toArray()));
    }

    private static Row row(String unit, int year, String score, int rank, int[] replicated) {
        int[] sorted = replicated.clone();
        Arrays.sort(sorted);
        List<Object> cells = new ArrayList<>(List.of(unit, year, score, rank));
        cells.addAll(List.of(quantile(sorted, 0.5), quantile(sorted, LOW), quantile(sorted, HIGH)));
        Arrays.stream(TOPS).forEach(top -> cells.add(shareUpTo(sorted, top)));
        cells.add(Arrays.stream(replicated).boxed().toArray(Integer[]::new));
        return RowFactory.create(cells.toArray());
    }

    /** The smallest rank that at least the given share of the replications does not exceed. */
    private static int quantile(int[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length - 1e-9) - 1)];
    }

    private static double shareUpTo(int[] sorted, int rank) {
        return Arrays.stream(sorted)
                .mapToDouble(r -> r <= rank ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
