package org.sovereignai.measures.compute;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.Month;
import java.util.Objects;

/**
 * One computing cluster that counts.
 *
 * @param host code of the nation in which it stands, or null where that is not known
 * @param power computing power, in equivalents of an NVIDIA H100
 * @param from first day in service
 * @param to day on which it was closed or replaced, or null while it is in service
 */
public record Cluster(String host, double power, LocalDate from, LocalDate to) implements Serializable {

    public Cluster {
        Objects.requireNonNull(from, "A cluster that counts has a first day in service");
    }

    /** Whether it is in service after the last day of the year has passed. */
    public boolean isInServiceAtEndOf(int year) {
        return from.getYear() <= year && (to == null || to.isAfter(LocalDate.of(year, Month.DECEMBER, 31)));
    }
}
