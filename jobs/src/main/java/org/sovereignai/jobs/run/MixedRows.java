package org.sovereignai.jobs.run;

import java.io.Serializable;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.lang3.stream.Streams;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows of several tables that one task reads in one pass: each table has a reader that adds what a row says to what is known.
 * Immutable.
 *
 * @param <T> what is known
 */
public final class MixedRows<T> {

    /** Makes that of which nothing is known yet. */
    @FunctionalInterface
    public interface Nothing<T> extends Supplier<T>, Serializable {}

    /** Adds what a row says; cells are found by their places in the table as it was handed over. */
    @FunctionalInterface
    public interface Reader<T> extends BiConsumer<T, Row>, Serializable {}

    /** Makes rows, or values, of all that is known. */
    @FunctionalInterface
    public interface Maker<T, R> extends Function<T, Stream<R>>, Serializable {}

    private record Fact<T>(Reader<T> reader, Row row) implements Serializable {}

    private final Nothing<T> nothing;
    private final List<JavaRDD<Fact<T>>> facts;

    private MixedRows(Nothing<T> nothing, List<JavaRDD<Fact<T>>> facts) {
        this.nothing = nothing;
        this.facts = facts;
    }

    /** No rows yet. */
    public static <T> MixedRows<T> into(Nothing<T> nothing) {
        return new MixedRows<>(nothing, List.of());
    }

    /** Adds the rows of a table. */
    public MixedRows<T> and(Dataset<Row> table, Reader<T> reader) {
        return and(TypedRows.records(table), reader);
    }

    /** Adds rows whose memory is used for no other, as {@link Inputs#records} gives them. */
    public MixedRows<T> and(JavaRDD<Row> rows, Reader<T> reader) {
        JavaRDD<Fact<T>> more = rows.map(row -> new Fact<>(reader, row));
        return new MixedRows<>(
                nothing, Stream.concat(facts.stream(), Stream.of(more)).toList());
    }

    /** What a function makes of all rows, which are read in any order, in one task. */
    public <R> JavaRDD<R> rows(Maker<T, R> maker) {
        Nothing<T> unread = nothing;
        return facts.stream()
                .reduce(TypedRows::together)
                .orElseThrow()
                .coalesce(1)
                .mapPartitions(all -> {
                    T known = unread.get();
                    Streams.of(all).forEach(fact -> fact.reader().accept(known, fact.row()));
                    return maker.apply(known).iterator();
                });
    }
}
