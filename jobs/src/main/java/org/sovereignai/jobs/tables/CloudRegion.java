package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Cloud regions with the nation of their provider. */
public final class CloudRegion implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> providers = in.reference("cloud_provider")
                .select(col("provider_id"), col("country_code").as("provider_code"));
        return in.source("cloud-regions/regions")
                .join(broadcast(providers), new String[] {"provider_id"}, "left")
                .select(
                        col("provider_id"),
                        col("region_id"),
                        col("country_code"),
                        col("provider_code"),
                        col("region_type"),
                        col("launched_date"),
                        col("status").as("region_status"),
                        col("vintage"));
    }
}
