package org.sovereignai.jobs.tables;

/** What rows of trade rest on, and whether the source still revises them. */
public final class TradeBasis {

    /** The revision in which the four-digit panel is classified. */
    public static final String PANEL_REVISION = "HS17";

    /** Basis of rows from full BACI files, which know every partner. */
    public static final String RECONCILED = "reconciled";

    /** Basis of what the customs of an importer report. */
    public static final String IMPORTER_REPORT = "importer report";

    /** Basis of what the customs of exporters report. */
    static final String EXPORTER_REPORT = "exporter report";

    private TradeBasis() {}

    /** The status of a year: the newest of a BACI release is provisional. */
    public static String status(int year, int newest) {
        return year == newest ? "provisional" : "final";
    }
}
