package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Whether the makers that shares by origin rest on are those of the supply chain data; the reference table {@code strand_input}
 * says which of its inputs make up a strand. The licence of the data keeps it out of published tables, so that it can confirm
 * the reference table {@code strand_maker}, but not stand in for it.
 */
public final class DomesticPartCheck implements Step {

    private static final String TOOL = "tool_resource";

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> listed = in.reference("strand_maker")
                .select(col("strand"), col("country_code"), lit(true).as("is_listed_maker"));
        return makers(in)
                .join(broadcast(listed), new String[] {"strand", "country_code"}, "left")
                .withColumn("is_listed_maker", coalesce(col("is_listed_maker"), lit(false)));
    }

    /** Columns vintage, strand, country_code, input_count, top_provided_share. */
    static Dataset<Row> makers(Inputs in) {
        Dataset<Row> strands = in.reference("strand_input")
                .select(col("strand"), col("supply_chain_input").as("made_by"));
        Dataset<Row> tools = in.source("eto-supply-chain/inputs")
                .filter(col("input_type").equalTo(TOOL))
                .select(col("vintage"), col("input_id"), col("input_type").as("made_by"));
        return in.table("supply_chain_share")
                .join(broadcast(tools), new String[] {"vintage", "input_id"}, "left")
                // A tool is filed by its type, a step of the making by itself.
                .withColumn("made_by", coalesce(col("made_by"), col("input_id")))
                .join(broadcast(strands), "made_by")
                .groupBy("vintage", "strand", "country_code")
                .agg(count(lit(1)).as("input_count"), max("provided_share").as("top_provided_share"));
    }
}
