package org.sovereignai.measures.network;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which model was made from which, followed to the ends of all chains. Every model is visited once on the way, so that a
 * circle ends the search instead of the program.
 */
public final class LineageGraph {

    private final Map<String, List<String>> bases;

    /** @param bases every known model with the names of its bases, which need not be known models */
    public LineageGraph(Map<String, List<String>> bases) {
        this.bases = bases;
    }

    /**
     * The ends of the chains that begin at one name.
     *
     * @param roots known models without a base, sorted
     * @param unresolved names that are no known model, sorted
     * @param steps number of steps to the farthest of these ends, each by its shortest way; 0 where the name is an end
     *     itself, and where there is none because the chains only run in circles
     */
    public record Ends(List<String> roots, List<String> unresolved, int steps) {

        /** Whether the chains only run in circles. */
        public boolean isEndless() {
            return roots.isEmpty() && unresolved.isEmpty();
        }
    }

    /** Ends of all chains that begin at the name, which may be the end itself. */
    public Ends endsFrom(String name) {
        Set<String> roots = new TreeSet<>();
        Set<String> unresolved = new TreeSet<>();
        Set<String> seen = new HashSet<>(Set.of(name));
        Deque<String> level = new ArrayDeque<>(List.of(name));
        int farthest = 0;
        for (int steps = 0; !level.isEmpty(); steps++) {
            Deque<String> next = new ArrayDeque<>();
            for (String model : level) {
                List<String> further = bases.get(model);
                if (further == null || further.isEmpty()) {
                    (further == null ? unresolved : roots).add(model);
                    farthest = steps;
                } else {
                    further.stream().filter(seen::add).forEach(next::add);
                }
            }
            level = next;
        }
        return new Ends(List.copyOf(roots), List.copyOf(unresolved), farthest);
    }
}
