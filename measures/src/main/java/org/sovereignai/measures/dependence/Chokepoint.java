package org.sovereignai.measures.dependence;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How concentrated the known supply of one input of an industry is. Published shares are rounded and can exceed 1 together.
 *
 * @param top code of the nation that provides most; of several the first
 * @param topShare its share of the world's supply
 * @param known sum of the known shares, 0..1
 * @param concentration Herfindahl-Hirschman index of the known shares, 0..1: what is not known is taken to be scattered over
 *     countless providers, so that the index is a least
 * @param providers number of nations with a share
 */
public record Chokepoint(String top, double topShare, double known, double concentration, long providers) {

    /**
     * Of the known shares of nations, by code; who takes part without a share does not count.
     *
     * @return empty if nobody has a share
     */
    public static Optional<Chokepoint> of(Map<String, Double> shares) {
        TreeMap<String, Double> known = new TreeMap<>(shares);
        known.values().removeIf(share -> !(share > 0));
        return known.entrySet().stream()
                .reduce((first, next) -> next.getValue() > first.getValue() ? next : first)
                .map(top -> new Chokepoint(
                        top.getKey(),
                        top.getValue(),
                        sum(known.values().stream().map(BigDecimal::valueOf)),
                        sum(known.values().stream().map(BigDecimal::valueOf).map(share -> share.multiply(share))),
                        known.size()));
    }

    /** In decimal digits, as shares are published: exact, in any order. */
    private static double sum(Stream<BigDecimal> shares) {
        return Math.min(1, shares.reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue());
    }
}
