package org.sovereignai.jobs.tables;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.measures.compute.Cluster;

/** Computing clusters that count as values: rows of {@code compute_cluster}. */
public final class ClusterRows {

    private ClusterRows() {}

    /** All clusters that count, to be read by {@link #cluster}. */
    public static JavaRDD<Row> clusters(Inputs in) {
        return in.records(
                        "compute_cluster",
                        "country_code h100_equivalents in_service_from in_service_to owner_codes maker_code "
                                + "is_counted")
                .filter(row -> row.getBoolean(6));
    }

    /** The cluster of a row of {@link #clusters}. */
    public static Cluster cluster(Row row) {
        return new Cluster(
                row.getString(0),
                row.getDouble(1),
                row.<LocalDate>getAs(2),
                row.<LocalDate>getAs(3),
                row.isNullAt(4) ? List.of() : row.getList(4),
                Optional.ofNullable(row.getString(5)));
    }
}
