package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.compute.Cluster;

/** Computing clusters that count as values: rows of {@code compute_cluster}. */
public final class ClusterRows {

    private ClusterRows() {}

    /** All clusters that count, to be read by {@link #cluster}. */
    public static Dataset<Row> clusters(Inputs in) {
        return in.table("compute_cluster")
                .filter(col("is_counted"))
                .select(
                        col("country_code"),
                        col("h100_equivalents"),
                        col("in_service_from"),
                        col("in_service_to"),
                        coalesce(col("owner_codes"), array().cast("ARRAY<STRING>"))
                                .as("owner_codes"),
                        col("maker_code"));
    }

    /** The cluster of a row of {@link #clusters}. */
    public static Cluster cluster(Row row) {
        return new Cluster(
                row.getString(0),
                row.getDouble(1),
                row.<LocalDate>getAs(2),
                row.<LocalDate>getAs(3),
                row.getList(4),
                Optional.ofNullable(row.getString(5)));
    }
}
