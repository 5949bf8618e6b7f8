package org.sovereignai.index.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;

/**
 * Correlation of two samples over the pairs that are both present (missing is NaN).
 *
 * <p>Empty for fewer than two such pairs and where one side is constant, because no value is right then.
 */
public enum Correlation {
    /** Product-moment correlation. */
    PEARSON {
        @Override
        double of(double[] x, double[] y) {
            return pearson(x, y);
        }
    },
    /** Product-moment correlation of mid-ranks. */
    SPEARMAN {
        @Override
        double of(double[] x, double[] y) {
            return pearson(Ranks.ascending(x), Ranks.ascending(y));
        }
    },
    /** Kendall's tau-b, corrected for ties on either side. */
    KENDALL {
        @Override
        double of(double[] x, double[] y) {
            return new KendallsCorrelation().correlation(x, y);
        }
    };

    abstract double of(double[] x, double[] y);

    /** Correlation of the pairs that are present on both sides. */
    public OptionalDouble between(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("Two samples of " + x.length + " and " + y.length
                    + " values cannot be correlated: give equal lengths.");
        }
        double[] left = new double[x.length];
        double[] right = new double[x.length];
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                left[n] = x[i];
                right[n++] = y[i];
            }
        }
        left = Arrays.copyOf(left, n);
        right = Arrays.copyOf(right, n);
        if (n < 2 || Moments.of(left).deviation() == 0 || Moments.of(right).deviation() == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(of(left, right));
    }

    private static double pearson(double[] x, double[] y) {
        Moments left = Moments.of(x);
        Moments right = Moments.of(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - left.mean()) / left.deviation() * ((y[i] - right.mean()) / right.deviation());
        }
        return Math.max(-1, Math.min(1, sum / (x.length - 1)));
    }
}
