package org.sovereignai.measures.trade;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.Validate;

/**
 * The largest partners of one area in one heading and year, with their shares of its total.
 *
 * <p>Shares are published in whole basis points, rounded to the nearest, tiny ones raised to 1: an entry of 1 means (0, 1.5]
 * basis points, an entry of b &gt; 1 means b - .5 to b + .5. A list has at most {@value #LONGEST} partners; a shorter one is
 * complete.
 *
 * @param owner area whose total the shares are of
 * @param side whether the partners are its sources or its destinations
 * @param entries partners, the largest first
 */
public record PartnerList(String owner, Side side, List<Entry> entries) {

    /** Partners of a list that may leave others out. */
    public static final int LONGEST = 10;

    /** What the partners are to the owner of the list. */
    public enum Side {
        /** Whom a net importer buys from, in shares of its imports. */
        SOURCES,
        /** Whom a net exporter sells to, in shares of its exports. */
        DESTINATIONS
    }

    /**
     * One partner.
     *
     * @param partner its code
     * @param basisPoints its share of the owner's total, in ten-thousandths
     */
    public record Entry(String partner, int basisPoints) {

        public Entry {
            Validate.isTrue(
                    basisPoints >= 1, "The share of %s must be 1 basis point at least, not %s", partner, basisPoints);
        }
    }

    public PartnerList {
        Validate.isTrue(!entries.isEmpty(), "The list of %s names no partner: leave it out", owner);
        entries = entries.stream()
                .sorted(Comparator.comparingInt(Entry::basisPoints).reversed().thenComparing(Entry::partner))
                .toList();
        Set<String> partners = new HashSet<>();
        for (Entry entry : entries) {
            Validate.isTrue(
                    !entry.partner().equals(owner) && partners.add(entry.partner()),
                    "The list of %s names %s, which must be another area and stand once",
                    owner,
                    entry.partner());
        }
    }

    /** Whether every partner that is not named trades nothing with the owner. */
    public boolean isComplete() {
        return entries.size() < LONGEST;
    }

    /** The largest share that a partner which is not named can have, in ten-thousandths. */
    double unlistedAtMost() {
        return isComplete() ? 0 : entries.get(entries.size() - 1).basisPoints() + 0.5;
    }

    static double atLeast(int basisPoints) {
        return basisPoints > 1 ? basisPoints - 0.5 : 0;
    }

    static double atMost(int basisPoints) {
        return basisPoints + 0.5;
    }
}
