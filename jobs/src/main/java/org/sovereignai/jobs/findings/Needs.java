package org.sovereignai.jobs.findings;

import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an answer needs beside nations, models and blocs, by the ids of the indicators and strands that it is about.
 *
 * @param indicators indicators of which it needs the values
 * @param traded strands of which it needs imports and exports
 * @param traced strands of which it needs the suppliers by origin
 * @param lost strands of which it needs what would be lost if a supplier stopped
 * @param chinese strands of which it needs what China with Hong Kong and Macao, taken as one, made
 */
record Needs(Set<String> indicators, Set<String> traded, Set<String> traced, Set<String> lost, Set<String> chinese)
        implements Serializable {

    static final Needs NONE = new Needs(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    static Needs ofIndicators(String... ids) {
        return new Needs(Set.of(ids), Set.of(), Set.of(), Set.of(), Set.of());
    }

    Needs andTrade(String... strands) {
        return new Needs(indicators, Set.of(strands), traced, lost, chinese);
    }

    Needs andOrigins(String... strands) {
        return new Needs(indicators, traded, Set.of(strands), lost, chinese);
    }

    Needs andLosses(String... strands) {
        return new Needs(indicators, traded, traced, Set.of(strands), chinese);
    }

    Needs andChina(String... strands) {
        return new Needs(indicators, traded, traced, lost, Set.of(strands));
    }

    Needs and(Needs other) {
        return new Needs(
                both(indicators, other.indicators),
                both(traded, other.traded),
                both(traced, other.traced),
                both(lost, other.lost),
                both(chinese, other.chinese));
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }
}
