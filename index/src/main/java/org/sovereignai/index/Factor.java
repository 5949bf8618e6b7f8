package org.sovereignai.index;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.sovereignai.index.method.IndexException;

/**
 * Something an index does not know for certain. Every replication gives every factor a point {@code u} in [0, 1), and
 * that point alone decides what the factor does: a factor that needs many random numbers (all weights, all cells) draws
 * them from a stream seeded by {@code u}, so a design of points is all it takes to repeat a run.
 *
 * <p>In a descriptor: {@code {"kind": "choice", "name": "normalisation", "alternatives": [...]}}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Factor.Choice.class, name = "choice"),
    @JsonSubTypes.Type(value = Factor.WeightNoise.class, name = "weight-noise"),
    @JsonSubTypes.Type(value = Factor.RandomWeights.class, name = "random-weights"),
    @JsonSubTypes.Type(value = Factor.Exponent.class, name = "exponent"),
    @JsonSubTypes.Type(value = Factor.Mix.class, name = "mix"),
    @JsonSubTypes.Type(value = Factor.InputError.class, name = "input-error")
})
public sealed interface Factor extends Serializable {

    /** Unique name, the column of the factor in a design: letters, digits, {@code _}, {@code -} and {@code .}. */
    String name();

    /** One of several alternatives, each as likely as the others. What two factors both state, the later one decides. */
    record Choice(String name, List<Alternative> alternatives) implements Factor {
        public Choice {
            requireName(name);
            if (alternatives == null || alternatives.size() < 2) {
                throw new IndexException(
                        "Factor " + name + " has fewer than two alternatives: give two or leave it out.");
            }
            alternatives = List.copyOf(alternatives);
        }

        /** The same choice for an index that has lost some indicators. */
        Choice without(Set<String> indicators) {
            return new Choice(
                    name,
                    alternatives.stream()
                            .map(alternative -> alternative.without(indicators))
                            .toList());
        }

        Alternative at(double u) {
            return alternatives.get((int) (u * alternatives.size()));
        }
    }

    /**
     * Every weight of a level multiplied by a number drawn evenly from {@code 1 - spread} to {@code 1 + spread}.
     *
     * @param level level of the members whose weights vary (1 = indicators); null for all levels
     */
    record WeightNoise(
            String name,
            Integer level,
            @JsonProperty(required = true) double spread) implements Factor {
        public WeightNoise {
            requireName(name);
            if (!(spread > 0 && spread <= 1)) {
                throw new IndexException(
                        "Factor " + name + " has spread " + spread + ": give one above 0 and up to 1.");
            }
        }
    }

    /**
     * Weights of which nothing is known but that they are not negative and sum to 1, drawn evenly from all such vectors
     * within every group: the weight space of stochastic multicriteria acceptability analysis (SMAA, Lahdelma, Hokkanen
     * and Salminen 1998).
     *
     * @param level level of the members whose weights vary (1 = indicators); null for all levels
     */
    record RandomWeights(String name, Integer level) implements Factor {
        public RandomWeights {
            requireName(name);
        }
    }

    /**
     * Groups of a level aggregated with a power mean whose exponent lies evenly between low and high.
     *
     * @param level level of the groups (2 = groups of indicators); null for all levels
     */
    record Exponent(
            String name,
            Integer level,
            @JsonProperty(required = true) double low,
            @JsonProperty(required = true) double high)
            implements Factor {
        public Exponent {
            requireName(name);
            if (!(low < high && low >= -100 && high <= 100)) {
                throw new IndexException("Factor " + name + " has exponents " + low + " to " + high
                        + ": give two between -100 and 100, the lower first.");
            }
        }

        double at(double u) {
            return low + u * (high - low);
        }
    }

    /**
     * An indicator that lies evenly between two columns of the data: exact for a parameter that the indicator is linear
     * in, given the columns for its two ends. It takes the place of the indicator's column, stated bounds included.
     */
    record Mix(String name, String indicator, String from, String to) implements Factor {
        public Mix {
            requireName(name);
            if (indicator == null || from == null || to == null) {
                throw new IndexException(
                        "Factor " + name + " lacks an indicator or a column: give \"indicator\", \"from\" and \"to\".");
            }
        }
    }

    /**
     * Error of the data: a cell with bounds is drawn between them so that its value is the median (evenly on either
     * side of it; evenly over all where it has no value), and a missing cell without bounds is drawn from the
     * normalised reference values of its indicator.
     *
     * @param boundsOnly true to draw cells with bounds alone and to leave the others that are missing to the missing
     *     rule: where a value is missing because it is too small to be listed; default false
     */
    record InputError(String name, Boolean boundsOnly) implements Factor {
        public InputError {
            requireName(name);
            boundsOnly = boundsOnly != null && boundsOnly;
        }

        /** An error of every cell that is uncertain or missing. */
        public InputError(String name) {
            this(name, false);
        }
    }

    private static void requireName(String name) {
        if (name == null || !name.matches("[A-Za-z0-9_.-]+")) {
            throw new IndexException("The name " + name
                    + " of a factor cannot head a column: use letters, digits, \"_\", \"-\" and \".\".");
        }
    }
}
