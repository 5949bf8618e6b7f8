package org.sovereignai.measures.trade;

/**
 * The factor that brings a row or column to its total within caps: r with {@code sum of clip(q r, low, high) = total}.
 *
 * <p>The sum rises with r and is straight between breakpoints, so that Newton's step is exact once it lands on the right
 * piece; a bracket guards it.
 */
final class Scaling {

    private static final double PRECISION = 1e-14;
    private static final int STEPS = 200;
    private static final int STEPS_OF_NEWTON = 40;

    private Scaling() {}

    /**
     * @param wanted q, 0 or more; where it is 0 the cell stays at its low
     * @param total what the cells shall sum to; out of reach, the nearest end is taken
     * @param start a first guess, above 0
     */
    static double factor(double[] wanted, double[] low, double[] high, double total, double start) {
        double rest = total;
        double lows = 0;
        double highs = 0;
        for (int cell = 0; cell < wanted.length; cell++) {
            if (wanted[cell] > 0) {
                lows += low[cell];
                highs += high[cell];
            } else {
                rest -= low[cell];
            }
        }
        if (rest >= highs) {
            return end(wanted, high, true);
        }
        if (rest <= lows) {
            return end(wanted, low, false);
        }
        return root(wanted, low, high, rest, start > 0 && Double.isFinite(start) ? start : 1);
    }

    /** The cell at the factor. */
    static double clip(double wanted, double factor, double low, double high) {
        double value = wanted * factor;
        return value >= high ? high : value <= low ? low : value;
    }

    private static double root(double[] wanted, double[] low, double[] high, double total, double start) {
        double below = 0;
        double above = Double.POSITIVE_INFINITY;
        double factor = start;
        for (int step = 0; step < STEPS; step++) {
            double sum = 0;
            double slope = 0;
            for (int cell = 0; cell < wanted.length; cell++) {
                double q = wanted[cell];
                if (q > 0) {
                    double value = q * factor;
                    if (value <= low[cell]) {
                        sum += low[cell];
                    } else if (value >= high[cell]) {
                        sum += high[cell];
                    } else {
                        sum += value;
                        slope += q;
                    }
                }
            }
            double missing = total - sum;
            if (Math.abs(missing) <= PRECISION * total) {
                return factor;
            }
            if (missing > 0) {
                below = factor;
            } else {
                above = factor;
            }
            double next = slope > 0 && step < STEPS_OF_NEWTON
                    ? factor + missing / slope
                    : nextBreakpoint(wanted, low, high, factor, missing > 0);
            if (!(next > below && next < above)) {
                next = middle(below, above);
            }
            if (next == factor) {
                return factor;
            }
            factor = next;
        }
        return factor;
    }

    private static double middle(double below, double above) {
        if (Double.isInfinite(above)) {
            return below > 0 ? below * 2 : 1;
        }
        return below > 0 && above / below > 4 ? Math.sqrt(below) * Math.sqrt(above) : (below + above) / 2;
    }

    /** The nearest factor above (or below) at which a cell leaves its low (or high). */
    private static double nextBreakpoint(double[] wanted, double[] low, double[] high, double factor, boolean isUp) {
        double nearest = isUp ? Double.POSITIVE_INFINITY : 0;
        for (int cell = 0; cell < wanted.length; cell++) {
            if (wanted[cell] > 0) {
                double point = (isUp ? low[cell] : high[cell]) / wanted[cell];
                if (isUp && point > factor) {
                    nearest = Math.min(nearest, point);
                } else if (!isUp && point < factor) {
                    nearest = Math.max(nearest, point);
                }
            }
        }
        // A little further, so that a slope is met.
        return isUp ? nearest * (1 + 1e-9) : nearest * (1 - 1e-9);
    }

    private static double end(double[] wanted, double[] bound, boolean isGreatest) {
        double end = Double.NaN;
        for (int cell = 0; cell < wanted.length; cell++) {
            if (wanted[cell] > 0) {
                double factor = bound[cell] / wanted[cell];
                end = Double.isNaN(end) ? factor : isGreatest ? Math.max(end, factor) : Math.min(end, factor);
            }
        }
        return Double.isNaN(end) ? 1 : end;
    }
}
