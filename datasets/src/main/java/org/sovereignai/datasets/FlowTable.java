package org.sovereignai.datasets;

import java.util.Arrays;

/**
 * Flows by key, with open addressing: a record costs no object. A table that is full is emptied as a {@link FlowRun}, so that
 * memory does not grow with the file.
 */
final class FlowTable {

    private static final int FEWEST_SLOTS = 1 << 12;
    private static final int MOST_SLOTS = 1 << 22;

    private final int mostSlots;
    private long[] keys = new long[FEWEST_SLOTS];
    private long[] cents = new long[FEWEST_SLOTS];
    private double[] tonnes = new double[FEWEST_SLOTS];
    private int[] records = new int[FEWEST_SLOTS];
    private int size;

    FlowTable() {
        this(MOST_SLOTS);
    }

    /**
     * An empty table.
     *
     * @param mostSlots room, a power of two; half of it is used
     */
    FlowTable(int mostSlots) {
        this.mostSlots = mostSlots;
    }

    /**
     * Adds a flow.
     *
     * @param key not zero
     * @param record number of its record
     * @return number of the earlier record of the same key, which stays as it is; 0 if there is none
     */
    int add(long key, long amount, double weight, int record) {
        int slot = slot(key);
        if (keys[slot] == key) {
            return records[slot];
        }
        if (2 * size >= keys.length) {
            grow();
            slot = slot(key);
        }
        put(slot, key, amount, weight, record);
        return 0;
    }

    /** Whether a flow that is there has this amount. */
    boolean has(long key, long amount) {
        return cents[slot(key)] == amount;
    }

    /** Whether the next flow might need more room than a table may take. */
    boolean isFull() {
        return 2 * size >= mostSlots;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The flows, sorted; the table is empty then. */
    FlowRun drain(String file) {
        long[] sorted = new long[size];
        int n = 0;
        for (long key : keys) {
            if (key != 0) {
                sorted[n++] = key;
            }
        }
        Arrays.sort(sorted);
        long[] amounts = new long[n];
        double[] weights = new double[n];
        int[] numbers = new int[n];
        for (int i = 0; i < n; i++) {
            int slot = slot(sorted[i]);
            amounts[i] = cents[slot];
            weights[i] = tonnes[slot];
            numbers[i] = records[slot];
        }
        Arrays.fill(keys, 0);
        size = 0;
        return new FlowRun(file, sorted, amounts, weights, numbers);
    }

    private void put(int slot, long key, long amount, double weight, int record) {
        keys[slot] = key;
        cents[slot] = amount;
        tonnes[slot] = weight;
        records[slot] = record;
        size++;
    }

    /** The place of a key, or the free one where it belongs. */
    private int slot(long key) {
        // Only the highest bits of the product depend on all bits of the key.
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> Long.numberOfLeadingZeros(keys.length - 1L));
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldCents = cents;
        double[] oldTonnes = tonnes;
        int[] oldRecords = records;
        int slots = 2 * oldKeys.length;
        keys = new long[slots];
        cents = new long[slots];
        tonnes = new double[slots];
        records = new int[slots];
        size = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                put(slot(oldKeys[i]), oldKeys[i], oldCents[i], oldTonnes[i], oldRecords[i]);
            }
        }
    }
}
