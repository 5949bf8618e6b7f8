package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Shares of people who use AI, one row per period. */
public final class AiAdoption implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.source("ai-diffusion/adoption")
                .select(
                        col("country_code"),
                        expr("stack(3, '2025H1', share_2025h1, '2025H2', share_2025h2, '2026Q1', share_2026q1)"
                                + " AS (period, adoption_share)"))
                .withColumn("year", substring(col("period"), 1, 4).cast("INT"));
    }
}
