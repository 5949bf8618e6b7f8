package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Cloud regions with the nation of their provider. American clouds in China are run by Chinese firms, some regions of
 * Chinese clouds abroad by local ones: they are marked, since it is open whose they are.
 */
public final class CloudRegion implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> providers = in.reference("cloud_provider")
                .select(col("provider_id"), col("country_code").as("provider_code"));
        return western(in).unionByName(chinese(in)).join(broadcast(providers), new String[] {"provider_id"}, "left");
    }

    private static Dataset<Row> western(Inputs in) {
        return in.source("cloud-regions/regions")
                .select(
                        col("provider_id"),
                        col("region_id"),
                        col("country_code"),
                        col("region_type"),
                        col("region_type").equalTo("china").as("is_partner_run"),
                        col("launched_date"),
                        year(col("launched_date")).as("launch_year"),
                        col("status").as("region_status"),
                        col("vintage"));
    }

    private static Dataset<Row> chinese(Inputs in) {
        return in.source("chinese-cloud-regions/regions")
                .select(
                        SmallLetters.of(substring_index(col("provider_name"), " ", 1))
                                .as("provider_id"),
                        col("region_id"),
                        col("country_code"),
                        lit("commercial").as("region_type"),
                        coalesce(col("note").isin("operator region", "partner region"), lit(false))
                                .as("is_partner_run"),
                        lit(null).cast("DATE").as("launched_date"),
                        col("launch_year"),
                        when(col("note").contains("closing"), "closing")
                                .when(col("note").equalTo("test users"), "test")
                                .otherwise("ga")
                                .as("region_status"),
                        col("vintage"));
    }
}
