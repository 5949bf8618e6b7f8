package org.sovereignai.index;

import java.util.Arrays;
import org.sovereignai.index.method.Imputation;
import org.sovereignai.index.statistics.Ranks;

/** Applies an imputation to one column; see {@link Imputation} for the rules. */
final class Imputer {

    private final Panel panel;
    private final boolean[] included;
    private final int units;

    /**
     * @param included cells whose values others may be estimated from
     */
    Imputer(Panel panel, boolean[] included) {
        this.panel = panel;
        this.included = included;
        this.units = panel.units().size();
    }

    /** A copy of the column in which missing cells are estimated where the rule allows it. */
    double[] impute(double[] column, Imputation imputation) {
        double[] filled = column.clone();
        String[] groups = imputation.group() == null ? null : panel.attribute(imputation.group());
        for (int cell = 0; cell < column.length; cell++) {
            if (Double.isNaN(column[cell])) {
                filled[cell] = switch (imputation.method()) {
                    case NONE -> Double.NaN;
                    case MEAN, GROUP_MEAN -> mean(peers(column, cell, groups));
                    case MEDIAN, GROUP_MEDIAN -> median(peers(column, cell, groups));
                    case LAST_KNOWN -> lastKnown(column, cell, imputation.maximumGap());
                    case LINEAR -> linear(column, cell, imputation.maximumGap());
                };
            }
        }
        return filled;
    }

    /** Present values of the same year, and of the same group where there are groups, sorted. */
    private double[] peers(double[] column, int cell, String[] groups) {
        int start = cell - cell % units;
        double[] values = new double[units];
        int n = 0;
        for (int other = start; other < start + units; other++) {
            boolean peer = groups == null || groups[cell] != null && groups[cell].equals(groups[other]);
            if (peer && included[other] && !Double.isNaN(column[other])) {
                values[n++] = column[other];
            }
        }
        double[] present = Arrays.copyOf(values, n);
        Arrays.sort(present);
        return present;
    }

    private static double mean(double[] values) {
        return values.length == 0 ? Double.NaN : Arrays.stream(values).sum() / values.length;
    }

    private static double median(double[] sorted) {
        return sorted.length == 0 ? Double.NaN : Ranks.median(sorted);
    }

    private double lastKnown(double[] column, int cell, Integer maximumGap) {
        int known = neighbour(column, cell, -units);
        boolean near = known >= 0 && (maximumGap == null || panel.yearOf(cell) - panel.yearOf(known) <= maximumGap);
        return near ? column[known] : Double.NaN;
    }

    private double linear(double[] column, int cell, Integer maximumGap) {
        int before = neighbour(column, cell, -units);
        int after = neighbour(column, cell, units);
        if (before < 0 || after < 0) {
            return Double.NaN;
        }
        double gap = (double) panel.yearOf(after) - panel.yearOf(before);
        if (maximumGap != null && gap > maximumGap) {
            return Double.NaN;
        }
        double part = (panel.yearOf(cell) - panel.yearOf(before)) / gap;
        return column[before] + part * (column[after] - column[before]);
    }

    /** The nearest present cell of the same unit in steps of years, or -1. */
    private static int neighbour(double[] column, int cell, int step) {
        for (int other = cell + step; other >= 0 && other < column.length; other += step) {
            if (!Double.isNaN(column[other])) {
                return other;
            }
        }
        return -1;
    }
}
