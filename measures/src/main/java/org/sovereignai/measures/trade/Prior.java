package org.sovereignai.measures.trade;

/** What is expected of a pair that no list of the year names. */
public enum Prior {
    /** Trade in proportion to the exporter's exports and the importer's imports. */
    SIZE,
    /** What importers of the same region buy. */
    NEIGHBOURS,
    /** What the lists of other years say of the pair, else its neighbours: the published one. */
    OTHER_YEARS
}
