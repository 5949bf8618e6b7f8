package org.sovereignai.schemas;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Validate;

/**
 * One thing that nations depend on others for, as {@code strands.json} registers it and the table {@code strand} publishes
 * it.
 *
 * @param id value of the columns {@code strand}, snake_case
 * @param title name as a heading
 * @param words name within a sentence
 * @param unit what is counted
 * @param kind where suppliers are read from
 * @param headings four-digit headings of the Harmonized System whose trade makes up the strand; none but for goods. A
 *     heading may be in several strands
 * @param shown further products whose trade is shown beside, and is in no share
 * @param setAside headings that a variant of the scores leaves out, with what they hold in words; some of those of the strand
 * @param nature what becomes of the goods after they were imported
 * @param neededByMakersOf strand of goods whose makers alone need these; empty where every nation does
 * @param homeIsKnown whether a nation's supply of itself is recorded, so that shares are of all supply
 * @param fewest units below which there is no value; 0 where the number of units is an outcome, as with partners of trade
 * @param withdrawable what a supplier can withdraw
 * @param colour group of strands that charts paint alike
 * @param source publishers of the records, for charts
 */
public record Strand(
        String id,
        String title,
        String words,
        String unit,
        Kind kind,
        List<String> headings,
        List<String> shown,
        Map<String, String> setAside,
        Nature nature,
        String neededByMakersOf,
        boolean homeIsKnown,
        int fewest,
        Withdrawable withdrawable,
        String colour,
        String source)
        implements Serializable {

    /** Where suppliers are read from. */
    public enum Kind {
        /** Trade in the headings. */
        GOODS,
        /** Bases of AI models. */
        MODELS,
        /** Chips that AI models were trained on. */
        MODEL_CHIPS,
        /** Computing power in service. */
        COMPUTE,
        /** Collaboration on code. */
        CODE,
        /** Use of AI, which has no supplier for a nation. */
        USE
    }

    /** What becomes of imported goods: it decides whether they can be sold on or be part of what is exported. */
    public enum Nature {
        /** Built into other goods. */
        INTERMEDIATE,
        /** Used for years to make other goods. */
        CAPITAL,
        /** Used up or sold as they are. */
        FINAL,
        /** No goods. */
        NONE
    }

    /** What a supplier or its government can withdraw. */
    public enum Withdrawable {
        /** All new supply. */
        ALL,
        /** What the licence of a model lets its owner end. */
        BY_LICENCE,
        /** Nothing: copies are held for good. */
        NONE
    }

    public Strand {
        Validate.matchesPattern(id, "[a-z][a-z_]*", "Strand '" + id + "' must have a name in snake_case");
        Validate.isTrue(
                StringUtils.isNoneBlank(title, words, unit, colour, source),
                "Strand %s needs a title, words, a unit, a colour and a source",
                id);
        Validate.isTrue(
                (kind == Kind.GOODS) != headings.isEmpty() && (kind == Kind.GOODS) == (nature != Nature.NONE),
                "Strand %s: headings and a nature belong to goods and to nothing else",
                id);
        Validate.isTrue(
                headings.size() > setAside.size() && headings.containsAll(setAside.keySet()) || setAside.isEmpty(),
                "Strand %s: what a variant leaves out is a part of the headings %s, not %s",
                id,
                headings,
                setAside.keySet());
        headings = List.copyOf(headings);
        shown = List.copyOf(shown);
        setAside = Collections.unmodifiableSortedMap(new TreeMap<>(setAside));
    }

    /** Whether suppliers are partners of trade. */
    public boolean isGoods() {
        return kind == Kind.GOODS;
    }

    /** Whether the unit is a model, or a kind of chip of a model. */
    public boolean isOfModels() {
        return kind == Kind.MODELS || kind == Kind.MODEL_CHIPS;
    }

    /** Whether so few units give no value. */
    public boolean isTooFew(long units) {
        return units < fewest;
    }
}
