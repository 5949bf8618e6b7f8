package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** Which provider serves which model, with the firm and nation of the provider and the nation of the model's maker. */
public final class ModelHost implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> providers = in.reference("model_provider")
                .select(
                        col("provider_id"),
                        col("firm_name"),
                        col("country_code").as("provider_code"),
                        col("provider_kind"),
                        col("basis").as("provider_basis"));
        Dataset<Row> makers = in.reference("model_author")
                .select(col("author_id"), col("country_code").as("developer_code"));
        return ServedModels.lines(in)
                .join(broadcast(ServedModels.openWeights(in)), new String[] {"served_model"}, "left")
                .join(broadcast(makers), new String[] {"author_id"}, "left")
                .join(broadcast(providers), new String[] {"provider_id"}, "left")
                .select(
                        col("provider_id"),
                        col("model_path"),
                        col("model_slug"),
                        col("lab_model"),
                        col("served_model"),
                        col("author_id"),
                        col("developer_code"),
                        coalesce(col("firm_name"), col("provider_id")).as("firm_name"),
                        col("provider_code"),
                        coalesce(col("provider_kind"), lit("host")).as("provider_kind"),
                        coalesce(col("provider_basis"), lit("unknown")).as("provider_basis"),
                        col("has_open_weights").as("is_flagged_open"),
                        col("is_open"));
    }
}
