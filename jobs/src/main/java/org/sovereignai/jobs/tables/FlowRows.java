package org.sovereignai.jobs.tables;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;

/** Work on public code across borders as values: rows of {@code collaboration_flow}. */
public final class FlowRows {

    private FlowRows() {}

    /** All flows, to be read by the methods below. */
    public static JavaRDD<Row> flows(Inputs in) {
        return in.records("collaboration_flow", "country_code year quarter partner_code collaboration_count");
    }

    /** The year of a row of {@link #flows}. */
    public static int year(Row row) {
        return row.getInt(1);
    }

    /** The nation that works, of a row of {@link #flows}. */
    public static String worker(Row row) {
        return row.getString(0);
    }

    /** The quarter of a row of {@link #flows}. */
    public static int quarter(Row row) {
        return row.getInt(2);
    }

    /** The nation that owns the repositories, of a row of {@link #flows}. */
    public static String owner(Row row) {
        return row.getString(3);
    }

    /** Pushes and pull requests of a row of {@link #flows}. */
    public static long count(Row row) {
        return row.getLong(4);
    }
}
