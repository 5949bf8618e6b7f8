package org.sovereignai.jobs.steps;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.Inputs;
import org.sovereignai.jobs.Step;

/** Which model was made from which, one step back, and whether the base is itself a known model. */
public final class ModelLineage implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> models = in.table("model_release");
        Dataset<Row> known =
                models.select(col("model_name").as("base_name"), lit(true).as("is_resolved"));
        return models.select(
                        col("model_name"),
                        col("year"),
                        explode(array_distinct(col("base_names"))).as("base_name"))
                .join(known, new String[] {"base_name"}, "left")
                .withColumn("is_resolved", coalesce(col("is_resolved"), lit(false)));
    }
}
