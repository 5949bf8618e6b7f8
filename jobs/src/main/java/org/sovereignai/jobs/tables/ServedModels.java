package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;

/**
 * The models that providers serve, after models.dev: which lines are one model, and whether its weights are open. A line is
 * the model of the maker that it is linked to, or that another line with the same last part of the name is; otherwise that
 * last part is its name. Providers contradict each other on open weights. Lines that are linked to the maker's list take from
 * it what they do not say themselves, so that their majority is believed first (it is what the maker's list says of 214 of 219
 * models), then that of all lines.
 */
final class ServedModels {

    private static final String LINES = "models-dev-providers/provider_models";

    private ServedModels() {}

    /** The lines of the source that lead somewhere, with {@code served_model}. */
    static Dataset<Row> lines(Inputs in) {
        Dataset<Row> lines = in.source(LINES).filter(col("symlink").notEqual("dangling"));
        Dataset<Row> linked = lines.filter(col("lab_model").isNotNull())
                .groupBy("model_slug")
                .agg(
                        min("lab_model").as("linked_model"),
                        count_distinct(col("lab_model")).as("links"))
                .filter(col("links").equalTo(1));
        return lines.join(broadcast(linked), new String[] {"model_slug"}, "left")
                .withColumn("served_model", coalesce(col("lab_model"), col("linked_model"), col("model_slug")))
                .withColumn(
                        "author_id",
                        when(col("served_model").contains("/"), substring_index(col("served_model"), "/", 1)));
    }

    /** For each served model whether its weights are open; empty where nobody says so or as many say one as the other. */
    static Dataset<Row> openWeights(Inputs in) {
        Column own = col("lab_model").isNotNull();
        Column votes = sum(when(col("has_open_weights"), 1).when(not(col("has_open_weights")), -1));
        return lines(in)
                .groupBy("served_model")
                .agg(
                        votes.as("votes"),
                        sum(when(own, when(col("has_open_weights"), 1).when(not(col("has_open_weights")), -1)))
                                .as("own_votes"))
                .select(
                        col("served_model"),
                        coalesce(sign("own_votes"), sign("votes")).as("is_open"));
    }

    private static Column sign(String votes) {
        return when(col(votes).gt(0), true).when(col(votes).lt(0), false);
    }
}
