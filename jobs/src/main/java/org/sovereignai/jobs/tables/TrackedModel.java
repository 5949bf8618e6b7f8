package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Open models on Hugging Face with the region of their organisation. */
public final class TrackedModel implements Step {

    private static final double BILLION = 1e9;

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> models = in.source("tracked-models/models")
                .unionByName(in.source("tracked-models/extra_models"))
                .select("organization_name", "model_name", "model_id");
        return models.join(
                        broadcast(in.source("tracked-models/organization_regions")
                                .select(col("organization_name"), col("region").as("organization_region"))),
                        new String[] {"organization_name"},
                        "left")
                .join(
                        broadcast(in.source("tracked-models/model_parameters")
                                .select(
                                        col("model_id"),
                                        col("total_parameters_billion")
                                                .multiply(lit(BILLION))
                                                .as("total_parameter_count"))),
                        new String[] {"model_id"},
                        "left")
                .withColumn("organization_region", coalesce(col("organization_region"), lit("unknown")));
    }
}
