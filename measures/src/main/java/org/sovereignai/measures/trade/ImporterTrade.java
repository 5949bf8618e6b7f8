package org.sovereignai.measures.trade;

import java.util.List;

/**
 * One area of a matrix, with all who could have sold to it.
 *
 * @param code the area
 * @param exports current USD
 * @param imports current USD
 * @param suppliers whose high is above 0, sorted by code
 */
public record ImporterTrade(String code, double exports, double imports, List<Supplied> suppliers) {

    /**
     * What one supplier sold, in current USD.
     *
     * @param code the supplier
     * @param value between low and high
     * @param low at least
     * @param high at most
     * @param basis what it rests on; estimated means that nobody lists the pair
     */
    public record Supplied(String code, double value, double low, double high, Basis basis) {}

    public ImporterTrade {
        suppliers = List.copyOf(suppliers);
    }
}
