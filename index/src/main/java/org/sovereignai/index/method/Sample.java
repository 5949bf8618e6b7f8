package org.sovereignai.index.method;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * What a normalisation is fitted to: the reference values of one indicator, turned so that more is better, and the
 * marks its descriptor sets.
 *
 * <p>An indicator of direction -1 enters with its sign changed, and so do its target, goalposts and reference values:
 * every formula then reads the same for both directions.
 */
public final class Sample {

    /** Reference values by unit and year, treated as the sample is, not turned. */
    public interface Lookup {
        /** The value of a unit; {@code year} null means the year that is being fitted. */
        OptionalDouble value(String unit, Integer year);

        /** Mean over the units present in a year; {@code year} null means the year that is being fitted. */
        OptionalDouble mean(Integer year);
    }

    private final String indicator;
    private final int direction;
    private final double[] sorted;
    private final Double target;
    private final Double low;
    private final Double high;
    private final Lookup lookup;
    private final DoubleUnaryOperator image;

    private Sample(
            String indicator,
            int direction,
            double[] sorted,
            Double target,
            Double low,
            Double high,
            Lookup lookup,
            DoubleUnaryOperator image) {
        this.indicator = indicator;
        this.direction = direction;
        this.sorted = sorted;
        this.target = target;
        this.low = low;
        this.high = high;
        this.lookup = lookup;
        this.image = image;
    }

    /**
     * A sample of natural values.
     *
     * @param indicator code, for messages
     * @param direction 1 when more is better, -1 when less is better
     * @param values present values in any order, at least one
     */
    public static Sample of(String indicator, int direction, double... values) {
        if (values.length == 0) {
            throw new IndexException("Indicator " + indicator
                    + " has no value to be normalised by: leave it out of the hierarchy or choose another reference.");
        }
        double[] sorted = Arrays.stream(values)
                .map(value -> direction * value + 0.0)
                .sorted()
                .toArray();
        return new Sample(indicator, direction, sorted, null, null, null, null, DoubleUnaryOperator.identity());
    }

    /** The same sample with a natural target. */
    public Sample withTarget(Double natural) {
        return new Sample(indicator, direction, sorted, natural, low, high, lookup, image);
    }

    /** The same sample with natural goalposts, the lower first whatever the direction. */
    public Sample withGoalposts(Double lower, Double upper) {
        return new Sample(indicator, direction, sorted, target, lower, upper, lookup, image);
    }

    /** The same sample with access to values of named units and means of years. */
    public Sample withLookup(Lookup values) {
        return new Sample(indicator, direction, sorted, target, low, high, values, image);
    }

    /** The same sample of treated values: natural marks pass through this function to be compared with them. */
    public Sample withImage(DoubleUnaryOperator treatment) {
        return new Sample(indicator, direction, sorted, target, low, high, lookup, treatment);
    }

    public String indicator() {
        return indicator;
    }

    boolean isReversed() {
        return direction < 0;
    }

    double[] sorted() {
        return sorted;
    }

    double minimum() {
        return sorted[0];
    }

    double maximum() {
        return sorted[sorted.length - 1];
    }

    boolean isConstant() {
        return minimum() == maximum();
    }

    double target() {
        return mark(required(target, "a target"));
    }

    boolean hasGoalposts() {
        return low != null && high != null;
    }

    double goalpostLow() {
        return mark(required(direction > 0 ? low : high, "goalposts"));
    }

    double goalpostHigh() {
        return mark(required(direction > 0 ? high : low, "goalposts"));
    }

    /** A natural mark, treated and turned as the values are. */
    double mark(double natural) {
        return direction * image.applyAsDouble(natural);
    }

    double valueOf(String unit, Integer year) {
        return direction
                * found(lookup == null ? OptionalDouble.empty() : lookup.value(unit, year), "unit " + unit, year);
    }

    double meanOf(Integer year) {
        return direction * found(lookup == null ? OptionalDouble.empty() : lookup.mean(year), "any unit", year);
    }

    private double required(Double mark, String name) {
        if (mark == null) {
            throw new IndexException("Indicator " + indicator + " has no " + name.replaceFirst("^a ", "") + ": state "
                    + name + " in its descriptor or choose another normalisation.");
        }
        return mark;
    }

    private double found(OptionalDouble value, String whose, Integer year) {
        return value.orElseThrow(() -> new IndexException("Indicator " + indicator + " has no value of "
                + whose + (year == null ? "" : " in " + year)
                + ", which its normalisation refers to: choose another reference."));
    }
}
