package org.sovereignai.measures.participation;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * People of one nation who pushed code in one year, by what the code is: its licence, topic or language. A person counts once
 * for each item and quarter; items below the source's threshold are missing, not zero.
 */
public final class Pushers {

    private final SortedMap<String, Long> items = new TreeMap<>();
    private final Quarters quarters = new Quarters();

    void add(String item, int quarter, long count) {
        items.merge(item, count, Long::sum);
        quarters.add(quarter, count);
    }

    /** The sum over the quarters of each item. */
    public Map<String, Long> items() {
        return items;
    }

    /** Sum over the items that meet a condition. */
    public long sum(Predicate<String> condition) {
        return items.entrySet().stream()
                .filter(item -> condition.test(item.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Number of items that meet a condition. */
    public long number(Predicate<String> condition) {
        return items.keySet().stream().filter(condition).count();
    }

    public Quarters quarters() {
        return quarters;
    }
}
