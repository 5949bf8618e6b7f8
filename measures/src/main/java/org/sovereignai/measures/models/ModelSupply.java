package org.sovereignai.measures.models;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.measures.supply.Units;
import org.sovereignai.schemas.Strand;

/** From whom nations have what their AI models are made of; a model of several nations counts for each. */
public final class ModelSupply {

    /**
     * One kind of chip that a model was trained on.
     *
     * @param model name of the model
     * @param designer nation of who designed and sells it, where known
     * @param manufacturer nation of who makes it, where known
     */
    public record Chip(String model, Optional<String> designer, Optional<String> manufacturer) {}

    private ModelSupply() {}

    /**
     * By the nations of the bases of models, and by origin those of the roots. A base that is no known model, or was not
     * there yet, has no known nation. How much of a base its nations can withdraw follows from its class of openness; of
     * several bases of one nation that is the mean.
     */
    public static Stream<Supply> byBases(Models models, Strand strand) {
        return supplies(models, strand, (model, units) -> {
            if (!models.lineage().of(model).isEmpty()) {
                units.add(1, revocable(model, models)).from(1, models.lineage().rootNations(model));
            }
        });
    }

    /**
     * By the nations of who designed the chips that models were trained on, or who made them. A unit is one kind of chip of
     * one model.
     */
    public static Stream<Supply> byChips(
            Models models, Collection<Chip> chips, Strand strand, Function<Chip, Optional<String>> nation) {
        Map<String, List<Chip>> ofModels = chips.stream().collect(Collectors.groupingBy(Chip::model));
        return supplies(
                models,
                strand,
                (model, units) -> ofModels.getOrDefault(model.name(), List.of())
                        .forEach(
                                chip -> units.add(1, nation.apply(chip).stream().toList())));
    }

    private static SortedMap<String, Estimate> revocable(Model model, Models models) {
        SortedMap<String, List<Estimate>> bases = new TreeMap<>();
        models.lineage().of(model).stream()
                .filter(Lineage.Edge::isResolved)
                .flatMap(edge -> models.named(edge.base()).stream())
                .forEach(base -> base.nations()
                        .forEach(nation -> bases.computeIfAbsent(nation, code -> new ArrayList<>())
                                .add(models.openness().revocable(base.openness()))));
        SortedMap<String, Estimate> means = new TreeMap<>();
        bases.forEach((nation, parts) -> means.put(nation, mean(parts)));
        return means;
    }

    /** The mean of those that are known, within the means of all bounds. */
    private static Estimate mean(List<Estimate> parts) {
        double low = parts.stream().mapToDouble(Estimate::low).average().orElseThrow();
        double high = parts.stream().mapToDouble(Estimate::high).average().orElseThrow();
        List<Estimate> known = parts.stream().filter(Estimate::isKnown).toList();
        return known.isEmpty()
                ? Estimate.between(low, high)
                : Estimate.ofRounded(
                        known.stream().mapToDouble(Estimate::value).average().orElseThrow(), low, high);
    }

    private static Stream<Supply> supplies(Models models, Strand strand, BiConsumer<Model, Units> adding) {
        List<Supply> supplies = new ArrayList<>();
        models.byNationAndYear()
                .forEach((nation, years) -> years.forEach((year, released) -> {
                    Units units = Units.of(Nation.of(nation), strand, year, models.status(year));
                    released.forEach(model -> adding.accept(model, units));
                    supplies.add(units.supply());
                }));
        return supplies.stream().filter(supply -> !supply.suppliers().isEmpty());
    }
}
