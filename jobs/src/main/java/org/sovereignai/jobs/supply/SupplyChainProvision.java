package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** What every economy provides to the making of chips, in each edition of the source. */
public final class SupplyChainProvision implements Step {

    private static final double HALF = 0.5;

    @Override
    public Dataset<Row> build(Inputs in) {
        Column share = col("provided_share");
        return in.table("supply_chain_share")
                .groupBy("vintage", "country_code")
                .agg(
                        count(lit(1)).as("input_count"),
                        count(share).as("shared_input_count"),
                        count_if(share.gt(HALF)).as("dominated_input_count"),
                        avg(share.cast("DECIMAL(18,9)")).cast("DOUBLE").as("mean_provided_share"));
    }
}
