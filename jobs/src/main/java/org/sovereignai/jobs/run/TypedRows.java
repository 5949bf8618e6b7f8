package org.sovereignai.jobs.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Ascending$;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NullsFirst$;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.physical.SinglePartition$;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.schemas.TableSchema;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Rows that typed code makes, in one partition and in the order of the key of their table: a data set like any other for who
 * reads on, and for who writes the table the rows themselves, which no plan of Spark needs to convert or sort.
 */
final class TypedRows {

    private TypedRows() {}

    /**
     * The rows as a data set that is known to be sorted.
     *
     * @param rows rows in one partition, with the columns of the table as Spark has them
     */
    static Dataset<Row> of(SparkSession spark, JavaRDD<InternalRow> rows, TableSchema table) {
        StructType type = table.structType();
        List<AttributeReference> columns = CollectionConverters.asJava(DataTypeUtils.toAttributes(type));
        List<Attribute> output = List.copyOf(columns);
        List<SortOrder> order = table.primaryKey().stream()
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

    /** The rows of a data set that {@link #of} made for this table, as long as nothing was done to it. */
    static Optional<JavaRDD<InternalRow>> find(Dataset<Row> rows, TableSchema table) {
        return rows.queryExecution().logical() instanceof LogicalRDD made
                        && made.outputPartitioning().numPartitions() == 1
                        && made.outputOrdering().size() == table.primaryKey().size()
                        && Arrays.equals(rows.columns(), table.fieldNames().toArray(String[]::new))
                ? Optional.of(made.rdd().toJavaRDD())
                : Optional.empty();
    }

    private static <T> Seq<T> sequence(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }
}
