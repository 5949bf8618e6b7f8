package org.sovereignai.jobs.scores;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.MixedRows;
import org.sovereignai.jobs.supply.GreaterChina;
import org.sovereignai.jobs.tables.FlowRows;
import org.sovereignai.jobs.tables.ModelRows;
import org.sovereignai.jobs.tables.NationRows;
import org.sovereignai.measures.models.Model;
import org.sovereignai.measures.models.Models;
import org.sovereignai.measures.models.Openness;
import org.sovereignai.measures.participation.Population;
import org.sovereignai.measures.scores.Drawn;
import org.sovereignai.measures.scores.WorldYear;

/**
 * The four layers of the world's open source, read from rows of the tables: pushes, collaboration received from abroad, models by
 * their openness, and models elsewhere that descend from a nation's own.
 */
final class WorldRows {

    private static final int QUARTERS = 4;

    private final Set<String> hubs = new HashSet<>();
    private final Set<String> nations = new TreeSet<>();
    private final Population population = new Population();
    private final List<Model> models = new ArrayList<>();
    private final SortedMap<Integer, Flows> pushes = new TreeMap<>();
    private final SortedMap<Integer, Flows> received = new TreeMap<>();
    private final SortedMap<Integer, List<SortedMap<String, Double>>> output = new TreeMap<>();
    private final SortedMap<Integer, List<SortedMap<String, Double>>> descent = new TreeMap<>();

    /** What was counted in the quarters of a year. */
    private static final class Flows {
        private final SortedMap<Integer, SortedMap<String, Double>> quarters = new TreeMap<>();

        void add(String nation, int quarter, long amount) {
            quarters.computeIfAbsent(quarter, q -> new TreeMap<>()).merge(nation, (double) amount, Double::sum);
        }

        Stream<String> nations() {
            return quarters.values().stream().flatMap(amounts -> amounts.keySet().stream());
        }

        boolean isWhole() {
            return quarters.size() == QUARTERS;
        }
    }

    private WorldRows() {}

    /** What all rows say. */
    static MixedRows<WorldRows> of(Inputs in) {
        return MixedRows.into(WorldRows::new)
                .and(NationRows.hubs(in), (world, row) -> world.hubs.add(row.getString(0)))
                .and(NationRows.people(in), (world, row) -> {
                    world.nations.add(row.getString(0));
                    NationRows.addPeople(row, world.population);
                })
                .and(
                        in.records("open_source_activity", "country_code year quarter activity_count metric")
                                .filter(row -> row.getString(4).equals("git_pushes")),
                        (world, row) ->
                                flows(world.pushes, row.getInt(1)).add(row.getString(0), row.getInt(2), row.getLong(3)))
                .and(
                        FlowRows.flows(in).filter(row -> !FlowRows.worker(row).equals(FlowRows.owner(row))),
                        (world, row) -> flows(world.received, FlowRows.year(row))
                                .add(FlowRows.owner(row), FlowRows.quarter(row), FlowRows.count(row)))
                .and(ModelRows.models(in), (world, row) -> world.models.add(ModelRows.model(row)));
    }

    private static Flows flows(SortedMap<Integer, Flows> years, int year) {
        return years.computeIfAbsent(year, y -> new Flows());
    }

    /** Makes the layers of the models, which need all of them. */
    WorldRows withModels(Openness openness) {
        Models all = Models.of(models, openness);
        all.all().filter(model -> model.year().isPresent()).forEach(model -> {
            int year = model.year().getAsInt();
            if (!model.nations().isEmpty()) {
                double weight = all.openness().weight(model.openness());
                SortedMap<String, Double> own = new TreeMap<>();
                model.nations().forEach(nation -> own.put(nation, weight * model.fraction()));
                output.computeIfAbsent(year, y -> new ArrayList<>()).add(own);
                SortedSet<String> roots = all.lineage().rootNations(model);
                SortedMap<String, Double> elsewhere = new TreeMap<>();
                roots.stream()
                        .filter(root -> !model.nations().contains(root))
                        .forEach(root -> elsewhere.put(root, 1.0 / roots.size()));
                if (!elsewhere.isEmpty()) {
                    descent.computeIfAbsent(year, y -> new ArrayList<>()).add(elsewhere);
                }
            }
        });
        return this;
    }

    /** Years of which something is known. */
    SortedSet<Integer> years() {
        SortedSet<Integer> years = new TreeSet<>(pushes.keySet());
        years.addAll(received.keySet());
        years.addAll(output.keySet());
        return years;
    }

    /** Why the year has no score; nothing where it has one. */
    Optional<String> missing(int year) {
        return Stream.of(
                        why("git pushes", pushes.get(year)),
                        why("collaboration", received.get(year)),
                        output.containsKey(year) ? Optional.<String>empty() : Optional.of("no models"),
                        descent.containsKey(year)
                                ? Optional.<String>empty()
                                : Optional.of("no models that descend from those of other nations"))
                .flatMap(Optional::stream)
                .findFirst()
                .map(what -> "year not scored: " + what);
    }

    private static Optional<String> why(String what, Flows flows) {
        if (flows == null) {
            return Optional.of("no " + what);
        }
        return flows.isWhole() ? Optional.empty() : Optional.of("not all quarters of " + what);
    }

    /** Nations of which something is known in a year. */
    SortedSet<String> known(int year) {
        SortedSet<String> known = new TreeSet<>();
        Stream.of(pushes, received)
                .map(flows -> flows.get(year))
                .filter(flows -> flows != null)
                .forEach(flows -> flows.nations().forEach(known::add));
        output.getOrDefault(year, List.of()).forEach(model -> known.addAll(model.keySet()));
        return known;
    }

    /** The lists of models are added to and revised for years. */
    String status(int year) {
        return pushes.containsKey(year) && !pushes.get(year).isWhole() ? "partial" : "provisional";
    }

    /** Whether no later year is scored. */
    boolean isNewest(int year) {
        return years().tailSet(year + 1).stream()
                .noneMatch(later -> missing(later).isEmpty());
    }

    /** Both scores of a year that has them. */
    List<Drawn> scores(int year, int draws, long seed) {
        Map<String, Double> people = new HashMap<>();
        nations.forEach(nation ->
                population.of(nation, year).ifPresent(are -> people.put(nation, (double) are.number())));
        return new WorldYear(
                        year,
                        List.of(
                                WorldYear.Layer.census(
                                        "git_pushes", pushes.get(year).quarters.values()),
                                WorldYear.Layer.census(
                                        "collaboration_received",
                                        received.get(year).quarters.values()),
                                WorldYear.Layer.sample("open_models", output.get(year)),
                                WorldYear.Layer.sample("models_elsewhere", descent.get(year))),
                        people,
                        hubs,
                        draws,
                        seed)
                .scores(GreaterChina.MEMBERS, GreaterChina.CODE);
    }
}
