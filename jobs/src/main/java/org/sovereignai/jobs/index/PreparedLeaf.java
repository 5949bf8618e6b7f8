package org.sovereignai.jobs.index;

/**
 * One indicator, ready to be aggregated.
 *
 * @param natural values after denominator and imputation
 * @param imputed cells that were imputed, null when there are none
 * @param fit treatment and normalisation
 * @param normalised normalised values, NaN where missing
 */
record PreparedLeaf(double[] natural, boolean[] imputed, Fit fit, double[] normalised) {

    boolean isObserved(int cell) {
        return !Double.isNaN(normalised[cell]) && (imputed == null || !imputed[cell]);
    }
}
