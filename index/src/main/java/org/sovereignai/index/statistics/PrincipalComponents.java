package org.sovereignai.index.statistics;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Principal components of the correlation matrix of a set of columns without missing values.
 *
 * <p>An eigenvector is known up to its sign only, and a library returns either. Here the sign is fixed so that the
 * loadings of a component sum to a positive number (when the sum is zero, the first loading that is not zero is
 * positive), so weights taken from loadings are the same on every machine (COINr takes them as they come).
 *
 * @param eigenvalues variances of the components, largest first; they sum to the number of columns that vary
 * @param loadings {@code loadings[k][j]} is the loading of column j on component k, vectors of length 1
 */
public record PrincipalComponents(double[] eigenvalues, double[][] loadings) {

    private static final double NOTHING = 1e-12;

    /**
     * Components of the given columns.
     *
     * @param columns columns of equal length, without missing values
     * @throws IllegalArgumentException for fewer than two rows, or a constant column (it has no correlation)
     */
    public static PrincipalComponents of(double[][] columns) {
        return ofCorrelations(correlations(columns));
    }

    /** Pearson correlations of columns without missing values. */
    public static double[][] correlations(double[][] columns) {
        int k = columns.length;
        double[][] matrix = new double[k][k];
        for (int a = 0; a < k; a++) {
            matrix[a][a] = 1;
            for (int b = 0; b < a; b++) {
                int column = b;
                matrix[a][b] = Correlation.PEARSON
                        .between(columns[a], columns[b])
                        .orElseThrow(() -> new IllegalArgumentException("Column " + (column + 1)
                                + " or a later one is constant or has fewer than two rows: leave it out, it has no"
                                + " correlation."));
                matrix[b][a] = matrix[a][b];
            }
        }
        return matrix;
    }

    private static PrincipalComponents ofCorrelations(double[][] matrix) {
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(matrix, false));
        int k = matrix.length;
        double[][] loadings = new double[k][];
        for (int component = 0; component < k; component++) {
            loadings[component] = withFixedSign(eigen.getEigenvector(component).toArray());
        }
        return new PrincipalComponents(eigen.getRealEigenvalues(), loadings);
    }

    private static double[] withFixedSign(double[] vector) {
        double sum = 0;
        double first = 0;
        for (double value : vector) {
            sum += value;
            if (first == 0 && Math.abs(value) > NOTHING) {
                first = value;
            }
        }
        double sign = Math.abs(sum) > NOTHING ? Math.signum(sum) : Math.signum(first);
        double[] fixed = new double[vector.length];
        for (int j = 0; j < vector.length; j++) {
            fixed[j] = sign * vector[j];
        }
        return fixed;
    }
}
