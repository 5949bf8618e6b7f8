package org.sovereignai.jobs.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
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
import scala.Function1;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Rows that typed code makes, in one partition and in the order of the key of their table. */
public final class TypedRows {

    private TypedRows() {}

    /**
     * The rows as a data set like any other, which is known to be sorted.
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

    /** Rows of a small table, in any order, as a {@link TypedStep} gives them. */
    public static JavaRDD<InternalRow> sorted(JavaRDD<Row> rows, TableSchema table) {
        StructType type = table.structType();
        RowKey key = new RowKey(type, table.primaryKey());
        return rows.coalesce(1).mapPartitions(few -> {
            Function1<Object, Object> converter = CatalystTypeConverters.createToCatalystConverter(type);
            List<InternalRow> sorted = new ArrayList<>();
            few.forEachRemaining(row -> sorted.add((InternalRow) converter.apply(row)));
            sorted.sort((one, other) -> Arrays.compareUnsigned(key.of(one), key.of(other)));
            return sorted.iterator();
        });
    }

    private static <T> Seq<T> sequence(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }
}
