package org.sovereignai.jobs.scores;

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
import org.sovereignai.index.SobolIndices;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Which uncertain factor moves the ranks of a year: Sobol indices of the mean absolute rank change against the ranks as
 * published.
 */
public final class IndexSensitivity implements Step {

    static final int SAMPLES = 128;
    static final long SEED = 2026;
    private static final int RESAMPLES = 500;
    private static final double CONFIDENCE = 0.9;

    private static final StructType INDEX = StructType.fromDDL("score_id STRING, year INT, factor STRING,"
            + " rank_shift_variance DOUBLE, first_order DOUBLE, first_order_low DOUBLE, first_order_high DOUBLE,"
            + " total_effect DOUBLE, total_effect_low DOUBLE, total_effect_high DOUBLE, ranked_count INT");

    @Override
    public Dataset<Row> build(Inputs in) {
        return IndexTask.plan(
                in, INDEX, (score, index) -> index.panel().stream().flatMap(panel -> indices(score, index, panel)));
    }

    private static Stream<Row> indices(String score, PublishedIndex index, Panel panel) {
        RankSampler sampler = RankSampler.of(index.descriptor(), panel);
        Design design = Design.sobol(sampler.factors(), SAMPLES, SEED);
        int years = panel.years().size();
        int units = panel.units().size();
        int[] published = sampler.published()[0];
        int[] ranked = new int[years];
        for (int cell = 0; cell < published.length; cell++) {
            ranked[cell / units] += published[cell] > 0 ? 1 : 0;
        }
        int perSample = sampler.factors().size() + 2;
        double[][][] shifts = new double[years][perSample][SAMPLES];
        for (int point = 0; point < design.size(); point++) {
            int[] ranks = sampler.ranks(design.point(point))[0];
            for (int cell = 0; cell < ranks.length; cell++) {
                shifts[cell / units][point % perSample][point / perSample] +=
                        Math.abs(ranks[cell] - published[cell]) / (double) ranked[cell / units];
            }
        }
        return IntStream.range(0, years)
                .boxed()
                .flatMap(year -> rows(score, panel.years().get(year), sampler.factors(), shifts[year], ranked[year]));
    }

    /** The indices of a year. */
    private static Stream<Row> rows(String score, int year, List<String> factors, double[][] shifts, int ranked) {
        SobolIndices indices = SobolIndices.of(
                shifts[0], shifts[1], Arrays.copyOfRange(shifts, 2, shifts.length), RESAMPLES, CONFIDENCE, SEED);
        return IntStream.range(0, factors.size())
                .mapToObj(i -> indices.factors().size() == 0
                        ? RowFactory.create(
                                score,
                                year,
                                factors.get(i),
                                indices.variance(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                ranked)
                        : row(
                                score,
                                year,
                                factors.get(i),
                                indices.variance(),
                                indices.factors().get(i),
                                ranked));
    }

    private static Row row(
            String score, int year, String factor, double variance, SobolIndices.Estimate estimate, int ranked) {
        return RowFactory.create(
                score,
                year,
                factor,
                variance,
                estimate.firstOrder(),
                estimate.firstLow(),
                estimate.firstHigh(),
                estimate.total(),
                estimate.totalLow(),
                estimate.totalHigh(),
                ranked);
    }
}
