package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Shares of economies in the inputs of chip making; rows of companies and of groups of economies are not shares of one. */
public final class SupplyChainShare implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> economies = in.source("eto-supply-chain/providers")
                .filter(col("provider_type").equalTo("country"))
                .join(
                        broadcast(in.table("economy").select("country_code")),
                        col("provider_name").equalTo(col("country_code")),
                        "inner")
                .select("vintage", "provider_id", "country_code");
        return in.source("eto-supply-chain/provision")
                .join(broadcast(economies), new String[] {"vintage", "provider_id"})
                .select(
                        col("vintage"),
                        col("provided_id").as("input_id"),
                        col("provided_name").as("input_name"),
                        col("provider_name"),
                        col("country_code"),
                        col("year"),
                        col("share").as("provided_share"));
    }
}
