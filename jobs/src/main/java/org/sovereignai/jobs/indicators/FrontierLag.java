package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.run.Years;

/**
 * How old a frontier a nation has: months from the day when any model in the world first reached the largest known
 * training compute of the nation's models, to the end of the year; 0 while the nation's largest is the world's.
 *
 * <p>The year of the newest model ends on that model's day. Models of unknown compute cannot be seen,
 * and below 5 models of known compute there is no value: a single small model is no picture of a nation.
 */
public final class FrontierLag implements Step {

    private static final int FEWEST_MODELS = 5;
    private static final double DAYS_PER_MONTH = 365.25 / 12;

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> models =
                in.table("model_release").filter(col("publication_date").isNotNull());
        Dataset<Row> world = models.agg(
                max("publication_date").as("newest_day"),
                collect_list(when(
                                col("training_compute_flop").isNotNull(),
                                struct("training_compute_flop", "publication_date")))
                        .as("records"));
        Dataset<Row> ends = world.withColumn(
                        "year", explode(sequence(lit(Years.FIRST_PUBLISHED), year(col("newest_day")))))
                .withColumn("day", least(make_date(col("year"), lit(12), lit(31)), col("newest_day")))
                .withColumn(
                        "frontier",
                        array_max(transform(
                                filter(
                                        col("records"),
                                        one -> one.getField("publication_date").leq(col("day"))),
                                one -> one.getField("training_compute_flop"))));
        Dataset<Row> nations = models.select(
                explode(col("country_codes")).as("country_code"),
                col("publication_date"),
                col("training_compute_flop"));
        Dataset<Row> best = nations.join(
                        broadcast(ends.select("year", "day")),
                        col("publication_date").leq(col("day")))
                .groupBy("country_code", "year")
                .agg(
                        max("training_compute_flop").as("level"),
                        count("training_compute_flop").as("n"),
                        count(lit(1)).as("released"));
        Column reached = array_min(transform(
                filter(
                        col("records"),
                        one -> one.getField("training_compute_flop").geq(col("level"))),
                one -> one.getField("publication_date")));
        return Values.of(best.filter(col("n").gt(0))
                .join(broadcast(ends), new String[] {"year"})
                .withColumn("indicator", lit("frontier_lag_months"))
                .withColumn(
                        "value",
                        when(col("n").lt(FEWEST_MODELS), null)
                                .when(col("level").equalTo(col("frontier")), 0.0)
                                .otherwise(try_divide(datediff(col("day"), reached), lit(DAYS_PER_MONTH))))
                .withColumn("note_code", when(col("n").lt(FEWEST_MODELS), "too_few"))
                .withColumn("coverage", try_divide(col("n"), col("released")))
                .withColumn("data_status", DataStatus.ofModels(in)));
    }
}
