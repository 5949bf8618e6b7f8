package org.sovereignai.jobs.store;

import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

/** The different ones among numbers, in the order of their first appearance, each with its place: a dictionary of Parquet. */
final class DifferentNumbers {

    private static final int FEW = 1 << 10;

    /** Odd, and its bits in no order: products of it differ first in their highest bits. */
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    private long[] different = new long[FEW];
    private int size;
    /** One more than the place of the number that belongs here; 0 for nothing. */
    private int[] table = new int[2 * FEW];

    /** How many of the lowest bits of a product do not say where a number belongs. */
    private int shift = Long.numberOfLeadingZeros(table.length) + 1;

    /** The places of the values that were taken, in their order. */
    private final int[] codes;

    private int taken;

    /**
     * Without numbers yet.
     *
     * @param values how many are taken at most
     */
    DifferentNumbers(int values) {
        codes = new int[values];
    }

    /** The place of a number, which is given one if it is new. */
    int place(long number) {
        int at = home(number);
        while (table[at] != 0) {
            if (different[table[at] - 1] == number) {
                return table[at] - 1;
            }
            at = at + 1 & table.length - 1;
        }
        if (size == different.length) {
            grow();
            return place(number);
        }
        different[size++] = number;
        table[at] = size;
        return size - 1;
    }

    /** Takes a value that is to be written. */
    void take(long number) {
        codes[taken++] = place(number);
    }

    int size() {
        return size;
    }

    /** The number of a place. */
    long get(int place) {
        return different[place];
    }

    /** The numbers by their places, and behind them nothing. */
    long[] all() {
        return different;
    }

    private int home(long number) {
        return (int) (number * SCATTER >>> shift);
    }

    private void grow() {
        long[] before = Arrays.copyOf(different, size);
        different = new long[2 * before.length];
        table = new int[2 * table.length];
        shift--;
        size = 0;
        for (long number : before) {
            place(number);
        }
    }

    private int width() {
        return Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
    }

    /** Whether the different values and the places among them are shorter than the values. */
    boolean pays(long bytesOfDifferent, int values, long bytesOfAll) {
        return bytesOfDifferent + (long) values * width() / Byte.SIZE < bytesOfAll;
    }

    /** The places of some values, after the number of bits of each. */
    BytesInput coded(int begin, int end) throws IOException {
        try (RunLengthBitPackingHybridEncoder encoder = ColumnValues.encoder(width())) {
            for (int i = begin; i < end; i++) {
                encoder.writeInt(codes[i]);
            }
            return BytesInput.concat(BytesInput.from(new byte[] {(byte) width()}), ColumnValues.bytes(encoder));
        }
    }
}
