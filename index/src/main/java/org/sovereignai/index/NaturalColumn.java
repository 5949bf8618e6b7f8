package org.sovereignai.index;

import java.io.Serializable;

/**
 * An indicator in natural units, after its denominator; missing is NaN.
 *
 * @param values values
 * @param low stated lower bounds, null when the column has none
 * @param high stated upper bounds, null when the column has none
 */
record NaturalColumn(double[] values, double[] low, double[] high) implements Serializable {

    boolean hasBounds() {
        return low != null;
    }

    boolean hasBounds(int cell) {
        return low != null && !Double.isNaN(low[cell]) && !Double.isNaN(high[cell]);
    }

    NaturalColumn withValues(double[] other) {
        return new NaturalColumn(other, low, high);
    }
}
