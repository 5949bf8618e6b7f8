package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Levels of power and computing power of large data centers; those after the vintage of the source are announcements. */
public final class DataCenterLevel implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> sites = in.table("data_center").select("site_name", "country_code", "site_owner_code");
        return in.source("epoch-data-centers/timeline")
                .join(broadcast(sites), new String[] {"site_name"}, "left")
                .select(
                        col("site_name"),
                        col("level_date"),
                        year(col("level_date")).as("year"),
                        col("country_code"),
                        col("site_owner_code"),
                        when(col("level_date").gt(col("vintage")), "planned")
                                .otherwise("reported")
                                .as("level_status"),
                        col("power_mw"),
                        col("h100_equivalents"),
                        date_format(col("vintage"), "yyyy-MM-dd").as("vintage"));
    }
}
