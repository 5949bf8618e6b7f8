package org.sovereignai.measures.use;

import java.util.List;
import java.util.Optional;
import org.sovereignai.measures.network.Estimate;

/**
 * Which models people of a nation can and do use.
 *
 * @param year year of the figures
 * @param nations nations of which something is known
 */
public record Reach(int year, List<Entry> nations) {

    /**
     * One nation.
     *
     * @param code the nation
     * @param refusing how many of the publishers whose list is known do not list it; empty where none is known
     * @param publishers how many publishers' lists are known
     * @param deepSeek share of DeepSeek in the use of such models, or its band; empty where the source has none
     */
    public record Entry(String code, Optional<Long> refusing, long publishers, Optional<Estimate> deepSeek) {}

    public Reach {
        nations = List.copyOf(nations);
    }
}
