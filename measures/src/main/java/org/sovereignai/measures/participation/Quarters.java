package org.sovereignai.measures.participation;

import org.apache.commons.lang3.Validate;

/**
 * Counts of the quarters of one year. A quarter that the source does not show is missing, not zero, and nothing is scaled up
 * for it.
 */
public final class Quarters {

    private static final int IN_A_YEAR = 4;

    private final long[] counts = new long[IN_A_YEAR];
    private final boolean[] isThere = new boolean[IN_A_YEAR];

    /** Adds a count to a quarter, 1 to 4. */
    void add(int quarter, long count) {
        Validate.inclusiveBetween(1, IN_A_YEAR, quarter, "There is no quarter " + quarter);
        counts[quarter - 1] += count;
        isThere[quarter - 1] = true;
    }

    /** Adds what another has. */
    void addAll(Quarters other) {
        for (int quarter = 1; quarter <= IN_A_YEAR; quarter++) {
            if (other.isThere[quarter - 1]) {
                add(quarter, other.counts[quarter - 1]);
            }
        }
    }

    /** The flow of the quarters that are there. */
    public long sum() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /** The stock at the end of the last quarter that is there. */
    public long last() {
        int quarter = IN_A_YEAR - 1;
        while (quarter > 0 && !isThere[quarter]) {
            quarter--;
        }
        return counts[quarter];
    }

    /** The part of the year that is there. */
    public double coverage() {
        int number = 0;
        for (boolean there : isThere) {
            number += there ? 1 : 0;
        }
        return (double) number / IN_A_YEAR;
    }

    /** Whether all quarters are there. */
    public boolean isWhole() {
        return coverage() == 1;
    }
}
