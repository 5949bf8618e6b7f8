package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Tokens by model and day, with the nation of the maker and whether the weights are open: as {@code model_release} has it
 * where the model is found there, otherwise as the lists of models.dev say. What neither has stays unknown, as does everything
 * outside the day's first fifty models.
 */
public final class ModelUsage implements Step {

    private static final String OTHER = "other";
    private static final String FREE = ":free";

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> days = in.source("openrouter-rankings-daily/daily_tokens");
        return days.join(broadcast(models(in, days)), new String[] {"model_slug"}, "left")
                .select(
                        col("day"),
                        year(col("day")).as("year"),
                        col("model_slug"),
                        col("author_id"),
                        coalesce(col("country_code"), lit("UNK")).as("developer_code"),
                        col("model_name"),
                        col("has_open_weights"),
                        col("weights_source"),
                        col("model_slug").endsWith(FREE).as("is_free_variant"),
                        col("token_count"));
    }

    /** What is known of each model of the source. */
    private static Dataset<Row> models(Inputs in, Dataset<Row> days) {
        Dataset<Row> slugs = days.select("model_slug")
                .distinct()
                .filter(col("model_slug").notEqual(OTHER))
                .withColumn("author_id", substring_index(col("model_slug"), "/", 1));
        Dataset<Row> candidates = slugs.select(
                col("model_slug"),
                posexplode(ModelKeys.candidates(col("model_slug"))).as(new String[] {"place", "key"}));
        Dataset<Row> released = in.table("model_release")
                .groupBy(ModelKeys.key(col("model_name")).as("key"))
                .agg(max_by(
                                struct(col("model_name"), col("has_open_weights")),
                                struct(col("publication_date"), col("model_name")))
                        .as("release"));
        Dataset<Row> found = candidates
                .join(released, "key")
                .groupBy("model_slug")
                .agg(min_by(col("release"), col("place")).as("release"));
        Dataset<Row> listed = ServedModels.openWeights(in)
                .select(ModelKeys.key(ModelKeys.model(col("served_model"))).as("key"), col("is_open"))
                .groupBy("key")
                .agg(max("is_open").as("is_open"));
        Dataset<Row> flagged = candidates
                .join(listed, "key")
                .groupBy("model_slug")
                .agg(min_by(col("is_open"), when(col("is_open").isNotNull(), col("place")))
                        .as("is_open"));
        Column ofRelease = col("release.has_open_weights");
        return slugs.join(found, new String[] {"model_slug"}, "left")
                .join(flagged, new String[] {"model_slug"}, "left")
                .join(
                        broadcast(in.reference("model_author").select("author_id", "country_code")),
                        new String[] {"author_id"},
                        "left")
                .select(
                        col("model_slug"),
                        col("author_id"),
                        col("country_code"),
                        col("release.model_name").as("model_name"),
                        coalesce(ofRelease, col("is_open")).as("has_open_weights"),
                        when(ofRelease.isNotNull(), "model_release")
                                .when(col("is_open").isNotNull(), "models_dev")
                                .as("weights_source"));
    }
}
