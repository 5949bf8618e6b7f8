package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.participation.Population;

/** What many measures ask of nations: their people, and whether they are hubs. Rows of {@code economy_year} and {@code economy}. */
public final class NationRows {

    private NationRows() {}

    /** Nations with known people, by year, to be read by {@link #addPeople}. */
    public static Dataset<Row> people(Inputs in) {
        return in.table("economy_year")
                .filter(col("population").isNotNull())
                .select("country_code", "year", "population");
    }

    /** Adds the people of a row of {@link #people}. */
    public static void addPeople(Row row, Population population) {
        population.with(row.getString(0), row.getInt(1), row.getLong(2));
    }

    /** Nations that are hubs; the one column is their code. */
    public static Dataset<Row> hubs(Inputs in) {
        return in.table("economy").filter(col("is_hub")).select("country_code");
    }
}
