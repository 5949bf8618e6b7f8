package org.sovereignai.jobs.run;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Ascending$;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.expressions.NullsFirst$;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.physical.SinglePartition$;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Rows that typed code makes, in one partition and in the order of their key: Spark takes them as they are. */
public final class TypedRows {

    private TypedRows() {}

    /**
     * The rows as a data set that is known to be sorted, so that it is not sorted again.
     *
     * @param rows rows in one partition, with the types of {@code type} as Spark has them
     * @param sortedBy names of the columns that they are sorted by
     */
    public static Dataset<Row> of(
            SparkSession spark, JavaRDD<InternalRow> rows, StructType type, List<String> sortedBy) {
        List<AttributeReference> columns = CollectionConverters.asJava(DataTypeUtils.toAttributes(type));
        List<Attribute> output = List.copyOf(columns);
        List<SortOrder> order = sortedBy.stream()
                .map(name -> new SortOrder(
                        columns.get(type.fieldIndex(name)),
                        Ascending$.MODULE$,
                        NullsFirst$.MODULE$,
                        sequence(List.<Expression>of())))
                .toList();
        org.apache.spark.sql.classic.SparkSession session = (org.apache.spark.sql.classic.SparkSession) spark;
        return org.apache.spark.sql.classic.Dataset.ofRows(
                session,
                new LogicalRDD(
                        sequence(output),
                        rows.rdd(),
                        SinglePartition$.MODULE$,
                        sequence(order),
                        false,
                        Option.empty(),
                        session,
                        Option.empty(),
                        Option.empty()));
    }

    /** Whether Spark knows that rows come by these columns, in one partition. */
    static boolean areSorted(Dataset<Row> rows, List<String> columns) {
        SparkPlan plan = rows.queryExecution().executedPlan();
        List<SortOrder> order = CollectionConverters.asJava(plan.outputOrdering());
        return plan.outputPartitioning().numPartitions() == 1
                && order.size() == columns.size()
                && IntStream.range(0, columns.size())
                        .allMatch(i -> order.get(i).child() instanceof NamedExpression column
                                && column.name().equals(columns.get(i))
                                && order.get(i).direction() == Ascending$.MODULE$);
    }

    private static <T> Seq<T> sequence(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }
}
