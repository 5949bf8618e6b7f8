package org.sovereignai.measures.participation;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The people of nations over the years. For a year without a figure the latest earlier one stands. */
public final class Population implements Serializable {

    /**
     * The people of a nation, as they stand for a year.
     *
     * @param number how many
     * @param isCarried whether the figure is that of an earlier year
     */
    public record People(long number, boolean isCarried) {}

    private final Map<String, TreeMap<Integer, Long>> nations = new HashMap<>();

    /** Adds the figure of one nation and year. */
    public Population with(String nation, int year, long people) {
        nations.computeIfAbsent(nation, code -> new TreeMap<>()).put(year, people);
        return this;
    }

    /** The nations that have a figure of the year or an earlier one, sorted. */
    public SortedSet<String> nations(int year) {
        SortedSet<String> codes = new TreeSet<>();
        nations.forEach((nation, years) -> {
            if (years.floorEntry(year) != null) {
                codes.add(nation);
            }
        });
        return codes;
    }

    /** The figure of the year, else the latest earlier one; empty if there is none. */
    public Optional<People> of(String nation, int year) {
        return Optional.ofNullable(nations.get(nation))
                .map(years -> years.floorEntry(year))
                .map(latest -> new People(latest.getValue(), latest.getKey() < year));
    }
}
