package org.sovereignai.measures.models;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.lang3.Validate;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Status;
import org.sovereignai.measures.supply.Subject;

/** All AI models of the world that the lists have, in the order of their names, with their lineage. */
public final class Models {

    private final List<Model> models;
    private final Openness openness;
    private final Lineage lineage;
    private final OptionalInt newestYear;
    private final Map<String, Model> byName = new HashMap<>();

    private Models(List<Model> models, Openness openness) {
        this.models = models;
        this.openness = openness;
        this.lineage = Lineage.of(models);
        this.newestYear =
                models.stream().flatMapToInt(model -> model.year().stream()).max();
        models.forEach(model -> byName.put(model.name(), model));
    }

    /** The models in any order. */
    public static Models of(Collection<Model> models, Openness openness) {
        List<Model> sorted =
                models.stream().sorted(Comparator.comparing(Model::name)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            Validate.isTrue(
                    !sorted.get(i).name().equals(sorted.get(i - 1).name()),
                    "The model %s stands twice: unite its records before they are counted",
                    sorted.get(i).name());
        }
        return new Models(sorted, openness);
    }

    public Stream<Model> all() {
        return models.stream();
    }

    public Lineage lineage() {
        return lineage;
    }

    public Openness openness() {
        return openness;
    }

    /** The year of the newest model. */
    public OptionalInt newestYear() {
        return newestYear;
    }

    /** What a figure of a nation's models is about. */
    Subject about(String nation, int year) {
        return Subject.of(Nation.of(nation), year, status(year));
    }

    /**
     * How firm a year is. Models of the year before the newest one still come in, because the longest of the lists is older than
     * the others; those of earlier years are added to and revised, so that no year is final.
     */
    Status status(int year) {
        return year >= newestYear().orElseThrow() - 1 ? Status.PARTIAL : Status.PROVISIONAL;
    }

    /** The model of that name, if the lists have it. */
    Optional<Model> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Models with a year, by nation and year; a model of several nations is with each of them. */
    public SortedMap<String, SortedMap<Integer, List<Model>>> byNationAndYear() {
        SortedMap<String, SortedMap<Integer, List<Model>>> nations = new TreeMap<>();
        for (Model model : models) {
            model.year()
                    .ifPresent(year -> model.nations()
                            .forEach(nation -> nations.computeIfAbsent(nation, code -> new TreeMap<>())
                                    .computeIfAbsent(year, y -> new ArrayList<>())
                                    .add(model)));
        }
        return nations;
    }
}
