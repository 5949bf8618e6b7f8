package org.sovereignai.measures.network;

import org.apache.commons.lang3.Validate;

/**
 * A value and the bounds that hold whatever the uncertain inputs are.
 *
 * @param value the central figure
 * @param low no greater than {@code value}
 * @param high no less than {@code value}
 */
public record Estimate(double value, double low, double high) {

    private static final double ROUNDING = 1e-9;

    public Estimate {
        Validate.isTrue(
                Double.isFinite(value) && Double.isFinite(low) && Double.isFinite(high),
                "Value %s with bounds %s and %s must be finite: leave out what cannot be computed",
                value,
                low,
                high);
        Validate.isTrue(
                low <= value && value <= high, "Value %s must lie between its bounds %s and %s", value, low, high);
    }

    /** A value without uncertainty. */
    public static Estimate exactly(double value) {
        return new Estimate(value, value, value);
    }

    /** Bounds that come from another computation than the value and may miss it by rounding, which widens them. */
    public static Estimate ofRounded(double value, double low, double high) {
        double floor = low > value && low - value <= ROUNDING ? value : low;
        double ceiling = high < value && value - high <= ROUNDING ? value : high;
        return new Estimate(value, floor, ceiling);
    }
}
