package org.sovereignai.measures.participation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Pushes and pull requests across borders in one year: from the nation that works to the nation that owns the repository.
 * What stays within a nation is left out. A pair of nations below the source's threshold is missing, not zero.
 */
public final class Collaboration {

    private final SortedMap<String, SortedMap<String, Quarters>> flows = new TreeMap<>();
    private final SortedMap<String, Ends> ends = new TreeMap<>();
    private final Quarters quarters = new Quarters();

    /** What one nation gives and gets. */
    public static final class Ends {
        private final Quarters outward = new Quarters();
        private final Quarters inward = new Quarters();
        private final Quarters both = new Quarters();
        private final SortedSet<String> partners = new TreeSet<>();

        /** Work on repositories abroad. */
        public long outward() {
            return outward.sum();
        }

        /** Work from abroad on its own repositories. */
        public long inward() {
            return inward.sum();
        }

        /** Whether the source shows both directions. */
        public boolean isTwoWay() {
            return outward.coverage() > 0 && inward.coverage() > 0;
        }

        /** Nations at the other end, in either direction. */
        public SortedSet<String> partners() {
            return partners;
        }

        public Quarters quarters() {
            return both;
        }
    }

    void add(String from, String to, int quarter, long count) {
        if (from.equals(to)) {
            return;
        }
        flows.computeIfAbsent(from, code -> new TreeMap<>())
                .computeIfAbsent(to, code -> new Quarters())
                .add(quarter, count);
        quarters.add(quarter, count);
        Ends giver = ends.computeIfAbsent(from, code -> new Ends());
        giver.outward.add(quarter, count);
        giver.both.add(quarter, count);
        giver.partners.add(to);
        Ends owner = ends.computeIfAbsent(to, code -> new Ends());
        owner.inward.add(quarter, count);
        owner.both.add(quarter, count);
        owner.partners.add(from);
    }

    /** What every nation gives and gets. */
    public Map<String, Ends> ends() {
        return ends;
    }

    /** What every nation gives, by the nation that owns the repositories. */
    SortedMap<String, SortedMap<String, Quarters>> outward() {
        return flows;
    }

    /** All nations, sorted. */
    public List<String> nations() {
        return new ArrayList<>(ends.keySet());
    }

    /** The year's amounts, rows from and columns to the nations in their order. */
    public double[][] amounts() {
        List<String> nations = nations();
        double[][] amounts = new double[nations.size()][nations.size()];
        for (int from = 0; from < amounts.length; from++) {
            Map<String, Quarters> outward = flows.getOrDefault(nations.get(from), new TreeMap<>());
            for (int to = 0; to < amounts.length; to++) {
                Quarters flow = outward.get(nations.get(to));
                amounts[from][to] = flow == null ? 0 : flow.sum();
            }
        }
        return amounts;
    }

    public Quarters quarters() {
        return quarters;
    }
}
