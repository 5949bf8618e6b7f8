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
     * @param isResolved whether the base is a known model
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

    private final List<Edge> edges;
    private final SortedMap<String, List<Edge>> byModel = new TreeMap<>();

    private Lineage(List<Edge> edges) {
        this.edges = Collections.unmodifiableList(edges);
        edges.forEach(edge -> byModel.computeIfAbsent(edge.model().name(), name -> new ArrayList<>())
                .add(edge));
    }

    /** The lineage of all models of the world, of which each name is there once. */
    public static Lineage of(Collection<Model> models) {
        Map<String, List<String>> bases = new HashMap<>();
        Map<String, List<String>> nations = new HashMap<>();
        for (Model model : models) {
            bases.put(model.name(), model.bases());
            nations.put(model.name(), model.nations());
        }
        LineageGraph graph = new LineageGraph(bases);
        List<Edge> edges = new ArrayList<>();
        for (Model model : models) {
            for (String base : model.bases()) {
                LineageGraph.Ends ends = graph.endsFrom(base);
                SortedSet<String> codes = new TreeSet<>();
                ends.roots().forEach(root -> codes.addAll(nations.get(root)));
                edges.add(new Edge(
                        model,
                        base,
                        bases.containsKey(base),
                        ends.roots(),
                        List.copyOf(codes),
                        ends.isEndless() ? null : 1 + ends.steps(),
                        ends.unresolved().size()));
            }
        }
        return new Lineage(edges);
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
