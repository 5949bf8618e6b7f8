package org.sovereignai.jobs.scores;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * @param subject the index, its data and what is said of them
 * @param replications number of replications, if no design is given
 * @param samples base samples of the sensitivity analysis, 0 for none
 * @param design points to use in place of drawn ones
 */
public record IndexRun(Subject subject, int replications, int samples, long seed, Optional<Design> design) {

    /** Replications of a published score. */
    static final int REPLICATIONS = 500;

    static final int SAMPLES = 128;
    static final long SEED = 2026;
    private static final int RESAMPLES = 500;
    private static final double CONFIDENCE = 0.9;
    private static final double NANOS = 1e9;

    /**
     * An index on its data.
     *
     * @param published what is known of a table of all indicators beyond its values; empty for a table of the user's own
     * @param hubs units whose tier is that of a hub
     */
    public record Subject(
            IndexDescriptor descriptor, Panel panel, Optional<PublishedIndex> published, Set<String> hubs) {

        /** An index on a table of its user's own. */
        public static Subject own(IndexDescriptor descriptor, Panel panel) {
            return new Subject(descriptor, panel, Optional.empty(), Set.of());
        }

        /** An index on the table of all indicators; empty where no year can be scored. */
        public static Optional<Subject> of(PublishedIndex index, Set<String> hubs) {
            return index.panel().map(panel -> new Subject(index.descriptor(), panel, Optional.of(index), hubs));
        }
    }

    /**
     * What came out.
     *
     * @param ranks ranks over the replications; empty for an index without uncertain factors
     * @param sensitivity indices of every factor; none without factors or where it was not asked for
     * @param seconds time that the replications took
     */
    record Outcome(
            Subject subject,
            IndexResult result,
            Optional<RankDistribution> ranks,
            List<SensitivityIndex> sensitivity,
            double seconds) {

        /** The latest year of the data. */
        int latest() {
            return result.panel().years().get(result.panel().years().size() - 1);
        }

        /** Units that a score ranks in a year, the first first. */
        List<Score> ranked(String score, int year) {
            return result.scores(score).stream()
                    .filter(unit -> unit.year() == year && unit.rank().isPresent())
                    .sorted(Comparator.comparingInt((Score unit) -> unit.rank().getAsInt())
                            .thenComparing(Score::unit))
                    .toList();
        }

        Tier tier(Score score) {
            return subject.hubs().contains(score.unit()) ? score.tier().ofHub() : score.tier();
        }
    }

    /** The run of a published score, as every release has it. */
    static IndexRun published(Subject subject) {
        return new IndexRun(subject, REPLICATIONS, SAMPLES, SEED, Optional.empty());
    }

    /** Computes over the tasks of a Spark job, with the sensitivity of every unit. */
    public Outcome compute(Spread spread) {
        IndexResult result = result();
        if (isCertain(result)) {
            return new Outcome(subject, result, Optional.empty(), List.of(), 0);
        }
        long begin = System.nanoTime();
        RankDistribution ranks = spread.run(uncertainty());
        double seconds = (System.nanoTime() - begin) / NANOS;
        List<SensitivityIndex> indices = List.of();
        if (samples > 0) {
            Sensitivity sensitivity = Sensitivity.of(subject.descriptor(), subject.panel());
            indices = spread.run(
                    sensitivity.at(design.filter(Design::isSobol).orElseGet(() -> sensitivity.design(samples, seed))));
        }
        return new Outcome(subject, result, Optional.of(ranks), indices, seconds);
    }

    /** Computes here and now, with the ranks of every replication and the sensitivity of whole years. */
    Outcome compute() {
        IndexResult result = result();
        if (isCertain(result)) {
            return new Outcome(subject, result, Optional.empty(), List.of(), 0);
        }
        Uncertainty uncertainty = uncertainty();
        Sensitivity sensitivity = Sensitivity.of(subject.descriptor(), subject.panel())
                .ofYears()
                .withBootstrap(RESAMPLES, CONFIDENCE, seed);
        return new Outcome(
                subject,
                result,
                Optional.of(uncertainty.distribution(uncertainty.tallyOfEachReplication())),
                sensitivity.run(sensitivity.design(samples, seed)),
                0);
    }

    private IndexResult result() {
        return CompositeIndex.compute(subject.descriptor(), subject.panel());
    }

    private static boolean isCertain(IndexResult result) {
        return result.descriptor().factors().isEmpty();
    }

    private Uncertainty uncertainty() {
        return design.map(points -> Uncertainty.of(subject.descriptor(), subject.panel(), points))
                .orElseGet(() -> Uncertainty.of(subject.descriptor(), subject.panel(), replications, seed));
    }
}
