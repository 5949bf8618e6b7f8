package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Share of people who use AI, in the latest period of each year. A year of which no second half is there is partial. */
public final class AiAdoptionShare implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        return Values.of(in.table("ai_adoption")
                .groupBy("country_code", "year")
                .agg(
                        max_by(col("adoption_share"), col("period")).as("value"),
                        max("period").as("period"))
                .withColumn("indicator", lit("ai_adoption_share"))
                .withColumn(
                        "data_status", DataStatus.partialIf(not(col("period").endsWith("H2")))));
    }
}
