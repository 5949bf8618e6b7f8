package org.sovereignai.jobs.tables;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/** Shares of DeepSeek by economy: bands as low and high, and a value only where the map prints one. */
public final class ModelAdoption implements TypedStep {

    private static final int YEAR_OF_THE_MAP = 2025;

    @Override
    public String columns() {
        return "country_code year model_family use_share use_share_low use_share_high";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return in.records("ai-diffusion-deepseek/shares", "country_code share share_low share_high")
                .map(row -> TypedRows.row(
                        row.getString(0),
                        YEAR_OF_THE_MAP,
                        "DeepSeek",
                        row.get(1),
                        row.get(row.isNullAt(1) ? 2 : 1),
                        row.get(row.isNullAt(1) ? 3 : 1)));
    }
}
