package org.sovereignai.jobs.tables;

import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.use.Hosting;

/** Open models of a known maker that some firm serves as values: rows of {@code model_availability}. */
public final class ServedRows {

    private ServedRows() {}

    /** All such models, to be read by {@link #name} and {@link #model}. */
    public static JavaRDD<Row> models(Inputs in) {
        return in.records(
                        "model_availability",
                        "served_model developer_code host_count jurisdiction_count jurisdiction_count_high "
                                + "is_served_abroad is_open")
                .filter(row -> !row.isNullAt(6) && row.getBoolean(6) && !row.isNullAt(1) && row.getLong(2) > 0);
    }

    /** The name of the model of a row of {@link #models}. */
    public static String name(Row row) {
        return row.getString(0);
    }

    /** The model of a row of {@link #models}. */
    public static Hosting.Model model(Row row) {
        return new Hosting.Model(
                row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), Optional.ofNullable(row.getAs(5)));
    }
}
