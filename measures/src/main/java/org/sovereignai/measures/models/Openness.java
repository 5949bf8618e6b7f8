package org.sovereignai.measures.models;

import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.lang3.Validate;
import org.sovereignai.measures.network.Estimate;

/**
 * What a class of openness weighs in a nation's output, and how much of a model of it its owner can withdraw. Classes and
 * their figures are a list of the project's own with a source on each row; a class that is not in it is an error.
 */
public final class Openness implements Serializable {

    /** The class of a model whose accessibility is not known. */
    public static final String UNKNOWN = "L0";

    /** The most that a model can weigh, as one of unknown class might. */
    public static final double HIGHEST_WEIGHT = 1;

    /**
     * One class.
     *
     * @param id {@code L0} to {@code L5}
     * @param weight 0 (closed) to 1 (open)
     * @param revocable part of a model that its owner can withdraw, 0..1; without a value where that is not known
     */
    public record OpennessClass(String id, double weight, Estimate revocable) implements Serializable {}

    private final Map<String, OpennessClass> classes = new TreeMap<>();

    private Openness(Collection<OpennessClass> classes) {
        for (OpennessClass one : classes) {
            OpennessClass other = this.classes.put(one.id(), one);
            Validate.isTrue(
                    other == null || other.equals(one),
                    "The class %s of openness stands twice, as %s and %s: give it one weight and one revocable part",
                    one.id(),
                    other,
                    one);
        }
    }

    /** The classes of a list, in which a class may be repeated with the same figures. */
    public static Openness of(Collection<OpennessClass> classes) {
        return new Openness(classes);
    }

    /** @throws IllegalArgumentException if the list has no such class */
    public double weight(String opennessClass) {
        return find(opennessClass).weight();
    }

    /**
     * Part of a model that its owner can withdraw.
     *
     * @throws IllegalArgumentException if the list has no such class
     */
    public Estimate revocable(String opennessClass) {
        return find(opennessClass).revocable();
    }

    private OpennessClass find(String id) {
        OpennessClass found = classes.get(id);
        Validate.isTrue(
                found != null,
                "The class %s of openness is in no list: add it with its weight and its revocable part",
                id);
        return found;
    }
}
