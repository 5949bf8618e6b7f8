package org.sovereignai.jobs.run;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The key of a row as bytes whose order, each taken as a number from 0 to 255, is that of the keys as Spark sorts them:
 * column by column, texts by their bytes, and what is missing first. Comparing rows so takes one call.
 */
final class RowKey implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final byte MISSING = 0;
    private static final byte PRESENT = 1;

    /** Stands after a zero within a text, so that its end, two zeros, comes before all that goes on. */
    private static final byte GOES_ON = 1;

    private final int[] places;
    private final DataType[] types;
    private byte[] bytes = new byte[Long.SIZE];
    private int length;

    /**
     * @throws IllegalArgumentException if a column of it is neither text nor a whole number
     */
    RowKey(StructType type, List<String> columns) {
        this.places = columns.stream().mapToInt(type::fieldIndex).toArray();
        this.types = Arrays.stream(places)
                .mapToObj(place -> type.fields()[place].dataType())
                .toArray(DataType[]::new);
        for (DataType kind : types) {
            if (!List.of(DataTypes.StringType, DataTypes.IntegerType, DataTypes.LongType, DataTypes.DateType)
                    .contains(kind)) {
                throw new IllegalArgumentException("No key has columns of the type " + kind.sql());
            }
        }
    }

    int[] places() {
        return places.clone();
    }

    byte[] of(InternalRow row) {
        length = 0;
        for (int i = 0; i < places.length; i++) {
            int place = places[i];
            if (row.isNullAt(place)) {
                add(MISSING);
                continue;
            }
            add(PRESENT);
            if (types[i].equals(DataTypes.StringType)) {
                add(row.getUTF8String(place));
            } else if (types[i].equals(DataTypes.LongType)) {
                add(row.getLong(place) ^ Long.MIN_VALUE, Long.BYTES);
            } else {
                add(row.getInt(place) ^ Integer.MIN_VALUE, Integer.BYTES);
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    /** The values of the key of a row, for people. */
    String text(InternalRow row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < places.length; i++) {
            text.append(i == 0 ? "(" : ", ").append(row.isNullAt(places[i]) ? null : row.get(places[i], types[i]));
        }
        return text.append(')').toString();
    }

    private void add(UTF8String text) {
        int size = text.numBytes();
        for (int i = 0; i < size; i++) {
            byte one = text.getByte(i);
            add(one);
            if (one == 0) {
                add(GOES_ON);
            }
        }
        add((byte) 0);
        add((byte) 0);
    }

    private void add(long number, int size) {
        for (int shift = (size - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            add((byte) (number >>> shift));
        }
    }

    private void add(byte one) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = one;
    }
}
