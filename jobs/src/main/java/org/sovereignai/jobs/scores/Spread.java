package org.sovereignai.jobs.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.sovereignai.index.RankDistribution;
import org.sovereignai.index.RankTally;
import org.sovereignai.index.SensitivityIndex;
import org.sovereignai.index.SensitivityRun;
import org.sovereignai.index.Uncertainty;
import scala.Tuple2;

/**
 * Computes the analyses of one index over the tasks of a Spark job. An analysis is broadcast once, and what its parts give
 * adds up to the same digits whatever their number and order.
 */
public final class Spread {

    private final JavaSparkContext context;
    private final int slices;

    private Spread(SparkSession spark, int slices) {
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.slices = slices;
    }

    /** A few tasks for every core, so that one slow task costs little. */
    public static Spread over(SparkSession spark) {
        return new Spread(spark, 4 * spark.sparkContext().defaultParallelism());
    }

    static Spread over(SparkSession spark, int slices) {
        return new Spread(spark, slices);
    }

    /** Ranks over all replications; a task keeps one set of counts whatever their number. */
    public RankDistribution run(Uncertainty uncertainty) {
        int size = uncertainty.design().size();
        int parts = Math.min(size, slices);
        Broadcast<Shipment<Uncertainty>> shared = context.broadcast(new Shipment<>(uncertainty));
        context.setJobDescription("index: " + size + " replications");
        try {
            RankTally all = context.parallelize(numbers(parts), parts)
                    .map(part -> shared.value().value().tally(part, parts))
                    .treeReduce(RankTally::plus);
            return uncertainty.distribution(all);
        } finally {
            context.setJobDescription(null);
            shared.destroy();
        }
    }

    /** Indices of every factor; a task holds the ranks of one year. */
    List<SensitivityIndex> run(SensitivityRun run) {
        int parts = Math.min(run.batches(), slices);
        Broadcast<Shipment<SensitivityRun>> shared = context.broadcast(new Shipment<>(run));
        context.setJobDescription("index: sensitivity in " + run.batches() + " batches");
        try {
            return run.report(context
                    .parallelize(numbers(parts), parts)
                    .flatMapToPair(part -> shared.value()
                            .value()
                            .ranks(part, parts)
                            .map(batch -> new Tuple2<>(batch.key(), new Shipment<>(batch)))
                            .iterator())
                    .groupByKey(Math.min(run.keys(), slices))
                    .map(group -> new Shipment<>(shared.value().value().estimate(group._1(), arrived(group._2()))))
                    .collect()
                    .stream()
                    .map(Shipment::value)
                    .toList());
        } finally {
            context.setJobDescription(null);
            shared.destroy();
        }
    }

    private static List<SensitivityRun.Batch> arrived(Iterable<Shipment<SensitivityRun.Batch>> shipments) {
        List<SensitivityRun.Batch> batches = new ArrayList<>();
        shipments.forEach(shipment -> batches.add(shipment.value()));
        return batches;
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
