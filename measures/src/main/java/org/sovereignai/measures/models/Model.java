package org.sovereignai.measures.models;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * One AI model as the lists have it. What they do not say is absent, never a default.
 *
 * @param name its one name
 * @param published day of publication, or null
 * @param nations codes of the nations of its organisations, sorted, each once; none if no nation is known
 * @param openness class of openness, {@code L0} (unknown) to {@code L5}
 * @param weights whether the weights can be had
 * @param trainingCompute operations of training, or null
 * @param parameters number of parameters, or null
 * @param bases names of the models that it was made from, in the order of the list, each once
 */
public record Model(
        String name,
        LocalDate published,
        List<String> nations,
        String openness,
        Weights weights,
        Double trainingCompute,
        Double parameters,
        List<String> bases)
        implements Serializable {

    public Model {
        Objects.requireNonNull(name, "A model has a name");
        nations = List.copyOf(new TreeSet<>(nations));
        bases = bases.stream().distinct().toList();
    }

    /** A model of which nothing else is known; the further facts follow, see {@code from} and its like. */
    public static Model named(String name) {
        return new Model(name, null, List.of(), Openness.UNKNOWN, Weights.UNKNOWN, null, null, List.of());
    }

    public Model on(LocalDate day) {
        return new Model(name, day, nations, openness, weights, trainingCompute, parameters, bases);
    }

    public Model from(String... nationCodes) {
        return new Model(name, published, List.of(nationCodes), openness, weights, trainingCompute, parameters, bases);
    }

    public Model with(Weights ofModel, String opennessClass) {
        return new Model(name, published, nations, opennessClass, ofModel, trainingCompute, parameters, bases);
    }

    public Model trainedWith(double operations) {
        return new Model(name, published, nations, openness, weights, operations, parameters, bases);
    }

    public Model basedOn(String... names) {
        return new Model(name, published, nations, openness, weights, trainingCompute, parameters, List.of(names));
    }

    /** The year of publication. */
    public OptionalInt year() {
        return published == null ? OptionalInt.empty() : OptionalInt.of(published.getYear());
    }

    public Optional<LocalDate> day() {
        return Optional.ofNullable(published);
    }

    /**
     * The part of the model that each of its nations has in fractional counting: all of it over all its nations makes one
     * (Waltman, van Eck, "Field-normalized citation impact indicators and the choice of an appropriate counting method",
     * Journal of Informetrics 9, 2015).
     */
    public double fraction() {
        return 1.0 / nations.size();
    }
}
