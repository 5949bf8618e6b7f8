package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** For every input of chip making, such as lithography, who provides most of it and how concentrated its supply is. */
public final class SupplyChainChokepoint implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Column share = col("provided_share");
        return in.table("supply_chain_share")
                .filter(share.gt(0))
                .groupBy("vintage", "input_id")
                .agg(
                        // Ties go to the first code.
                        element_at(array_sort(collect_list(struct(negate(share).as("order"), col("country_code")))), 1)
                                .getField("country_code")
                                .as("top_provider_code"),
                        max("input_name").as("input_name"),
                        max("year").as("year"),
                        max(share).as("top_provided_share"),
                        // Published shares are rounded and can exceed 1 together.
                        least(lit(1.0), exact(share)).as("known_provided_share"),
                        least(lit(1.0), exact(share.multiply(share))).as("supply_concentration"),
                        count(lit(1)).as("provider_count"));
    }

    private static Column exact(Column share) {
        return sum(share.cast("DECIMAL(18,9)")).cast("DOUBLE");
    }
}
