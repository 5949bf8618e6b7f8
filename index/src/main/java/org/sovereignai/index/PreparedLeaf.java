package org.sovereignai.index;

import org.sovereignai.index.method.MissingRule;

/**
 * One indicator, ready to be aggregated.
 *
 * @param natural values after denominator and imputation, with stated bounds
 * @param imputed cells that were imputed, null when there are none
 * @param fit treatment and normalisation
 * @param normalised normalised values, NaN where missing
 * @param units number of units, the length of a year's stretch of cells
 */
record PreparedLeaf(NaturalColumn natural, boolean[] imputed, Fit fit, double[] normalised, int units) {

    boolean isObserved(int cell) {
        return !Double.isNaN(normalised[cell]) && (imputed == null || !imputed[cell]);
    }

    /** The normalised values with missing ones replaced as the rule says; the same array where it replaces none. */
    double[] fill(MissingRule rule) {
        if (rule == MissingRule.AVAILABLE || rule == MissingRule.COMPLETE) {
            return normalised;
        }
        double[] filled = normalised.clone();
        for (int cell = 0; cell < filled.length; cell++) {
            if (Double.isNaN(filled[cell])) {
                filled[cell] = fit.standIn(rule, natural, cell, cell / units);
            }
        }
        return filled;
    }

    /** The lowest normalised value that a cell may have. */
    double low(int cell) {
        double low = natural.hasBounds(cell)
                ? fit.lowest(natural, cell, cell / units)
                : isObserved(cell) ? normalised[cell] : fit.worst();
        return Double.isNaN(normalised[cell]) ? low : Math.min(low, normalised[cell]);
    }

    /** The highest normalised value that a cell may have. */
    double high(int cell) {
        double high = natural.hasBounds(cell)
                ? fit.highest(natural, cell, cell / units)
                : isObserved(cell) ? normalised[cell] : fit.best();
        return Double.isNaN(normalised[cell]) ? high : Math.max(high, normalised[cell]);
    }
}
