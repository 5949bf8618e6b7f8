package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Commercial cloud regions in a nation that are open to customers, and the part whose provider has its seat abroad, in
 * the year of the list alone: most regions have no known date of opening, so that earlier years would show the growth of
 * three providers only.
 */
public final class CloudRegions implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> hosts = in.table("cloud_region")
                .filter(col("region_type")
                        .equalTo("commercial")
                        .and(col("region_status").equalTo("ga")))
                .groupBy(
                        col("country_code"),
                        substring(col("vintage"), 1, 4).cast("INT").as("year"))
                .agg(
                        count(lit(1)).as("n"),
                        count_if(col("provider_code").notEqual(col("country_code")))
                                .as("foreign"))
                .withColumn("data_status", DataStatus.partialIf(lit(true)));
        return Values.melt(
                hosts,
                Measure.of("cloud_regions", col("n")),
                Measure.of("cloud_regions_foreign_share", try_divide(col("foreign"), col("n"))));
    }
}
