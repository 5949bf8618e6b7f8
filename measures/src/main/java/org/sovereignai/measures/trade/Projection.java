package org.sovereignai.measures.trade;

import java.util.Arrays;

/**
 * Of all matrices within bounds and with given totals, the one nearest to a prior in Kullback and Leibler's divergence:
 * {@code F = clip(Q a b, low, high)} with a factor a for each row and b for each column, found by turns (iterative
 * proportional fitting with bounds). The optimum is unique.
 */
final class Projection {

    private static final double TOLERANCE = 1e-9;
    private static final int ROUNDS = 400;
    private static final double LEAST_PRIOR = 1e-30;

    private Projection() {}

    /**
     * Columns meet their totals to rounding, rows to a billionth of world trade.
     *
     * @param prior exporters as rows, 0 or more
     * @return exporters as rows
     */
    static double[][] project(TradePanel panel, double[][] prior, PairBounds bounds) {
        int size = panel.size();
        double[][] wanted = new double[size][size];
        for (int exporter = 0; exporter < size; exporter++) {
            for (int importer = 0; importer < size; importer++) {
                wanted[exporter][importer] =
                        bounds.high[exporter][importer] > 0 ? Math.max(prior[exporter][importer], LEAST_PRIOR) : 0;
            }
        }
        double[][] wantedByImporter = transposed(wanted);
        double[][] lowByImporter = transposed(bounds.low);
        double[][] highByImporter = transposed(bounds.high);
        double[] rows = new double[size];
        double[] columns = new double[size];
        Arrays.fill(rows, 1);
        Arrays.fill(columns, 1);
        double[] scaled = new double[size];
        int missed = 0;
        for (int round = 0; round < ROUNDS && missed < size; round++) {
            for (int exporter = 0; exporter < size; exporter++) {
                multiply(wanted[exporter], columns, scaled);
                rows[exporter] = Scaling.factor(
                        scaled, bounds.low[exporter], bounds.high[exporter], panel.exports(exporter), rows[exporter]);
            }
            for (int importer = 0; importer < size; importer++) {
                multiply(wantedByImporter[importer], rows, scaled);
                columns[importer] = Scaling.factor(
                        scaled,
                        lowByImporter[importer],
                        highByImporter[importer],
                        panel.imports(importer),
                        columns[importer]);
            }
            missed = missed(panel, wanted, rows, columns, bounds, missed);
        }
        double[][] values = new double[size][size];
        for (int exporter = 0; exporter < size; exporter++) {
            for (int importer = 0; importer < size; importer++) {
                values[exporter][importer] = value(wanted, rows, columns, bounds, exporter, importer);
            }
        }
        return values;
    }

    /**
     * An exporter whose row misses its total; as many as there are if none does.
     *
     * @param first who is looked at first, the last that missed being the likeliest to miss again
     */
    private static int missed(
            TradePanel panel, double[][] wanted, double[] rows, double[] columns, PairBounds bounds, int first) {
        int size = panel.size();
        for (int place = 0; place < size; place++) {
            int exporter = (first + place) % size;
            double sum = 0;
            for (int importer = 0; importer < size; importer++) {
                sum += value(wanted, rows, columns, bounds, exporter, importer);
            }
            if (Math.abs(sum - panel.exports(exporter)) > TOLERANCE * panel.world()) {
                return exporter;
            }
        }
        return size;
    }

    private static double value(
            double[][] wanted, double[] rows, double[] columns, PairBounds bounds, int exporter, int importer) {
        return Scaling.clip(
                wanted[exporter][importer] * rows[exporter],
                columns[importer],
                bounds.low[exporter][importer],
                bounds.high[exporter][importer]);
    }

    private static void multiply(double[] one, double[] other, double[] product) {
        for (int cell = 0; cell < product.length; cell++) {
            product[cell] = one[cell] * other[cell];
        }
    }

    /** A square matrix with its rows as columns. */
    static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix.length][matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix.length; column++) {
                transposed[column][row] = matrix[row][column];
            }
        }
        return transposed;
    }
}
