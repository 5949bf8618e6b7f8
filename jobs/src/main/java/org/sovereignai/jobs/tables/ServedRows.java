package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.col;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.use.Hosting;

/** Open models of a known maker that some firm serves as values: rows of {@code model_availability}. */
public final class ServedRows {

    private ServedRows() {}

    /** All such models, to be read by {@link #name} and {@link #model}. */
    public static Dataset<Row> models(Inputs in) {
        return in.table("model_availability")
                .filter(col("is_open")
                        .and(col("developer_code").isNotNull())
                        .and(col("host_count").gt(0)))
                .select(
                        "served_model",
                        "developer_code",
                        "host_count",
                        "jurisdiction_count",
                        "jurisdiction_count_high",
                        "is_served_abroad");
    }

    /** The name of the model of a row of {@link #models}. */
    public static String name(Row row) {
        return row.getString(0);
    }

    /** The model of a row of {@link #models}. */
    public static Hosting.Model model(Row row) {
        return new Hosting.Model(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.isNullAt(5) ? Optional.empty() : Optional.of(row.getBoolean(5)));
    }
}
