package org.sovereignai.measures.trade;

/** What a figure of one pair rests on, the firmest first. */
public enum Basis {
    /** The importer says so: its own list or report, or flows that know every pair. */
    REPORTED,
    /** Only the exporter says so. */
    MIRRORED,
    /** Nobody says it; completed from totals and from the lists of others. */
    ESTIMATED;

    /** The less firm of two. */
    public Basis weaker(Basis other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
