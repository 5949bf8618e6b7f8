package org.sovereignai.index;

import java.io.Serializable;
import org.sovereignai.index.method.Aggregation;
import org.sovereignai.index.method.IndexException;
import org.sovereignai.index.method.Weighting;

/**
 * A group of indicators or of other groups. A group without a parent is a score of the index.
 *
 * @param code unique code
 * @param name readable name, the code when not given
 * @param parent code of the group above, null for a score
 * @param weight weight within the group above, 0 or more, default 1; weights are relative
 * @param aggregation function of this group alone, null for the function of its level
 * @param weighting source of its members' weights, null for that of the index
 */
public record Group(
        String code, String name, String parent, Double weight, Aggregation aggregation, Weighting weighting)
        implements Serializable {

    public Group {
        if (code == null || code.isBlank()) {
            throw new IndexException("A group has no code: give it one.");
        }
        name = name == null ? code : name;
        weight = weight == null ? 1 : weight;
        requireWeight(code, weight);
    }

    /** A group with weight 1; {@code parent} null for a score. */
    public static Group of(String code, String parent) {
        return new Group(code, null, parent, null, null, null);
    }

    /** The same group with another weight. */
    public Group withWeight(double other) {
        return new Group(code, name, parent, other, aggregation, weighting);
    }

    static void requireWeight(String code, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IndexException("The weight " + weight + " of " + code
                    + " is not 0 or more: to turn an indicator round set its direction to -1, not its weight.");
        }
    }
}
