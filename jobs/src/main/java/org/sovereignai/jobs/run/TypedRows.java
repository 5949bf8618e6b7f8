package org.sovereignai.jobs.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.plans.physical.Partitioning;
import org.apache.spark.sql.catalyst.plans.physical.SinglePartition$;
import org.apache.spark.sql.catalyst.plans.physical.UnknownPartitioning;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Function1;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Rows that typed code makes, in the form in which Spark has them. */
public final class TypedRows {

    private static final int DIGITS_OF_MONEY = 18;
    private static final int CENT_PLACES = 2;
    private static final int CENTS = 100;

    /** How near to half a cent an amount must be for its decimal digits to tell to which cent it is rounded. */
    private static final double NEAR = 1e-3;

    private static final double HALF = 0.5;
    private static final double MOST_CENTS = 1e12;

    private TypedRows() {}

    /**
     * A row.
     *
     * @param cells texts, whole numbers, doubles, truth values, days, {@link #money}, bytes, lists of texts, and arrays of
     *     texts, whole numbers or doubles; {@code null} for an empty cell
     * @throws IllegalArgumentException if a cell is none of these
     */
    public static InternalRow row(Object... cells) {
        Object[] internal = new Object[cells.length];
        for (int place = 0; place < cells.length; place++) {
            internal[place] = internal(cells[place]);
        }
        return new GenericInternalRow(internal);
    }

    /** Rows of two makers, as those of one. */
    public static <T> JavaRDD<T> together(JavaRDD<T> some, JavaRDD<T> others) {
        return Stream.of(some, others).reduce(JavaRDD::union).orElseThrow();
    }

    /** Rows in one partition, which is there even where there are none. */
    public static <T> JavaRDD<T> inOnePartition(JavaRDD<T> rows) {
        if (rows.getNumPartitions() > 0) {
            return rows.coalesce(1);
        }
        return JavaSparkContext.fromSparkContext(rows.context()).parallelize(List.of(), 1);
    }

    /** The rows of a data set for typed code, each with memory of its own. */
    static JavaRDD<Row> records(Dataset<Row> rows) {
        StructType type = rows.schema();
        return rows.queryExecution().toRdd().toJavaRDD().map(row -> new SparkRow(row.copy(), type));
    }

    /** Rows of objects in Spark's form. */
    public static Stream<InternalRow> of(Stream<Row> rows, StructType type) {
        Function1<Object, Object> converter = CatalystTypeConverters.createToCatalystConverter(type);
        return rows.map(row -> (InternalRow) converter.apply(row));
    }

    private static Object internal(Object cell) {
        if (cell == null
                || cell instanceof Double
                || cell instanceof Integer
                || cell instanceof Long
                || cell instanceof Boolean
                || cell instanceof byte[]
                || cell instanceof Decimal) {
            return cell;
        }
        if (cell instanceof String text) {
            return UTF8String.fromString(text);
        }
        if (cell instanceof LocalDate day) {
            return Math.toIntExact(day.toEpochDay());
        }
        if (cell instanceof double[] numbers) {
            return UnsafeArrayData.fromPrimitiveArray(numbers);
        }
        if (cell instanceof int[] numbers) {
            return UnsafeArrayData.fromPrimitiveArray(numbers);
        }
        if (cell instanceof String[] texts) {
            return new GenericArrayData(
                    Arrays.stream(texts).map(UTF8String::fromString).toArray());
        }
        if (cell instanceof List<?> texts) {
            return internal(texts.toArray(String[]::new));
        }
        throw new IllegalArgumentException("No column holds values of the type " + cell.getClass());
    }

    /** An amount of money in whole cents as a cell. */
    public static Decimal money(BigDecimal dollars) {
        return Decimal.apply(dollars.movePointRight(CENT_PLACES).longValueExact(), DIGITS_OF_MONEY, CENT_PLACES);
    }

    /** An amount of money as a cell: decimal, rounded to the cent, half a cent up. */
    public static Decimal money(double dollars) {
        double cents = dollars * CENTS;
        boolean isPlain = Math.abs(cents) < MOST_CENTS && Math.abs(cents - Math.floor(cents) - HALF) > NEAR;
        return isPlain
                ? Decimal.apply(Math.round(cents), DIGITS_OF_MONEY, CENT_PLACES)
                : money(BigDecimal.valueOf(dollars).setScale(CENT_PLACES, RoundingMode.HALF_UP));
    }

    /**
     * The rows as a data set like any other.
     *
     * @param rows rows as {@link #row} makes them
     * @param type their columns
     */
    static Dataset<Row> of(SparkSession spark, JavaRDD<InternalRow> rows, StructType type) {
        List<Attribute> output = List.copyOf(CollectionConverters.asJava(DataTypeUtils.toAttributes(type)));
        Partitioning parts = rows.getNumPartitions() == 1
                ? SinglePartition$.MODULE$
                : new UnknownPartitioning(rows.getNumPartitions());
        org.apache.spark.sql.classic.SparkSession session = (org.apache.spark.sql.classic.SparkSession) spark;
        return org.apache.spark.sql.classic.Dataset.ofRows(
                session,
                new LogicalRDD(
                        sequence(output),
                        rows.rdd(),
                        parts,
                        sequence(List.<SortOrder>of()),
                        false,
                        Option.empty(),
                        session,
                        Option.empty(),
                        Option.empty()));
    }

    private static <T> Seq<T> sequence(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }
}
