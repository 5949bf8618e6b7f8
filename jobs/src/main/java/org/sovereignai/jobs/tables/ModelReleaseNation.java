package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** The nations of each model, with weights that sum to 1. Models without a known nation have no row. */
public final class ModelReleaseNation implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.table("model_release")
                .select(
                        col("model_name"),
                        col("year"),
                        try_divide(lit(1.0), col("nation_count")).as("nation_weight"),
                        explode(col("country_codes")).as("country_code"));
    }
}
