package org.sovereignai.datasets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The codes of a scheme of the {@link Crosswalk} as numbers: economies by their rank among all of the scheme, in the order
 * of their alpha-3 codes, and codes by their place among those of one economy.
 */
final class EconomyCodes {

    /** What a code is that is unknown, or stands for no economy. */
    static final int NONE = -1;

    private static final int PLACE_BITS = 6;

    private final List<String> countryCodes;
    private final Map<String, Integer> byText = new HashMap<>();
    private final long[] words;
    private final int[] codes;

    /** The codes of economies. */
    EconomyCodes(Crosswalk crosswalk, String scheme) {
        this(crosswalk, scheme, false);
    }

    /**
     * The codes of economies.
     *
     * @param withUnnamed whether partners that nobody names are one, too, whatever code they have
     */
    EconomyCodes(Crosswalk crosswalk, String scheme, boolean withUnnamed) {
        TreeSet<String> known = new TreeSet<>(crosswalk.countryCodes(scheme));
        if (withUnnamed) {
            known.add(Crosswalk.UNNAMED);
        }
        this.countryCodes = List.copyOf(known);
        if (countryCodes.size() > FlowKey.LARGEST_RANK) {
            throw new IllegalStateException("The scheme " + scheme + " has more economies than can be told apart");
        }
        int[] seen = new int[countryCodes.size()];
        new TreeMap<>(crosswalk.codes(scheme)).forEach((text, economy) -> {
            boolean isUnnamed = withUnnamed && economy.isUnnamed();
            if (isUnnamed || !economy.isNone()) {
                int rank = countryCodes.indexOf(isUnnamed ? Crosswalk.UNNAMED : economy.countryCode());
                if (seen[rank] == 1 << PLACE_BITS) {
                    throw new IllegalStateException(
                            "The scheme " + scheme + " has too many codes for " + economy.countryCode());
                }
                byText.put(text, rank << PLACE_BITS | seen[rank]++);
            }
        });
        if (withUnnamed) {
            int rank = countryCodes.indexOf(Crosswalk.UNNAMED);
            byText.put(Crosswalk.UNNAMED, rank << PLACE_BITS | seen[rank]);
        }
        int size = Integer.highestOneBit(Math.max(byText.size(), 1)) << 2;
        this.words = new long[size];
        this.codes = new int[size];
        byText.forEach((text, code) -> {
            if (PlainLines.fitsWord(text)) {
                int slot = slot(PlainLines.word(text));
                words[slot] = PlainLines.word(text);
                codes[slot] = code;
            }
        });
    }

    /** Alpha-3 codes by rank. */
    List<String> countryCodes() {
        return new ArrayList<>(countryCodes);
    }

    /** The economy of a code, ISO 3166-1 alpha-3. */
    String countryCode(int code) {
        return countryCodes.get(code >> PLACE_BITS);
    }

    /** The code of a text, with or without its leading zeros, or {@link #NONE}. */
    int find(String text) {
        return byText.getOrDefault(text, byText.getOrDefault(Crosswalk.withoutZeros(text), NONE));
    }

    /** The code of a text of at most eight bytes that {@link PlainLines#word} gives, or {@link #NONE}. */
    int find(long word) {
        int slot = slot(word);
        return word != 0 && words[slot] == word ? codes[slot] : NONE;
    }

    /** Rank of the economy of a code. */
    static int rank(int code) {
        return code >> PLACE_BITS;
    }

    /** Place of a code among those of its economy. */
    static int place(int code) {
        return code & (1 << PLACE_BITS) - 1;
    }

    private int slot(long word) {
        int slot = (int) (word * 0x9E3779B97F4A7C15L >>> 40) & words.length - 1;
        while (words[slot] != 0 && words[slot] != word) {
            slot = slot + 1 & words.length - 1;
        }
        return slot;
    }
}
