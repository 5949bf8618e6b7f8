package org.sovereignai.datasets;

import java.io.Serializable;
import java.util.List;

/**
 * The goods that a reader of trade is asked for.
 *
 * @param rule why a record of other goods is left out, as the accounting of rows shows it
 * @param codes codes of the Harmonized System; a record is wanted when its code begins with one of them
 * @param parts in how many parts flows are brought together, each with all that there is of its products; one where all are
 *     wanted in order
 */
public record Goods(String rule, List<String> codes, int parts) implements Serializable {

    public Goods {
        codes = List.copyOf(codes);
    }

    /** Goods whose flows come together in one part, in order. */
    public Goods(String rule, List<String> codes) {
        this(rule, codes, 1);
    }
}
