package org.sovereignai.index.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Internal consistency of a set of indicators. */
public final class Reliability {

    private Reliability() {}

    /**
     * Cronbach's alpha, {@code k / (k - 1) (1 - sum of variances / variance of the sum)}, over the rows where every
     * column is present (missing is NaN). Empty for fewer than two columns or complete rows, or a constant sum.
     */
    public static OptionalDouble cronbachAlpha(double[][] columns) {
        int k = columns.length;
        if (k < 2) {
            return OptionalDouble.empty();
        }
        int rows = columns[0].length;
        double[][] complete = new double[k][rows];
        double[] sums = new double[rows];
        int n = 0;
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (int j = 0; j < k; j++) {
                complete[j][n] = columns[j][row];
                sum += columns[j][row];
            }
            if (!Double.isNaN(sum)) {
                sums[n++] = sum;
            }
        }
        double variances = 0;
        for (double[] column : complete) {
            variances += variance(column, n);
        }
        double total = variance(sums, n);
        return total == 0 ? OptionalDouble.empty() : OptionalDouble.of(k / (k - 1.0) * (1 - variances / total));
    }

    private static double variance(double[] values, int n) {
        double deviation = Moments.of(Arrays.copyOf(values, n)).deviation();
        return deviation * deviation;
    }
}
