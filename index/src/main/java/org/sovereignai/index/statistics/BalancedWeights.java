package org.sovereignai.index.statistics;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * Weights, none negative, under which every weighted column correlates equally with the weighted sum.
 *
 * <p>With {@code v_j = w_j s_j} (weight times standard deviation) the correlation of column j with the sum is
 * {@code (R v)_j / sqrt(v' R v)}. The smallest {@code v' R v} with {@code sum v = 1, v >= 0} has equal
 * {@code (R v)_j} for all columns that carry weight and at least that for the others: a column with weight 0 is
 * represented by the rest already. The problem is convex and the active set method of Wolfe (1976) solves it exactly,
 * so the weights do not depend on a starting point, a step length or a seed.
 */
public final class BalancedWeights {

    /** Correlations are known to about this much; it also keeps the system of two equal columns solvable. */
    private static final double TOLERANCE = 1e-12;

    private final double[][] correlations;
    private final double[] v;
    private final boolean[] active;

    private BalancedWeights(double[][] correlations) {
        this.correlations = correlations;
        this.v = new double[correlations.length];
        this.active = new boolean[correlations.length];
    }

    /**
     * Balanced weights of columns without missing values; they sum to 1.
     *
     * @throws IllegalArgumentException for a constant column, unless it is the only one
     */
    public static double[] of(double[][] columns) {
        if (columns.length == 1) {
            return new double[] {1};
        }
        double[] weights = new BalancedWeights(PrincipalComponents.correlations(columns)).solve();
        for (int j = 0; j < weights.length; j++) {
            weights[j] /= Moments.of(columns[j]).deviation();
        }
        return scaled(weights);
    }

    private double[] solve() {
        v[0] = 1;
        active[0] = true;
        for (int entering = leastCorrelated(); entering >= 0; entering = leastCorrelated()) {
            active[entering] = true;
            while (!stepTowards(balanceOfActive())) {
                // A column has left the active set on the way: aim again.
            }
        }
        return v;
    }

    /** The column outside the active set that correlates less than the set does, or -1 when there is none. */
    private int leastCorrelated() {
        double[] product = new Array2DRowRealMatrix(correlations, false).operate(v);
        double least = new ArrayRealVector(product, false).dotProduct(new ArrayRealVector(v, false)) - 100 * TOLERANCE;
        int column = -1;
        for (int j = 0; j < v.length; j++) {
            if (!active[j] && product[j] < least) {
                least = product[j];
                column = j;
            }
        }
        return column;
    }

    /** Moves to the target, or to the first bound on the way; true when the target was reached. */
    private boolean stepTowards(double[] target) {
        double step = 1;
        for (int j = 0; j < v.length; j++) {
            if (active[j] && target[j] <= 0) {
                step = Math.min(step, v[j] / (v[j] - target[j]));
            }
        }
        for (int j = 0; j < v.length; j++) {
            if (active[j]) {
                v[j] += step * (target[j] - v[j]);
                if (step < 1 && target[j] <= 0 && v[j] <= TOLERANCE) {
                    v[j] = 0;
                    active[j] = false;
                }
            }
        }
        return step == 1;
    }

    /** The point with equal correlations on the active columns, without regard to signs. */
    private double[] balanceOfActive() {
        int[] index = new int[v.length];
        int n = 0;
        for (int j = 0; j < v.length; j++) {
            if (active[j]) {
                index[n++] = j;
            }
        }
        double[][] system = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                system[a][b] = correlations[index[a]][index[b]] + (a == b ? TOLERANCE : 0);
            }
        }
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        double[] solution = new LUDecomposition(new Array2DRowRealMatrix(system, false), 0)
                .getSolver()
                .solve(new ArrayRealVector(ones, false))
                .toArray();
        double[] scaled = scaled(solution);
        double[] target = new double[v.length];
        for (int a = 0; a < n; a++) {
            target[index[a]] = scaled[a];
        }
        return target;
    }

    private static double[] scaled(double[] values) {
        double sum = Arrays.stream(values).sum();
        return Arrays.stream(values).map(value -> value / sum).toArray();
    }
}
