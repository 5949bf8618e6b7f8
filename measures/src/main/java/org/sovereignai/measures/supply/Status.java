package org.sovereignai.measures.supply;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Whether a source may still change a year, as {@code data_status} says it; from the firmest to the least firm. */
public enum Status {
    /** The source has closed the year. */
    FINAL,
    /** It may revise it. */
    PROVISIONAL,
    /** Part of the year, or of its data, is not there yet. */
    PARTIAL;

    /** The status of a cell. */
    public static Status of(String cell) {
        return valueOf(cell.toUpperCase(Locale.ROOT));
    }

    /** Of what rests on several: the least firm; final of none. */
    public static Status leastFirm(Collection<Status> all) {
        return all.stream().max(Comparator.naturalOrder()).orElse(FINAL);
    }

    /** The less firm of two. */
    public Status and(Status other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** As it is published. */
    public String cell() {
        return name().toLowerCase(Locale.ROOT);
    }
}
