package org.sovereignai.index.statistics;

import java.util.Arrays;

/** Ranks, medians and quantiles of primitive samples. */
public final class Ranks {

    /** Scores closer than this part of the largest absolute score are one score: sums in another order tie. */
    private static final double TIE = 1e-10;

    private Ranks() {}

    /**
     * Competition ranks from the highest value down: 1 for the highest, ties share the best rank ("1, 2, 2, 4").
     *
     * @param values the values; a missing one (NaN) gets rank 0
     * @param from index of the first value
     * @param to index after the last value
     * @param ranks receives the ranks at the same indices
     * @param scratch work space of at least {@code to - from} values
     */
    public static void descending(double[] values, int from, int to, int[] ranks, double[] scratch) {
        int n = 0;
        double largest = 0;
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(values[i])) {
                // Adding 0 makes one zero of the two, so that the binary search below finds it.
                scratch[n++] = values[i] + 0.0;
                largest = Math.max(largest, Math.abs(values[i]));
            }
        }
        Arrays.sort(scratch, 0, n);
        double tolerance = largest * TIE;
        for (int i = from; i < to; i++) {
            ranks[i] = Double.isNaN(values[i]) ? 0 : 1 + countAbove(scratch, n, values[i] + 0.0, tolerance);
        }
    }

    /** Number of the sorted values that are above {@code value} and do not tie with it through a chain of ties. */
    private static int countAbove(double[] sorted, int n, double value, double tolerance) {
        int at = Arrays.binarySearch(sorted, 0, n, value);
        while (at + 1 < n && sorted[at + 1] - sorted[at] <= tolerance) {
            at++;
        }
        return n - 1 - at;
    }

    /** Mid-ranks from the lowest value up, ties share their mean rank; the values hold no missing one. */
    public static double[] ascending(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            ranks[i] = position(sorted, values[i]);
        }
        return ranks;
    }

    /**
     * Position of {@code value} in a sorted sample: the number of smaller values plus half of (number of equal values
     * + 1). For a member of the sample this is its mid-rank; for another value it lies between its neighbours.
     */
    public static double position(double[] sorted, double value) {
        int below = lowerBound(sorted, value);
        int above = below;
        if (below < sorted.length && sorted[below] == value) {
            above = below + 1 < sorted.length && sorted[below + 1] == value ? upperBound(sorted, value) : below + 1;
        }
        return below + (above - below + 1) / 2.0;
    }

    /** Number of sorted values that are smaller than {@code value}. */
    public static int lowerBound(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Number of sorted values that are not larger than {@code value}. */
    public static int upperBound(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Median of a sorted, non-empty sample. */
    public static double median(double[] sorted) {
        return quantile(sorted, 0.5);
    }

    /** Quantile of a sorted, non-empty sample, linear between order statistics ((n - 1) p, Hyndman and Fan type 7). */
    public static double quantile(double[] sorted, double probability) {
        double at = (sorted.length - 1) * probability;
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
