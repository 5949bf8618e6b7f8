package org.sovereignai.measures.trade;

import java.util.List;

/**
 * One area of a matrix, with all who could have sold to it. Arrays are not copied: not to be changed.
 *
 * @param code the area
 * @param exports current USD
 * @param imports current USD
 * @param suppliers codes of those whose high is above 0, sorted
 * @param values what each sold, current USD, between low and high
 * @param lows at least
 * @param highs at most
 * @param bases what each value rests on; estimated means that nobody lists the pair
 */
public record ImporterTrade(
        String code,
        double exports,
        double imports,
        List<String> suppliers,
        double[] values,
        double[] lows,
        double[] highs,
        List<Basis> bases) {}
