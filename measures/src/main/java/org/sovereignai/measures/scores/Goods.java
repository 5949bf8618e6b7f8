package org.sovereignai.measures.scores;

import java.util.Locale;
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

    private static final double MILLION = 1e6;

    /** Half of the last digit that is written. */
    private static final double TOO_SMALL_TO_WRITE = 0.05;

    public Goods {
        setAside = Set.copyOf(setAside);
        neededBy = Set.copyOf(neededBy);
    }

    /** An amount of current USD in words; a small one is not written as nothing. */
    public static String words(double dollars) {
        return dollars > 0 && dollars < TOO_SMALL_TO_WRITE * MILLION
                ? "less than 0.1 million USD"
                : String.format(Locale.ROOT, "%.1f million USD", dollars / MILLION);
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
