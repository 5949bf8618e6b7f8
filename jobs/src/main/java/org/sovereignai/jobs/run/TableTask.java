package org.sovereignai.jobs.run;

import java.io.IOException;
import java.io.Serializable;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.catalyst.expressions.XxHash64Function;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.SerializableConfiguration;
import org.sovereignai.jobs.store.RowFile;

/**
 * Checks, sorts, digests and writes the rows of one table, in the one task that has them. It takes rows as Spark has them,
 * neither unpacked nor handed to further plans.
 *
 * @param rules the rules of the columns, in their order
 * @param referred places of columns that other tables refer to
 * @param footer what the footer says beside the columns
 * @param inMemory bytes of rows that are sorted in memory; none where they come sorted
 * @param folder where the file is to be
 */
record TableTask(
        StructType type,
        RowKey key,
        ColumnRule[] rules,
        int[] referred,
        HashMap<String, String> footer,
        long inMemory,
        String folder,
        SerializableConfiguration hadoop)
        implements FlatMapFunction<Iterator<InternalRow>, TableTask.Outcome> {

    /** Bytes of rows that are sorted in memory in any case. */
    private static final long FEW_BYTES = 64L << 20;

    /**
     * Bytes of rows that are sorted in memory: an eighth of it, if every core does so. Of more, Spark sorts, with a disk, for
     * which all of them are computed again.
     */
    private static final long MOST_BYTES_IN_MEMORY = Math.max(
            FEW_BYTES,
            Runtime.getRuntime().maxMemory() / 8 / Runtime.getRuntime().availableProcessors());

    /** What Spark's function of this name begins with. */
    private static final long SEED_OF_XXHASH64 = 42;

    /**
     * What became of the rows.
     *
     * @param file the file that holds them; empty if they are too many to be sorted in memory, and nothing is written
     * @param rows their number
     * @param hashes sum of their hashes, as a number or {@code null} without any row
     * @param repeated number of rows that share their key with another
     * @param firstRepeated the first such key
     * @param broken values that break a rule, by column; of the first column first
     * @param values values of the columns that other tables refer to, where they are few
     */
    record Outcome(
            String file,
            long rows,
            String hashes,
            long repeated,
            String firstRepeated,
            List<Broken> broken,
            HashMap<String, Set<Object>> values)
            implements Serializable {

        /** Whether Spark must sort the rows first. */
        boolean isTooLarge() {
            return file.isEmpty();
        }
    }

    /**
     * Values of a column that must not be published.
     *
     * @param place place of the column
     * @param rows number of rows with such a value
     * @param first the first of them
     */
    record Broken(int place, long rows, String first) implements Serializable {}

    private static final Outcome TOO_LARGE = new Outcome("", 0, "", 0, "", List.of(), new HashMap<>());

    /**
     * For rows in any order.
     *
     * @param key names of the columns of the key
     * @param referred names of columns that other tables refer to
     */
    static TableTask ofAnyOrder(
            StructType type,
            List<String> key,
            List<ColumnRule> rules,
            Set<String> referred,
            Map<String, String> footer,
            Path folder,
            SerializableConfiguration hadoop) {
        return new TableTask(
                type,
                new RowKey(type, key),
                rules.toArray(ColumnRule[]::new),
                referred.stream().mapToInt(type::fieldIndex).toArray(),
                new HashMap<>(footer),
                MOST_BYTES_IN_MEMORY,
                folder.toString(),
                hadoop);
    }

    /** The same for rows that Spark has sorted by their key. */
    TableTask ofSorted() {
        return inMemory(0);
    }

    /** The same, sorting so many bytes of rows in memory. */
    TableTask inMemory(long bytes) {
        return new TableTask(type, key, rules, referred, footer, bytes, folder, hadoop);
    }

    @Override
    public Iterator<Outcome> call(Iterator<InternalRow> rows) throws IOException {
        Path file = new Path(folder, "%s.parquet".formatted(attempt()));
        try (RowFile target = new RowFile(file, type, footer, hadoop.value())) {
            Outcome outcome = write(rows, new Tally(), target)
                    .map(tally -> tally.outcome(file))
                    .orElse(TOO_LARGE);
            if (!outcome.isTooLarge()) {
                target.finish();
            }
            return List.of(outcome).iterator();
        }
    }

    /** Rows that are few are sorted; of many, those that come by their key are written as they come. Nothing if neither is so. */
    private Optional<Tally> write(Iterator<InternalRow> rows, Tally tally, RowFile target) throws IOException {
        if (inMemory > 0) {
            byte[] last = null;
            while (last == null && rows.hasNext()) {
                InternalRow row = rows.next();
                tally.take(row);
                target.write(row);
                if (target.bytes() > inMemory || target.isFull()) {
                    last = key.of(row);
                }
            }
            RowFile.Keys keys = target.sort(key.places());
            if (last != null && !keys.cameInOrder()) {
                return Optional.empty();
            }
            tally.takeKeys(keys, last);
        }
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            if (!tally.takeKey(row)) {
                if (inMemory > 0) {
                    return Optional.empty();
                }
                throw new IllegalStateException("Rows to be written do not come by their key");
            }
            tally.take(row);
            if (target.isFull()) {
                target.writeGroup();
            }
            target.write(row);
        }
        return Optional.of(tally);
    }

    /** Tells the files of two attempts apart. */
    private static String attempt() {
        TaskContext task = TaskContext.get();
        return task == null ? "0" : String.valueOf(task.taskAttemptId());
    }

    /** The xxHash64 of a value on top of that of the values before it, as Spark's function has it. */
    private static long hash(Object value, DataType type, long before) {
        if (value instanceof UTF8String text) {
            return XXH64.hashUnsafeBytes(text.getBaseObject(), text.getBaseOffset(), text.numBytes(), before);
        }
        if (value instanceof Integer number) {
            return XXH64.hashInt(number, before);
        }
        if (value instanceof Long number) {
            return XXH64.hashLong(number, before);
        }
        if (value instanceof Double number) {
            return hash(number.doubleValue(), before);
        }
        if (value instanceof Decimal number && number.precision() <= Decimal.MAX_LONG_DIGITS()) {
            return XXH64.hashLong(number.toUnscaledLong(), before);
        }
        if (value instanceof ArrayData list) {
            DataType element = ((ArrayType) type).elementType();
            long hash = before;
            for (int i = 0; i < list.numElements(); i++) {
                hash = hash(SparkRow.cell(list, i, element), element, hash);
            }
            return hash;
        }
        return value == null ? before : XxHash64Function.hash(value, type, before);
    }

    private static long hash(double number, long before) {
        return XXH64.hashLong(number == 0 ? 0 : Double.doubleToLongBits(number), before);
    }

    /** What is known of the rows so far. */
    private final class Tally {
        private final DataType[] types =
                Arrays.stream(type.fields()).map(StructField::dataType).toArray(DataType[]::new);
        private final long[] broken = new long[types.length];
        private final String[] firstBroken = new String[types.length];
        private final List<Set<Object>> values = new ArrayList<>();
        private final byte[][] firstKeys = new byte[types.length][];
        private long rows;
        /** The sum of the hashes, in two parts, since it does not fit into one number: that of their halves. */
        private long upperHashes;

        private long lowerHashes;
        private long repeated;
        private String firstRepeated = "";
        private byte[] previous;
        private boolean inRepetition;

        Tally() {
            Arrays.stream(referred).forEach(place -> values.add(new HashSet<>()));
        }

        void take(InternalRow row) {
            rows++;
            long hash = SEED_OF_XXHASH64;
            for (int place = 0; place < types.length; place++) {
                boolean breaks;
                if (row.isNullAt(place)) {
                    breaks = rules[place].isBrokenBy(null);
                } else if (types[place] == DataTypes.DoubleType) {
                    double number = row.getDouble(place);
                    hash = hash(number, hash);
                    breaks = rules[place].isBrokenBy(number);
                } else {
                    Object value = SparkRow.cell(row, place, types[place]);
                    hash = hash(value, types[place], hash);
                    breaks = rules[place].isBrokenBy(value);
                }
                if (breaks) {
                    takeBroken(row, place);
                }
            }
            upperHashes += hash >> Integer.SIZE;
            lowerHashes += hash & 0xFFFF_FFFFL;
            for (int i = 0; i < referred.length; i++) {
                Set<Object> seen = values.get(i);
                if (seen.size() <= Pipeline.LARGEST_REFERENCED_TABLE && !row.isNullAt(referred[i])) {
                    Object value = SparkRow.cell(row, referred[i], types[referred[i]]);
                    seen.add(value instanceof UTF8String text ? text.toString() : value);
                }
            }
        }

        private void takeBroken(InternalRow row, int place) {
            broken[place]++;
            byte[] current = key.of(row);
            if (firstKeys[place] == null || Arrays.compareUnsigned(current, firstKeys[place]) < 0) {
                firstKeys[place] = current;
                firstBroken[place] = text(row);
            }
        }

        /** Takes the keys of rows that were sorted; the last of them if others follow. */
        void takeKeys(RowFile.Keys keys, byte[] last) {
            repeated = keys.repeated();
            firstRepeated = keys.firstRepeated();
            previous = last;
            inRepetition = keys.lastRepeats();
        }

        /** Whether a row comes by its key, which is taken. */
        boolean takeKey(InternalRow row) {
            byte[] current = key.of(row);
            int order = previous == null ? -1 : Arrays.compareUnsigned(previous, current);
            if (order == 0) {
                repeated += inRepetition ? 1 : 2;
                if (firstRepeated.isEmpty()) {
                    firstRepeated = key.text(row);
                }
            }
            inRepetition = order == 0;
            previous = current;
            return order <= 0;
        }

        Outcome outcome(Path file) {
            List<Broken> found = new ArrayList<>();
            for (int place = 0; place < types.length; place++) {
                if (broken[place] > 0) {
                    found.add(new Broken(place, broken[place], firstBroken[place]));
                }
            }
            HashMap<String, Set<Object>> few = new HashMap<>();
            for (int i = 0; i < referred.length; i++) {
                if (values.get(i).size() <= Pipeline.LARGEST_REFERENCED_TABLE) {
                    few.put(type.fieldNames()[referred[i]], values.get(i));
                }
            }
            BigInteger hashes =
                    BigInteger.valueOf(upperHashes).shiftLeft(Integer.SIZE).add(BigInteger.valueOf(lowerHashes));
            return new Outcome(
                    file.toString(), rows, rows == 0 ? "null" : hashes.toString(), repeated, firstRepeated, found, few);
        }
    }

    private String text(InternalRow row) {
        return IntStream.range(0, type.size())
                .mapToObj(place -> text(row, place, type.fields()[place].dataType()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String text(SpecializedGetters values, int place, DataType type) {
        Object value = SparkRow.cell(values, place, type);
        if (value instanceof ArrayData list) {
            DataType element = ((ArrayType) type).elementType();
            return IntStream.range(0, list.numElements())
                    .mapToObj(i -> text(list, i, element))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Integer day && type.equals(DataTypes.DateType)
                ? LocalDate.ofEpochDay(day).toString()
                : String.valueOf(value);
    }
}
