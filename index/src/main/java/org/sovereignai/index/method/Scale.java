package org.sovereignai.index.method;

import org.sovereignai.index.statistics.Ranks;

/** A fitted normalisation: a function that never decreases, of a value turned so that more is better. */
public sealed interface Scale {

    /** The normalised value; missing (NaN) stays missing. */
    double apply(double value);

    /** {@code base + (value - origin) * slope}, kept within floor and ceiling. */
    record Linear(double origin, double slope, double base, double floor, double ceiling) implements Scale {

        static Linear of(double origin, double slope, double base) {
            return new Linear(origin, slope, base, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }

        @Override
        public double apply(double value) {
            return Math.min(ceiling, Math.max(floor, base + (value - origin) * slope));
        }
    }

    /** {@code best / value} for indicators where less is better and every value is positive. */
    record Inverse(double best, double top) implements Scale {
        @Override
        public double apply(double value) {
            return best / value * top;
        }
    }

    /** {@code (mid-rank - origin) * slope} in a sorted sample; a value outside the sample takes the nearest rank. */
    record Position(double[] sorted, double origin, double slope) implements Scale {
        @Override
        public double apply(double value) {
            if (Double.isNaN(value)) {
                return value;
            }
            double rank = Math.min(sorted.length, Math.max(1, Ranks.position(sorted, value)));
            return (rank - origin) * slope;
        }
    }

    /** Number of cut points below the value, times the width of a band. */
    record Bands(double[] cuts, double width) implements Scale {
        @Override
        public double apply(double value) {
            return Double.isNaN(value) ? value : Ranks.lowerBound(cuts, value) * width;
        }
    }
}
