package org.sovereignai.measures.network;

/**
 * What is left of a whole for those who are too small to be named: the sum of their parts. All parts make up the whole, so that the
 * rest is no more than what is not certain to be of those with a name, which is less than the sum of its own upper bounds.
 */
public final class Remainder {

    private final double whole;
    private double named;
    private double value;
    private double low;
    private double high;

    /**
     * Nothing yet.
     *
     * @param whole what all parts make up, in their unit
     */
    public Remainder(double whole) {
        this.whole = whole;
    }

    /** A part that has a name. */
    public void name(Estimate part) {
        named += part.low();
    }

    /** A part that has none. */
    public void add(Estimate part) {
        value += part.value();
        low += part.low();
        high += part.high();
    }

    /** Whether there may be anything without a name. */
    public boolean isThere() {
        return high > 0;
    }

    /** All that has no name. */
    public Estimate estimate() {
        double sum = Math.min(whole, value);
        return new Estimate(sum, Math.min(low, sum), Math.max(sum, Math.min(whole, Math.min(high, whole - named))));
    }
}
