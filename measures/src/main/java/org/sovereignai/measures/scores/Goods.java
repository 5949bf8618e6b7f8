package org.sovereignai.measures.scores;

import java.util.Set;
import java.util.SortedMap;

/**
 * A strand of goods in one year.
 *
 * @param strand id
 * @param headings its headings, by code; what they are worth is added up in dollars
 * @param setAside headings that {@link ScoreId#DEPENDENCE_WITHOUT} leaves out
 * @param neededBy nations that need the goods, those that make what is made with them; empty where every nation does
 */
public record Goods(String strand, SortedMap<String, Heading> headings, Set<String> setAside, Set<String> neededBy) {

    public Goods {
        setAside = Set.copyOf(setAside);
        neededBy = Set.copyOf(neededBy);
    }

    boolean isNeededBy(String nation) {
        return neededBy.isEmpty() || neededBy.contains(nation);
    }

    /** Imports of a nation, current USD. */
    double imports(String nation) {
        return headings.values().stream()
                .mapToDouble(heading -> heading.place(nation).isPresent()
                        ? heading.imports(heading.place(nation).getAsInt())
                        : 0)
                .sum();
    }
}
