package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * How many firms, in how many nations, serve each model themselves. Resellers are counted apart, since they fall silent with
 * the hosts behind them; a firm with several plans or regions is one. A host of unknown nation may sit anywhere: at home, or
 * in a nation of its own.
 */
public final class ModelAvailability implements Step {

    private static final String HOST = "host";

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> firms = in.table("model_host")
                .groupBy("served_model", "firm_name")
                .agg(
                        max("developer_code").as("developer_code"),
                        max("provider_code").as("provider_code"),
                        max("is_open").as("is_open"),
                        max(col("provider_kind").equalTo(HOST)).as("is_host"),
                        max(col("provider_kind").equalTo("reseller")).as("is_reseller"));
        Column isUnknown = col("is_host").and(col("provider_code").isNull());
        Column isForeign = col("is_host").and(col("provider_code").notEqual(col("developer_code")));
        return firms.groupBy("served_model")
                .agg(
                        max("developer_code").as("developer_code"),
                        max("is_open").as("is_open"),
                        count_if(col("is_host")).as("host_count"),
                        count_if(isUnknown).as("unknown_host_count"),
                        count_if(col("is_reseller").and(not(col("is_host")))).as("reseller_count"),
                        count_distinct(when(col("is_host"), col("provider_code")))
                                .as("known_count"),
                        when(max("developer_code").isNotNull(), count_if(isForeign))
                                .as("foreign_host_count"))
                .select(
                        col("served_model"),
                        col("developer_code"),
                        col("is_open"),
                        col("host_count"),
                        col("unknown_host_count"),
                        col("reseller_count"),
                        // A host of unknown nation has some nation, so that with one there is at least one.
                        greatest(col("known_count"), least(col("unknown_host_count"), lit(1L)))
                                .as("jurisdiction_count"),
                        col("known_count").plus(col("unknown_host_count")).as("jurisdiction_count_high"),
                        col("foreign_host_count"),
                        when(col("foreign_host_count").gt(0), true)
                                .when(
                                        col("foreign_host_count")
                                                .isNotNull()
                                                .and(col("unknown_host_count").equalTo(0)),
                                        false)
                                .as("is_served_abroad"));
    }
}
