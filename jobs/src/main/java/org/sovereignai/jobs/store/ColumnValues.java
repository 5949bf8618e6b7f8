package org.sovereignai.jobs.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The values of a column in a group of rows, held until the group is written: all as numbers, a text as its place among the
 * different ones. Rows are sorted by these numbers, and the library's writers get one column after the other.
 */
final class ColumnValues {

    private static final ParquetProperties PROPERTIES =
            ParquetProperties.builder().build();
    private static final int FEW = 1 << 10;

    /** Bytes that a text takes in memory beside its own. */
    private static final int BESIDE_A_TEXT = 100;

    private static final int BYTES_OF_AN_ENTRY = Long.BYTES + Byte.BYTES;

    /** Takes a value, which is there, as a number. */
    interface Reader {
        long read(SpecializedGetters values, int place);
    }

    /** The column alone, as a file of it would have it. */
    private final MessageType alone;

    private final ColumnDescriptor column;
    private final PrimitiveTypeName type;
    private final Reader reader;
    private final boolean isList;

    /** What is there of each entry: everything if it is the most that the column can say, else no value. */
    private byte[] levels = new byte[FEW];

    private long[] values = new long[FEW];
    private int entries;

    /** Where the entries of each row begin; for lists only, of other columns every row has one. */
    private int[] begins = new int[0];

    private int rows;

    private final Map<UTF8String, Integer> places = new HashMap<>();
    private final List<UTF8String> texts = new ArrayList<>();
    private UTF8String last;
    private int lastPlace;
    private long textBytes;

    /**
     * @param field what the file says of the column
     * @param reader takes its values; {@code null} for texts
     */
    ColumnValues(Type field, Reader reader) {
        this.alone = new MessageType(field.getName(), field);
        this.column = alone.getColumns().get(0);
        this.type = column.getPrimitiveType().getPrimitiveTypeName();
        this.reader = reader == null ? this::place : reader;
        this.isList = column.getMaxRepetitionLevel() > 0;
    }

    /** Takes what a row says of the column, and tells how much memory that takes. */
    long add(SpecializedGetters row, int place) {
        long before = textBytes;
        int begin = entries;
        if (isList) {
            addList(row, place);
        } else if (row.isNullAt(place)) {
            add(0, 0);
        } else {
            add(1, reader.read(row, place));
        }
        rows++;
        return (long) (entries - begin) * BYTES_OF_AN_ENTRY + textBytes - before;
    }

    private void addList(SpecializedGetters row, int place) {
        if (rows >= begins.length) {
            begins = Arrays.copyOf(begins, Math.max(FEW, 2 * rows));
        }
        begins[rows] = entries;
        ArrayData list = row.isNullAt(place) ? null : row.getArray(place);
        int size = list == null ? 0 : list.numElements();
        int whole = column.getMaxDefinitionLevel();
        if (size == 0) {
            add(list == null ? 0 : 1, 0);
        }
        for (int i = 0; i < size; i++) {
            if (list.isNullAt(i)) {
                add(whole - 1, 0);
            } else {
                add(whole, reader.read(list, i));
            }
        }
    }

    /** Where the entries of a row begin, or those of the one before end. */
    private int begin(int row) {
        return !isList ? row : row == rows ? entries : begins[row];
    }

    private void add(int level, long value) {
        if (entries == values.length) {
            values = Arrays.copyOf(values, 2 * entries);
            levels = Arrays.copyOf(levels, 2 * entries);
        }
        levels[entries] = (byte) level;
        values[entries++] = value;
    }

    private long place(SpecializedGetters row, int place) {
        UTF8String text = row.getUTF8String(place);
        if (!text.equals(last)) {
            Integer known = places.get(text);
            if (known == null) {
                known = texts.size();
                UTF8String own = text.copy();
                places.put(own, known);
                texts.add(own);
                textBytes += BESIDE_A_TEXT + own.numBytes();
            }
            last = texts.get(known);
            lastPlace = known;
        }
        return lastPlace;
    }

