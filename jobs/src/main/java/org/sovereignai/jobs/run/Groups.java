package org.sovereignai.jobs.run;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Rows in groups of a key. Each group is handed whole to a function, one after the other in the order of the key, so that a task
 * holds one group at a time. Spark brings the rows of a key together and sorts them; no plan is made of what functions do.
 */
public final class Groups {

    /** Makes rows of the rows of one key. */
    @FunctionalInterface
    public interface Maker extends Serializable {

        /**
         * @param key cells of the key, in its order
         * @param rows the rows of the key, each once
         * @return rows as {@link TypedRows#row} makes them
         */
        Stream<InternalRow> of(Row key, Iterator<Row> rows);
    }

    /** Makes rows of the rows of one key in two tables, of which one may have none. */
    @FunctionalInterface
    public interface MakerOfTwo extends Serializable {

        /** See {@link Maker#of}. */
        Stream<InternalRow> of(Row key, Iterator<Row> rows, Iterator<Row> others);
    }

    /** A function that is made of a few rows. */
    @FunctionalInterface
    public interface KnowingFew<T, F> extends Serializable {

        F of(Iterator<T> few);
    }

    /** Columns and key of the rows: what a task gets, and no data set. */
    private record Layout(StructType type, RowKey key) implements Serializable {
        Cursor cursor(Iterator<InternalRow> rows) {
            return new Cursor(rows, type, key);
        }
    }

    private final JavaRDD<InternalRow> sorted;
    private final Layout layout;

    private Groups(JavaRDD<InternalRow> sorted, Layout layout) {
        this.sorted = sorted;
        this.layout = layout;
    }

    /**
     * @param tasks in how many tasks the groups are made
     * @param key names of columns
     */
    public static Groups of(Dataset<Row> rows, int tasks, String... key) {
        Column[] columns = Arrays.stream(key).map(functions::col).toArray(Column[]::new);
        Dataset<Row> together = tasks == 1 ? rows.coalesce(1) : rows.repartition(tasks, columns);
        JavaRDD<InternalRow> sorted =
                together.sortWithinPartitions(columns).queryExecution().toRdd().toJavaRDD();
        // Where Spark sees that there are no rows, there is no task for them either.
        JavaRDD<InternalRow> inTasks = sorted.getNumPartitions() > 0
                ? sorted
                : JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext())
                        .parallelize(List.of(), tasks);
        return new Groups(inTasks, new Layout(rows.schema(), new RowKey(rows.schema(), List.of(key))));
    }

    /** What a function makes of every group. */
    public JavaRDD<InternalRow> rows(Maker maker) {
        Layout own = layout;
        return sorted.mapPartitions(rows -> made(own.cursor(rows), maker));
    }

    /**
     * What a function makes of every group and the one of the same key in another table.
     *
     * @param others of as many tasks, with a key of columns of the same types
     */
    public JavaRDD<InternalRow> rows(Groups others, MakerOfTwo maker) {
        Layout own = layout;
        Layout theirs = others.layout;
        return sorted.zipPartitions(
                others.sorted, (rows, otherRows) -> made(own.cursor(rows), theirs.cursor(otherRows), maker));
    }

    /**
     * What a function makes of every group that knows a few rows of another table.
     *
     * @param beside rows of which every task reads all, once
     * @param maker the function, of these rows
     */
    public <T> JavaRDD<InternalRow> rows(JavaRDD<T> beside, KnowingFew<T, Maker> maker) {
        Layout own = layout;
        return sorted.zipPartitions(inEveryTask(beside), (rows, few) -> {
            Maker knowing = maker.of(few);
            return made(own.cursor(rows), knowing);
        });
    }

    /** See {@link #rows(Groups, MakerOfTwo)} and {@link #rows(JavaRDD, KnowingFew)}. */
    public <T> JavaRDD<InternalRow> rows(Groups others, JavaRDD<T> beside, KnowingFew<T, MakerOfTwo> maker) {
        Layout own = layout;
        Layout theirs = others.layout;
        JavaRDD<Knowing> knowing = others.sorted.zipPartitions(
                inEveryTask(beside),
                (rows, few) -> List.of(new Knowing(rows, maker.of(few))).iterator());
        return sorted.zipPartitions(knowing, (rows, one) -> {
            Knowing other = one.next();
            return made(own.cursor(rows), theirs.cursor(other.rows()), other.maker());
        });
    }

    /** Rows that a task reads, and what it makes of them. */
    private record Knowing(Iterator<InternalRow> rows, MakerOfTwo maker) {}

    private static Iterator<InternalRow> made(Cursor all, Maker maker) {
        return new Made(all, all, next -> maker.of(all.key(), all.group(next)));
    }

    private static Iterator<InternalRow> made(Cursor one, Cursor two, MakerOfTwo maker) {
        return new Made(
                one, two, next -> maker.of(one.isAt(next) ? one.key() : two.key(), one.group(next), two.group(next)));
    }

    private <T> JavaRDD<T> inEveryTask(JavaRDD<T> few) {
        return Stream.generate(() -> TypedRows.inOnePartition(few))
                .limit(sorted.getNumPartitions())
                .reduce(TypedRows::together)
                .orElseThrow();
    }

    /** Rows that are made as they are asked for. */
    private static final class Made implements Iterator<InternalRow> {
        private final Cursor one;
        private final Cursor two;
        private final Function<byte[], Stream<InternalRow>> ofKey;
        private Iterator<InternalRow> made = Collections.emptyIterator();
        private byte[] current;

        Made(Cursor one, Cursor two, Function<byte[], Stream<InternalRow>> ofKey) {
            this.one = one;
            this.two = two;
            this.ofKey = ofKey;
        }

        @Override
        public boolean hasNext() {
            while (!made.hasNext()) {
                one.leave(current);
                two.leave(current);
                current = one.isBefore(two) ? one.next : two.next;
                if (current == null) {
                    return false;
                }
                made = ofKey.apply(current).iterator();
            }
            return true;
        }

        @Override
        public InternalRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return made.next();
        }
    }

    /** Goes through sorted rows. */
    private static final class Cursor {
        private final Iterator<InternalRow> rows;
        private final StructType type;
        private final RowKey keys;
        private InternalRow row;
        /** Key of the row that comes next; {@code null} where none does. */
        private byte[] next;

        Cursor(Iterator<InternalRow> rows, StructType type, RowKey keys) {
            this.rows = rows;
            this.type = type;
            this.keys = keys;
            advance();
        }

        private void advance() {
            row = rows.hasNext() ? rows.next() : null;
            next = row == null ? null : keys.of(row);
        }

        boolean isAt(byte[] key) {
            return next != null && Arrays.equals(next, key);
        }

        boolean isBefore(Cursor other) {
            return next != null && (other.next == null || Arrays.compareUnsigned(next, other.next) < 0);
        }

        Row key() {
            SparkRow all = new SparkRow(row, type);
            return RowFactory.create(
                    Arrays.stream(keys.places()).mapToObj(all::get).toArray());
        }

        /** Skips what is left of a group. */
        void leave(byte[] key) {
            while (key != null && isAt(key)) {
                advance();
            }
        }

        Iterator<Row> group(byte[] key) {
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return isAt(key);
                }

                @Override
                public Row next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    // Spark uses the memory of a row for the next one.
                    Row taken = new SparkRow(row.copy(), type);
                    advance();
                    return taken;
                }
            };
        }
    }
}
