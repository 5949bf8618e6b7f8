package org.sovereignai.index;

import java.io.Serializable;
import org.sovereignai.index.method.Curve;
import org.sovereignai.index.method.MissingRule;
import org.sovereignai.index.method.Scale;
import org.sovereignai.index.statistics.Ranks;

/**
 * Treatment and normalisation of one indicator, fitted to its reference values.
 *
 * @param direction 1 or -1
 * @param curves treatment, one for all years or one for each year; null for a year without reference values
 * @param scales normalisation, as {@code curves}
 * @param floor least that a value counts to which the scale was not fitted, such as a bound
 * @param ceiling most that such a value counts
 * @param observed normalised values observed for scored units in all years, sorted
 * @param typical their median
 */
record Fit(
        int direction, Curve[] curves, Scale[] scales, double floor, double ceiling, double[] observed, double typical)
        implements Serializable {

    /** The same fit with the normalised values that were observed, sorted. */
    Fit withObserved(double[] sorted) {
        return new Fit(direction, curves, scales, floor, ceiling, sorted, Ranks.median(sorted));
    }

    Curve curve(int year) {
        return curves[curves.length == 1 ? 0 : year];
    }

    /** The normalised value of a natural one in a year (its index); missing stays missing. */
    double apply(double natural, int year) {
        int at = curves.length == 1 ? 0 : year;
        return curves[at] == null ? Double.NaN : scales[at].apply(direction * curves[at].apply(natural) + 0.0);
    }

    double[] apply(double[] natural, int units) {
        double[] normalised = new double[natural.length];
        for (int cell = 0; cell < natural.length; cell++) {
            normalised[cell] = apply(natural[cell], cell / units);
        }
        return normalised;
    }

    double worst() {
        return observed[0];
    }

    double best() {
        return observed[observed.length - 1];
    }

    /** The normalised value of a natural one that the scale was not fitted to: no further out than its ends. */
    double applyWithinEnds(double natural, int year) {
        return Math.max(floor, Math.min(ceiling, apply(natural, year)));
    }

    /** Normalised value of the worse stated bound of a cell. */
    double lowest(NaturalColumn natural, int cell, int year) {
        return applyWithinEnds(direction > 0 ? natural.low()[cell] : natural.high()[cell], year);
    }

    /** Normalised value of the better stated bound of a cell. */
    double highest(NaturalColumn natural, int cell, int year) {
        return applyWithinEnds(direction > 0 ? natural.high()[cell] : natural.low()[cell], year);
    }

    /** What a missing cell counts as under a rule, within its stated bounds; NaN under a rule that replaces none. */
    double standIn(MissingRule rule, NaturalColumn natural, int cell, int year) {
        boolean bounded = natural.hasBounds(cell) && curve(year) != null;
        return switch (rule) {
            case TYPICAL ->
                bounded
                        ? Math.max(lowest(natural, cell, year), Math.min(highest(natural, cell, year), typical))
                        : typical;
            case LOWEST -> bounded ? lowest(natural, cell, year) : worst();
            case AVAILABLE, COMPLETE -> Double.NaN;
        };
    }
}