    /** Whether two rows say the same; of columns that are no lists. */
    boolean isSame(int one, int other) {
        return levels[one] == levels[other] && values[one] == values[other];
    }

    /** What a row says, for people; of columns that are no lists. */
    String text(int row) {
        if (levels[row] == 0) {
            return "null";
        }
        return type == PrimitiveTypeName.BINARY ? texts.get((int) values[row]).toString() : String.valueOf(values[row]);
    }

    /** The place of every row's value among the different ones in order, what is missing first; of columns that are no lists. */
    int[] ranks() {
        IntToLongFunction value = valuesInOrder();
        long[] different = IntStream.range(0, rows)
                .filter(row -> levels[row] > 0)
                .mapToLong(value)
                .sorted()
                .distinct()
                .toArray();
        return IntStream.range(0, rows)
                .map(row -> levels[row] == 0 ? 0 : 1 + Arrays.binarySearch(different, value.applyAsLong(row)))
                .toArray();
    }

    /** The value of a row as a number that is greater where the value is. */
    private IntToLongFunction valuesInOrder() {
        if (type != PrimitiveTypeName.BINARY) {
            return row -> values[row];
        }
        int[] rank = new int[texts.size()];
        List<UTF8String> sorted = texts.stream().sorted().toList();
        for (int place = 0; place < rank.length; place++) {
            rank[places.get(sorted.get(place))] = place;
        }
        return row -> rank[(int) values[row]];
    }

    /** Puts the rows into another order: the row of each place. */
    void arrange(int[] order) {
        long[] newValues = new long[entries];
        byte[] newLevels = new byte[entries];
        int[] newBegins = new int[begins.length];
        int at = 0;
        for (int place = 0; place < rows; place++) {
            if (isList) {
                newBegins[place] = at;
            }
            int end = begin(order[place] + 1);
            for (int i = begin(order[place]); i < end; i++) {
                newValues[at] = values[i];
                newLevels[at++] = levels[i];
            }
        }
        values = newValues;
        levels = newLevels;
        begins = newBegins;
    }

    /** Hands the values to the library's writer of the column, and forgets them. */
    void writeTo(ColumnChunkPageWriteStore pages) {
        Writer write = writer();
        int whole = column.getMaxDefinitionLevel();
        try (ColumnWriteStore store = PROPERTIES.newColumnWriteStore(alone, pages, pages)) {
            ColumnWriter to = store.getColumnWriter(column);
            for (int row = 0; row < rows; row++) {
                int begin = begin(row);
                int end = begin(row + 1);
                for (int i = begin; i < end; i++) {
                    int repetition = i == begin ? 0 : 1;
                    if (levels[i] == whole) {
                        write.write(to, values[i], repetition, whole);
                    } else {
                        to.writeNull(repetition, levels[i]);
                    }
                }
                store.endRecord();
            }
            store.flush();
        }
        entries = 0;
        rows = 0;
        places.clear();
        texts.clear();
        last = null;
        textBytes = 0;
    }

    private interface Writer {
        void write(ColumnWriter to, long value, int repetition, int level);
    }

    private Writer writer() {
        return switch (type) {
            case BINARY -> {
                Binary[] binaries = texts.stream()
                        .map(text -> Binary.fromConstantByteArray(text.getBytes()))
                        .toArray(Binary[]::new);
                yield (to, value, repetition, level) -> to.write(binaries[(int) value], repetition, level);
            }
            case BOOLEAN -> (to, value, repetition, level) -> to.write(value != 0, repetition, level);
            case INT32 -> (to, value, repetition, level) -> to.write((int) value, repetition, level);
            case DOUBLE ->
                (to, value, repetition, level) -> to.write(Double.longBitsToDouble(value), repetition, level);
            default -> (to, value, repetition, level) -> to.write(value, repetition, level);
        };
    }
}
