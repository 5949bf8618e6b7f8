package org.sovereignai.jobs.run;

import java.io.Serializable;
import java.util.Iterator;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.lang3.stream.Streams;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Rows of several tables, each told by its kind, so that one function sees all of them in one pass. Immutable. */
public final class MixedRows {

    /** A row of one table. */
    public record Fact(String kind, Row row) implements Serializable {}

    /** Makes rows, or values, of all facts. */
    @FunctionalInterface
    public interface Maker<T> extends Function<Iterator<Fact>, Stream<T>>, Serializable {}

    private final JavaRDD<Fact> facts;

    private MixedRows(JavaRDD<Fact> facts) {
        this.facts = facts;
    }

    /**
     * Rows of one kind.
     *
     * @param kind its name
     * @param table where they are
     * @param cells what is taken of them, all if none is named; readers find the cells by their places here
     */
    public static MixedRows of(String kind, Dataset<Row> table, Column... cells) {
        Dataset<Row> taken = cells.length == 0 ? table : table.select(cells);
        StructType type = taken.schema();
        return new MixedRows(taken.queryExecution()
                .toRdd()
                .toJavaRDD()
                .map(row -> new Fact(kind, new SparkRow(row.copy(), type))));
    }

    /**
     * Rows of one kind.
     *
     * @param kind its name
     * @param rows rows whose memory is used for no other, as {@link Inputs#records} gives them
     */
    public static MixedRows of(String kind, JavaRDD<Row> rows) {
        return new MixedRows(rows.map(row -> new Fact(kind, row)));
    }

    /** Adds rows of another kind, see {@link #of}. */
    public MixedRows and(String kind, Dataset<Row> table, Column... cells) {
        return and(of(kind, table, cells));
    }

    /** Adds rows of another kind, see {@link #of}. */
    public MixedRows and(String kind, JavaRDD<Row> rows) {
        return and(of(kind, rows));
    }

    /** Adds all rows of others. */
    public MixedRows and(MixedRows others) {
        return new MixedRows(TypedRows.together(facts, others.facts));
    }

    /** What a function makes of all rows, which come in any order, in one task. */
    public <T> JavaRDD<T> rows(Maker<T> maker) {
        return facts.coalesce(1).mapPartitions(all -> maker.apply(all).iterator());
    }

    /** Hands every row to a reader, with its kind. */
    public static void read(Iterator<Fact> mixed, BiConsumer<String, Row> reader) {
        Streams.of(mixed).forEach(fact -> reader.accept(fact.kind(), fact.row()));
    }
}
