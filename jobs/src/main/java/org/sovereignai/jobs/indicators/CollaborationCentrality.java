package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.measures.network.PageRank;

/**
 * How central a nation is among those that work on each other's code: PageRank of the year's graph, whose edges lead from
 * the nation that pushes to the nation that owns the repository, weighted by pushes and pull requests.
 */
public final class CollaborationCentrality implements Step {

    private static final StructType SCORES =
            StructType.fromDDL("country_code STRING, year INT, value DOUBLE, n BIGINT, quarters INT");

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> graphs = in.table("collaboration_flow")
                .filter(col("country_code").notEqual(col("partner_code")))
                .groupBy("year")
                .agg(
                        size(collect_set("quarter")).as("quarters"),
                        collect_list(struct("country_code", "partner_code", "collaboration_count"))
                                .as("flows"));
        Dataset<Row> scores =
                graphs.flatMap((FlatMapFunction<Row, Row>) CollaborationCentrality::scores, Encoders.row(SCORES));
        return Values.of(Values.withHub(scores, in.table("economy"))
                .withColumn("indicator", lit("collaboration_centrality"))
                .withColumn("coverage", try_divide(col("quarters"), lit(DataStatus.QUARTERS)))
                .withColumn("data_status", DataStatus.ofQuarters(col("quarters")))
                .withColumn("note_code", when(col("is_hub"), "hub")));
    }

    private static Iterator<Row> scores(Row graph) {
        AmountMatrix weights = AmountMatrix.square(graph.getList(graph.fieldIndex("flows")));
        List<String> nations = weights.rowNames();
        double[] scores = PageRank.scores(weights.amounts());
        int year = graph.getInt(graph.fieldIndex("year"));
        int quarters = graph.getInt(graph.fieldIndex("quarters"));
        return IntStream.range(0, scores.length)
                .mapToObj(i -> RowFactory.create(nations.get(i), year, scores[i], (long) scores.length, quarters))
                .iterator();
    }
}
