package org.sovereignai.jobs.scores;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;

/**
 * Work on the published scores: the rows of a score. An index needs all its values at once and they are few, so that one
 * Spark task reads them and computes the rows of a table; the tables of the index run side by side.
 */
@FunctionalInterface
interface IndexTask extends Function2<String, PublishedIndex, Stream<Row>> {

    /** The rows of all scores, as a plan. */
    static Dataset<Row> plan(Inputs in, StructType type, IndexTask task) {
        return in.table("indicator_value")
                .filter(PublishedIndex.isRead())
                .select(PublishedIndex.columns())
                .coalesce(1)
                .mapPartitions(
                        (MapPartitionsFunction<Row, Row>) values -> {
                            List<Row> all = new ArrayList<>();
                            values.forEachRemaining(all::add);
                            Stream<Row> rows = Stream.empty();
                            for (String score : PublishedIndex.SCORES) {
                                rows = Stream.concat(rows, task.call(score, PublishedIndex.of(score, all)));
                            }
                            return rows.iterator();
                        },
                        Encoders.row(type));
    }
}
