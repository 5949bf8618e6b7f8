package org.sovereignai.measures.models;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sovereignai.measures.network.LineageGraph;

/**
 * Which model was made from which: one step back, and through that base to the ends of the chain. A root is a known model
 * that names no base: the earliest that is known, not proof of training from scratch.
 */
public final class Lineage {

    /**
     * One base of one model.
     *
     * @param model the model that names the base
     * @param base the base as named
     * @param isResolved whether the base is a known model that was there before
     * @param roots names of the models at the ends of the chains through this base, sorted
     * @param rootNations nations of these roots, sorted
     * @param depth steps from the model to the farthest end, or null where the chains only run in circles
     * @param unresolved number of names at the ends that are no known model
     */
    public record Edge(
            Model model,
            String base,
            boolean isResolved,
            List<String> roots,
            List<String> rootNations,
            Integer depth,
            int unresolved) {}

    /** Models that belong together are announced within days, in any order. */
    private static final int DAYS_OF_GRACE = 7;

    /** Ends the name of a base that had not appeared yet, which makes it one of no known model. */
    private static final String NOT_YET_THERE = " (not yet there)";

    private final List<Edge> edges;
    private final SortedMap<String, List<Edge>> byModel = new TreeMap<>();

    private Lineage(List<Edge> edges) {
        this.edges = Collections.unmodifiableList(edges);
        edges.forEach(edge -> byModel.computeIfAbsent(edge.model().name(), name -> new ArrayList<>())
                .add(edge));
    }

    /**
     * The lineage of all models of the world, of which each name is there once. A base that appeared more than
     * {@value #DAYS_OF_GRACE} days after the model cannot have been its base: which one was is not known.
     */
    public static Lineage of(Collection<Model> models) {
        Map<String, Model> byName = new HashMap<>();
        models.forEach(model -> byName.put(model.name(), model));
        Map<String, List<String>> bases = new HashMap<>();
        Map<String, List<String>> nations = new HashMap<>();
        for (Model model : models) {
            bases.put(
                    model.name(),
                    model.bases().stream()
                            .map(base -> isLater(byName.get(base), model) ? base + NOT_YET_THERE : base)
                            .toList());
            nations.put(model.name(), model.nations());
        }
        LineageGraph graph = new LineageGraph(bases);
        List<Edge> edges = new ArrayList<>();
        for (Model model : models) {
            for (String base : model.bases()) {
                boolean isLater = isLater(byName.get(base), model);
                LineageGraph.Ends ends = graph.endsFrom(isLater ? base + NOT_YET_THERE : base);
                SortedSet<String> codes = new TreeSet<>();
                ends.roots().forEach(root -> codes.addAll(nations.get(root)));
                edges.add(new Edge(
                        model,
                        base,
                        byName.containsKey(base) && !isLater,
                        ends.roots(),
                        List.copyOf(codes),
                        ends.isEndless() ? null : 1 + ends.steps(),
                        ends.unresolved().size()));
            }
        }
        return new Lineage(edges);
    }

    private static boolean isLater(Model base, Model model) {
        return base != null
                && base.published() != null
                && model.published() != null
                && base.published().isAfter(model.published().plusDays(DAYS_OF_GRACE));
    }

    /** All bases of all models. */
    public List<Edge> edges() {
        return edges;
    }

    /** The bases of one model; none for a model that names no base. */
    public List<Edge> of(Model model) {
        return byModel.getOrDefault(model.name(), List.of());
    }

    /** Nations of all roots of one model that are known, sorted. */
    public SortedSet<String> rootNations(Model model) {
        SortedSet<String> codes = new TreeSet<>();
        of(model).forEach(edge -> codes.addAll(edge.rootNations()));
        return codes;
    }
}
