package org.sovereignai.jobs.indicators;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** What a family of indicators says of one nation, year and indicator. */
record Published(Double value, Long n, Double coverage, Double low, Double high, String status, String note) {

    /** The rows of a family by key, such as {@code DEU 2020 model_releases}. */
    static Map<String, Published> by(Step family, Inputs in) {
        Map<String, Published> rows = new TreeMap<>();
        for (Row row : family.build(in).collectAsList()) {
            String key = row.getString(0) + " " + row.getInt(1) + " " + row.getString(2);
            Published published = new Published(
                    row.getAs("value"),
                    row.getAs("n"),
                    row.getAs("coverage"),
                    row.getAs("low"),
                    row.getAs("high"),
                    row.getAs("data_status"),
                    row.getAs("note_code"));
            if (rows.put(key, published) != null) {
                throw new IllegalStateException("Two rows for " + key);
            }
        }
        return rows;
    }
}
