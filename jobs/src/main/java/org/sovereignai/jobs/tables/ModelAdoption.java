package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Shares of DeepSeek by economy: bands as low and high, and a value only where the map prints one. */
public final class ModelAdoption implements Step {

    private static final int YEAR_OF_THE_MAP = 2025;

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.source("ai-diffusion-deepseek/shares")
                .select(
                        col("country_code"),
                        lit(YEAR_OF_THE_MAP).as("year"),
                        lit("DeepSeek").as("model_family"),
                        col("share").as("use_share"),
                        coalesce(col("share"), col("share_low")).as("use_share_low"),
                        coalesce(col("share"), col("share_high")).as("use_share_high"));
    }
}
