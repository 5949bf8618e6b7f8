package org.sovereignai.measures.scores;

import java.util.Set;
import java.util.SortedMap;

/**
 * A strand of goods in one year.
 *
 * @param strand id
 * @param headings its headings, by code; what they are worth is added up in dollars
 * @param batteries headings that one of the scores leaves out
 * @param neededBy nations that need the goods, those that make what is made with them; empty where every nation does
 */
public record Goods(String strand, SortedMap<String, Heading> headings, Set<String> batteries, Set<String> neededBy) {

    public Goods {
        batteries = Set.copyOf(batteries);
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
