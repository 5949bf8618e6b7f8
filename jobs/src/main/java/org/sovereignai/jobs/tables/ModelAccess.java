package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Whether an economy is on the lists of places from which closed models may be used. Google's list is out of date: only the
 * nine economies that are on no publisher's list in any edition that was seen are taken from it.
 */
public final class ModelAccess implements Step {

    private static final Object[] ON_NO_LIST = {"CHN", "HKG", "MAC", "RUS", "BLR", "IRN", "PRK", "SYR", "CUB"};

    @Override
    public Dataset<Row> build(Inputs in) {
        Column google =
                when(not(col("google_gemini_api")).and(col("country_code").isin(ON_NO_LIST)), false);
        return in.source("closed-model-access/api_access")
                .withColumn("google", google)
                .select(
                        col("country_code"),
                        expr("stack(3, 'OpenAI', openai_api, 'Anthropic', anthropic_api, 'Google', google)"
                                + " AS (publisher_name, is_listed)"))
                .withColumn("data_status", lit("provisional"));
    }
}
