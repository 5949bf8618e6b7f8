package org.sovereignai.index.method;

import org.sovereignai.index.statistics.Moments;

/**
 * A fitted outlier treatment: a function that never decreases.
 *
 * @param kind what is done
 * @param low lowest value kept (winsorised), or lowest reference value (logarithm)
 * @param high highest value kept, or highest reference value
 * @param offset the constant inside the logarithm, 0 otherwise
 * @param before moments of the reference values before treatment
 * @param after moments after treatment
 */
public record Curve(Kind kind, double low, double high, double offset, Moments before, Moments after) {

    /** What a treatment does to an indicator. */
    public enum Kind {
        UNCHANGED,
        WINSORISED,
        LOGARITHM,
        MIRRORED_LOGARITHM
    }

    static Curve identity(Moments moments) {
        return new Curve(Kind.UNCHANGED, 0, 0, 0, moments, moments);
    }

    /**
     * The treated value; missing (NaN) stays missing. Beyond the reference values a logarithm goes on along its tangent,
     * so that every value has an image and order is kept.
     */
    public double apply(double value) {
        return switch (kind) {
            case UNCHANGED -> value;
            case WINSORISED -> Math.min(high, Math.max(low, value));
            case LOGARITHM -> logarithm(value - low);
            case MIRRORED_LOGARITHM -> -logarithm(high - value);
        };
    }

    /** The image of a mark such as a target: as {@link #apply}, but never cut by winsorising. */
    public double image(double mark) {
        return kind == Kind.WINSORISED ? mark : apply(mark);
    }

    private double logarithm(double distance) {
        return distance < 0 ? Math.log(offset) + distance / offset : Math.log(distance + offset);
    }
}
