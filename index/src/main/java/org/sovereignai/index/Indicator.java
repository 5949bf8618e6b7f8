package org.sovereignai.index;

import java.io.Serializable;
import org.sovereignai.index.method.IndexException;
import org.sovereignai.index.method.Normalisation;

/**
 * An indicator of an index: a leaf of its hierarchy.
 *
 * @param code unique code
 * @param name readable name, the code when not given
 * @param parent code of the group it belongs to
 * @param direction 1 when more is better (default), -1 when less is better
 * @param weight weight within its group, 0 or more, default 1; weights are relative
 * @param column column of the data, the code when not given
 * @param denominator column of the data that the value is divided by, null for none
 * @param target value at which the goal is reached, in units after the denominator; null for none
 * @param low lower goalpost, whatever the direction; null for none
 * @param high upper goalpost; null for none
 * @param normalisation method of this indicator alone, null for the method of the index
 */
public record Indicator(
        String code,
        String name,
        String parent,
        Integer direction,
        Double weight,
        String column,
        String denominator,
        Double target,
        Double low,
        Double high,
        Normalisation normalisation)
        implements Serializable {

    public Indicator {
        if (code == null || code.isBlank()) {
            throw new IndexException("An indicator has no code: give it one.");
        }
        if (parent == null || parent.isBlank()) {
            throw new IndexException("Indicator " + code + " has no parent: name the group it belongs to.");
        }
        name = name == null ? code : name;
        column = column == null ? code : column;
        direction = direction == null ? 1 : direction;
        weight = weight == null ? 1 : weight;
        if (Math.abs(direction) != 1) {
            throw new IndexException("Indicator " + code + " has direction " + direction
                    + ": write 1 when more is better and -1 when less is better.");
        }
        Group.requireWeight(code, weight);
        if ((low == null) != (high == null) || low != null && !(low < high)) {
            throw new IndexException(
                    "Indicator " + code + " has goalposts " + low + " and " + high + ": give both, low below high.");
        }
    }

    /** An indicator with the code as column, direction 1 and weight 1. */
    public static Indicator of(String code, String parent) {
        return new Indicator(code, null, parent, null, null, null, null, null, null, null, null);
    }

    /** The same indicator with another direction. */
    public Indicator withDirection(int other) {
        return new Indicator(code, name, parent, other, weight, column, denominator, target, low, high, normalisation);
    }

    /** The same indicator with another weight. */
    public Indicator withWeight(double other) {
        return new Indicator(
                code, name, parent, direction, other, column, denominator, target, low, high, normalisation);
    }
}
