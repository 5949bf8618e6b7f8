package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * AI models that a nation released, and how open they are.
 *
 * <p>A model of several nations counts for each of them, but in the fractional count, where it counts 1 / number of its
 * nations. A model of unknown accessibility is neither open nor closed: it widens the bounds.
 */
public final class ModelReleases implements Step {

    private static final double HIGHEST_WEIGHT = 1;

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> weights = in.reference("openness_class")
                .filter(col("accessibility").isNotNull())
                .select(col("accessibility"), col("weight").cast("DOUBLE").as("weight"));
        Dataset<Row> releases = in.table("model_release")
                .filter(col("year").isNotNull())
                .join(broadcast(weights), new String[] {"accessibility"}, "left")
                .select(
                        col("year"),
                        explode(col("country_codes")).as("country_code"),
                        try_divide(lit(1.0), col("nation_count")).as("fraction"),
                        col("has_open_weights"),
                        col("weight"));
        Dataset<Row> yearly = releases.groupBy("country_code", "year")
                .agg(
                        count(lit(1)).as("all"),
                        sum("fraction").as("fractional"),
                        count("has_open_weights").as("known"),
                        count_if(col("has_open_weights")).as("open"),
                        coalesce(sum("weight"), lit(0.0)).as("points"))
                .withColumn("unknown", col("all").minus(col("known")))
                .withColumn("data_status", DataStatus.ofModels(in));
        Column known = try_divide(col("known"), col("all"));
        Column mostOpen = col("open").plus(col("unknown"));
        return Values.melt(
                yearly,
                Measure.of("model_releases", col("all")).basedOn(col("all")),
                Measure.of("model_releases_fractional", col("fractional")).basedOn(col("all")),
                Measure.of("open_model_releases", col("open"))
                        .within(col("open"), mostOpen)
                        .basedOn(col("known"))
                        .covering(known),
                Measure.of("open_model_share", try_divide(col("open"), col("known")))
                        .within(try_divide(col("open"), col("all")), try_divide(mostOpen, col("all")))
                        .basedOn(col("known"))
                        .covering(known)
                        .noting(when(col("known").equalTo(0), "unknown_accessibility")),
                Measure.of("openness_weighted_output", col("points"))
                        .within(col("points"), col("points").plus(col("unknown").multiply(HIGHEST_WEIGHT)))
                        .basedOn(col("known"))
                        .covering(known));
    }
}
