package org.sovereignai.jobs.scores;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.sovereignai.index.CompositeIndex;
import org.sovereignai.index.Design;
import org.sovereignai.index.IndexDescriptor;
import org.sovereignai.index.IndexResult;
import org.sovereignai.index.Panel;
import org.sovereignai.index.RankDistribution;
import org.sovereignai.index.Score;
import org.sovereignai.index.Sensitivity;
import org.sovereignai.index.SensitivityIndex;
import org.sovereignai.index.Tier;
import org.sovereignai.index.Uncertainty;

/**
 * One run of an index: its scores, its replications and its sensitivity.
 *
 * @param replications number of replications, if no design is given
 * @param samples base samples of the sensitivity analysis, 0 for none
 * @param design points to use in place of drawn ones
 * @param hubs units whose tier is that of a hub
 */
public record IndexRun(
        SparkSession spark,
        IndexDescriptor descriptor,
        Panel panel,
        int replications,
        int samples,
        long seed,
        Optional<Design> design,
        Set<String> hubs) {

    private static final double NANOS = 1e9;

    /**
     * What came out.
     *
     * @param ranks ranks over the replications; empty for an index without uncertain factors
     * @param sensitivity indices of every factor; none without factors or where it was not asked for
     * @param seconds time that the replications took
     * @param hubs units whose tier is that of a hub
     */
    record Outcome(
            IndexResult result,
            Optional<RankDistribution> ranks,
            List<SensitivityIndex> sensitivity,
            double seconds,
            Set<String> hubs) {

        /** The latest year of the data. */
        int latest() {
            return result.panel().years().get(result.panel().years().size() - 1);
        }

        /** Units that a score ranks in the latest year, the first first. */
        List<Score> ranked(String score) {
            return result.scores(score).stream()
                    .filter(unit -> unit.year() == latest() && unit.rank().isPresent())
                    .sorted(Comparator.comparingInt((Score unit) -> unit.rank().getAsInt())
                            .thenComparing(Score::unit))
                    .toList();
        }

        Tier tier(Score score) {
            return hubs.contains(score.unit()) ? score.tier().ofHub() : score.tier();
        }
    }

    public Outcome compute() {
        IndexResult result = CompositeIndex.compute(descriptor, panel);
        if (result.descriptor().factors().isEmpty()) {
            return new Outcome(result, Optional.empty(), List.of(), 0, hubs);
        }
        long begin = System.nanoTime();
        RankDistribution ranks = design.map(points -> Uncertainty.run(spark, descriptor, panel, points))
                .orElseGet(() -> Uncertainty.run(spark, descriptor, panel, replications, seed));
        double seconds = (System.nanoTime() - begin) / NANOS;
        return new Outcome(result, Optional.of(ranks), sensitivity(), seconds, hubs);
    }

    private List<SensitivityIndex> sensitivity() {
        if (samples == 0) {
            return List.of();
        }
        Sensitivity sensitivity = Sensitivity.of(descriptor, panel);
        return sensitivity.run(
                spark, design.filter(Design::isSobol).orElseGet(() -> sensitivity.design(samples, seed)));
    }
}
