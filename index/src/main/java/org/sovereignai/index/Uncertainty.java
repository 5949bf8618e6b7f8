package org.sovereignai.index;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.sovereignai.index.method.IndexException;

/**
 * Uncertainty analysis: the index again under the choices and the data that it might have had (OECD/JRC Handbook, step
 * 7; Saisana, Saltelli and Tarantola 2005), as a Spark job over replications.
 *
 * <p>The index is broadcast once, a task keeps one set of counts whatever the number of replications, and counts are
 * integers: the result depends on the design alone, not on the number of partitions or the order in which they end.
 */
public final class Uncertainty {

    private Uncertainty() {}

    /** Replicates an index at points drawn for its factors. */
    public static RankDistribution run(
            SparkSession spark, IndexDescriptor descriptor, Panel panel, int replications, long seed) {
        Replicator replicator = new Replicator(descriptor, panel);
        return run(spark, replicator, Design.sample(replicator.factorNames(), replications, seed), slices(spark));
    }

    /**
     * Replicates an index at the points of a design.
     *
     * @throws IndexException when the design is not for the factors of the index
     */
    public static RankDistribution run(SparkSession spark, IndexDescriptor descriptor, Panel panel, Design design) {
        return run(spark, new Replicator(descriptor, panel), design, slices(spark));
    }

    /** A few tasks for every core, so that one slow task costs little. */
    static int slices(SparkSession spark) {
        return 4 * spark.sparkContext().defaultParallelism();
    }

    static RankDistribution run(SparkSession spark, Replicator replicator, Design design, int wantedSlices) {
        requireFactors(replicator, design);
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcast<Shipment<Replicator>> index = context.broadcast(new Shipment<>(replicator));
        Broadcast<Shipment<Design>> points = context.broadcast(new Shipment<>(design));
        context.setJobDescription("index: " + design.size() + " replications");
        try {
            int slices = Math.min(design.size(), wantedSlices);
            RankTally tally = context.parallelize(
                            IntStream.range(0, slices).boxed().toList(), slices)
                    .map(slice -> tally(index.value().value(), points.value().value(), slice, slices))
                    .treeReduce(RankTally::plus);
            return new RankDistribution(replicator, tally, design);
        } finally {
            context.setJobDescription(null);
            index.destroy();
            points.destroy();
        }
    }

    private static RankTally tally(Replicator replicator, Design design, int slice, int slices) {
        Hierarchy hierarchy = replicator.hierarchy();
        Panel panel = replicator.preparation().panel();
        int scores = hierarchy.roots().length;
        int units = panel.units().size();
        RankTally tally = new RankTally(scores, units, panel.years().size(), hierarchy.leafCount());
        Replicator.Worker worker = replicator.worker();
        for (int r = start(design.size(), slice, slices); r < start(design.size(), slice + 1, slices); r++) {
            double[][] values = worker.scores(design.point(r));
            tally.beginReplication();
            for (int score = 0; score < scores; score++) {
                tally.add(score, IndexResult.ranksByYear(values[score], units), worker.lastEffectiveWeights(score));
            }
        }
        return tally;
    }

    static int start(int size, int slice, int slices) {
        return (int) ((long) size * slice / slices);
    }

    static void requireFactors(Replicator replicator, Design design) {
        List<String> names = replicator.factorNames();
        if (!names.equals(design.factors())) {
            throw new IndexException("The design is for the factors " + design.factors() + ", the index has " + names
                    + ": use a design of this index.");
        }
    }
}
