package org.sovereignai.measures.use;

import java.util.SortedMap;
import java.util.TreeMap;

/** Shares of people who use AI, by nation and period; periods are such as {@code 2025H2} and {@code 2026Q1}. */
public final class AiUse {

    private final SortedMap<String, SortedMap<Integer, TreeMap<String, Double>>> nations = new TreeMap<>();

    /** Adds the share of a nation in one period of a year; null where it is not known. */
    public AiUse with(String nation, int year, String period, Double share) {
        nations.computeIfAbsent(nation, code -> new TreeMap<>())
                .computeIfAbsent(year, y -> new TreeMap<>())
                .put(period, share);
        return this;
    }

    SortedMap<String, SortedMap<Integer, TreeMap<String, Double>>> nations() {
        return nations;
    }
}
