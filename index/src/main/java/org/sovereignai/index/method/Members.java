package org.sovereignai.index.method;

/**
 * The members of one group, ready to be aggregated.
 *
 * @param values {@code values[member][cell]}, cell = year index x units + unit index; missing is NaN
 * @param weights weights of the members, none negative, summing to 1
 * @param units number of units, the length of a year's stretch of cells
 * @param included cells that take part; the others have no bearing on any result
 * @param skipMissing true to score a group on the members present, false to leave it missing when one is
 */
public record Members(double[][] values, double[] weights, int units, boolean[] included, boolean skipMissing) {

    public int size() {
        return values.length;
    }

    public int cells() {
        return included.length;
    }

    Members withValues(double[][] other) {
        return new Members(other, weights, units, included, skipMissing);
    }
}
