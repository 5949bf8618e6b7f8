package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Open-source activity of a nation, relative to its people and to the world.
 *
 * <p>Stocks (developers, repositories, organizations) count as they stand at the last quarter of the year that is there,
 * flows (git pushes) are summed over the quarters that are there and never scaled up. A year with fewer than four
 * quarters is partial.
 */
public final class OpenSourceActivityPerHead implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Column isFlow = col("metric").equalTo("git_pushes");
        Dataset<Row> yearly = in.table("open_source_activity")
                .groupBy("country_code", "year", "metric")
                .agg(
                        when(isFlow, sum("activity_count"))
                                .otherwise(max_by(col("activity_count"), col("quarter")))
                                .as("n"),
                        count(lit(1)).as("quarters"))
                .withColumn("world", sum("n").over(Window.partitionBy("year", "metric")))
                .withColumn("coverage", try_divide(col("quarters"), lit((double) DataStatus.QUARTERS)))
                .withColumn("data_status", DataStatus.ofQuarters(col("quarters")));
        Dataset<Row> counted =
                Values.withHub(Values.withPopulation(yearly, in.table("economy_year")), in.table("economy"));
        Column perMillion = col("metric").equalTo("organizations");
        Column hub = when(col("is_hub"), "hub");
        return Values.melt(
                counted,
                Measure.of(
                                concat(
                                        col("metric"),
                                        when(perMillion, "_per_million").otherwise("_per_thousand")),
                                try_divide(
                                        col("n").multiply(when(perMillion, 1e6).otherwise(1e3)), col("population")))
                        .noting(when(col("population").isNull(), "no_population")
                                .otherwise(coalesce(hub, when(col("is_carried"), "population_carried")))),
                Measure.of(when(isFlow, "git_push_world_share"), try_divide(col("n").cast("DOUBLE"), col("world")))
                        .noting(hub));
    }
}
