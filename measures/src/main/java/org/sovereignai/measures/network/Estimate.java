package org.sovereignai.measures.network;

import java.io.Serializable;

/**
 * A value and the bounds that hold whatever the uncertain inputs are.
 *
 * @param value the central figure; NaN where it is withheld because too little is known
 * @param low no greater than {@code value}; minus infinity where there is no lower bound
 * @param high no less than {@code value}; infinity where there is no upper bound
 */
public record Estimate(double value, double low, double high) implements Serializable {

    /** No lower bound. */
    public static final double NO_LOW = Double.NEGATIVE_INFINITY;

    /** No upper bound. */
    public static final double NO_HIGH = Double.POSITIVE_INFINITY;

    /** Neither a value nor bounds. */
    public static final Estimate NONE = new Estimate(Double.NaN, NO_LOW, NO_HIGH);

    private static final double ROUNDING = 1e-9;

    public Estimate {
        // Made by the million: what is said of a wrong one is put together only then.
        if (Double.isInfinite(value) || !(low < NO_HIGH && high > NO_LOW)) {
            throw new IllegalArgumentException("Value " + value + " with bounds " + low + " and " + high
                    + ": a value is finite, or NaN where it is withheld; a bound is a number, or infinite where there is"
                    + " none");
        }
        if (!(Double.isNaN(value) ? low <= high : low <= value && value <= high)) {
            throw new IllegalArgumentException(
                    "Value " + value + " must lie between its bounds " + low + " and " + high);
        }
    }

    /** A value without uncertainty. */
    public static Estimate exactly(double value) {
        return new Estimate(value, value, value);
    }

    /** A value of which nothing bounds the uncertainty. */
    public static Estimate unbounded(double value) {
        return new Estimate(value, NO_LOW, NO_HIGH);
    }

    /** Bounds without a value. */
    public static Estimate between(double low, double high) {
        return new Estimate(Double.NaN, low, high);
    }

    /** Bounds that come from another computation than the value and may miss it by rounding, which widens them. */
    public static Estimate ofRounded(double value, double low, double high) {
        double floor = low > value && low - value <= ROUNDING ? value : low;
        double ceiling = high < value && value - high <= ROUNDING ? value : high;
        return new Estimate(value, floor, ceiling);
    }

    /** Whether there is a value. */
    public boolean isKnown() {
        return !Double.isNaN(value);
    }

    /** The part of a whole of this size, 0 or more. */
    public Estimate times(double whole) {
        return times(exactly(whole));
    }

    /** The part, 0 or more, of a whole that has bounds itself, 0 or more. */
    public Estimate times(Estimate whole) {
        return new Estimate(
                value * whole.value,
                low == NO_LOW ? NO_LOW : low * whole.low,
                high == NO_HIGH ? NO_HIGH : high * whole.high);
    }

    /** What it leaves of 1. */
    public Estimate complement() {
        return new Estimate(1 - value, 1 - high, 1 - low);
    }

    /** The bounds alone. */
    public Estimate withheld() {
        return between(low, high);
    }
}
