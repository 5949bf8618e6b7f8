package org.sovereignai.measures.compute;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One computing cluster that counts.
 *
 * @param host code of the nation in which it stands, or null where that is not known
 * @param power computing power, in equivalents of an NVIDIA H100
 * @param from first day in service
 * @param to day on which it was closed or replaced, or null while it is in service
 * @param owners codes of the nations of its owners, sorted, each once; none if no nation is known
 * @param maker code of the nation of the maker of its chips, where known
 */
public record Cluster(
        String host, double power, LocalDate from, LocalDate to, List<String> owners, Optional<String> maker) {

    public Cluster {
        Objects.requireNonNull(from, "A cluster that counts has a first day in service");
        owners = List.copyOf(new TreeSet<>(owners));
    }

    /** A cluster of which neither the owners nor the maker of the chips are known. */
    public Cluster(String host, double power, LocalDate from, LocalDate to) {
        this(host, power, from, to, List.of(), Optional.empty());
    }

    /** Whether it is in service after the last day of the year has passed. */
    public boolean isInServiceAtEndOf(int year) {
        return from.getYear() <= year && (to == null || to.isAfter(LocalDate.of(year, Month.DECEMBER, 31)));
    }
}
