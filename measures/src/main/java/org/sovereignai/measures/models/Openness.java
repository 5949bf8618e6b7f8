package org.sovereignai.measures.models;

import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.lang3.Validate;

/**
 * What a class of openness weighs in a nation's output. Classes and weights are a list of the project's own with a source
 * on each row; a class that is not in it is an error.
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
     */
    public record OpennessClass(String id, double weight) implements Serializable {}

    private final Map<String, Double> weights = new TreeMap<>();

    private Openness(Collection<OpennessClass> classes) {
        for (OpennessClass one : classes) {
            Double other = weights.put(one.id(), one.weight());
            Validate.isTrue(
                    other == null || other == one.weight(),
                    "The class %s of openness weighs %s and %s: give it one weight",
                    one.id(),
                    other,
                    one.weight());
        }
    }

    /** The classes of a list, in which a class may be repeated with the same weight. */
    public static Openness of(Collection<OpennessClass> classes) {
        return new Openness(classes);
    }

    /** @throws IllegalArgumentException if the list has no such class */
    public double weight(String opennessClass) {
        Double weight = weights.get(opennessClass);
        Validate.isTrue(
                weight != null, "The class %s of openness is in no list: add it with its weight", opennessClass);
        return weight;
    }
}
