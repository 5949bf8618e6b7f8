package org.sovereignai.jobs.tables;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.participation.Population;

/** What many measures ask of nations: their people, and whether they are hubs. Rows of {@code economy_year} and {@code economy}. */
public final class NationRows {

    private NationRows() {}

    /** Nations with known people, by year, to be read by {@link #addPeople}. */
    public static JavaRDD<Row> people(Inputs in) {
        return in.records("economy_year", "country_code year population").filter(row -> !row.isNullAt(2));
    }

    /** Adds the people of a row of {@link #people}. */
    public static void addPeople(Row row, Population population) {
        population.with(row.getString(0), row.getInt(1), row.getLong(2));
    }

    /** Nations that are hubs; the first column is their code. */
    public static JavaRDD<Row> hubs(Inputs in) {
        return in.records("economy", "country_code is_hub").filter(row -> row.getBoolean(1));
    }
}
