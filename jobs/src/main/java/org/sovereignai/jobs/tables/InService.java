package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which computing clusters are in service at the end of which year. */
public final class InService {

    private InService() {}

    /**
     * One row per counted cluster and year at whose end it is in service, up to the last year in which any cluster of the
     * source opened.
     *
     * @param clusters the table {@code compute_cluster}
     * @return its columns and {@code year}
     */
    public static Dataset<Row> clusters(Dataset<Row> clusters) {
        Dataset<Row> counted = clusters.filter(col("is_counted"));
        Dataset<Row> last = counted.agg(max(year(col("in_service_from"))).as("last_year"));
        return counted.crossJoin(broadcast(last))
                .withColumn("year", explode(sequence(year(col("in_service_from")), col("last_year"))))
                .filter(col("in_service_to")
                        .isNull()
                        .or(col("in_service_to").gt(make_date(col("year"), lit(12), lit(31)))))
                .drop("last_year");
    }
}
