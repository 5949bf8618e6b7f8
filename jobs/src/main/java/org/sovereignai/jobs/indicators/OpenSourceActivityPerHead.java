package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.Inputs;
import org.sovereignai.jobs.Step;

/**
 * Open-source activity of a nation, relative to its people and to the world.
 *
 * <p>Stocks (developers, repositories, organizations) count as they stand at the last quarter of the year that is there,
 * flows (git pushes) are summed over the quarters that are there and never scaled up. A year with fewer than four
 * quarters is partial.
 */
public final class OpenSourceActivityPerHead implements Step {

    private static final int QUARTERS = 4;

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> yearly = in.table("open_source_activity")
                .groupBy("country_code", "year", "metric")
                .agg(
                        max_by(col("activity_count"), col("quarter")).as("stock"),
                        sum("activity_count").as("flow"),
                        count(lit(1)).as("quarters"));
        Dataset<Row> counted = Values.withHub(
                Values.withPopulation(
                        yearly.withColumn(
                                "n",
                                when(col("metric").equalTo("git_pushes"), col("flow"))
                                        .otherwise(col("stock"))),
                        in.table("economy_year")),
                in.table("economy"));
        Dataset<Row> described = counted.withColumn("coverage", try_divide(col("quarters"), lit((double) QUARTERS)))
                .withColumn(
                        "data_status",
                        when(col("quarters").lt(QUARTERS), "partial").otherwise("final"));
        return Values.of(perHead(described)).unionByName(Values.of(worldShare(described)));
    }

    private static Dataset<Row> perHead(Dataset<Row> counted) {
        Column metric = col("metric");
        return counted.withColumn(
                        "indicator",
                        when(metric.equalTo("organizations"), "organizations_per_million")
                                .otherwise(concat(metric, lit("_per_thousand"))))
                .withColumn(
                        "value",
                        try_divide(
                                col("n").multiply(when(metric.equalTo("organizations"), 1e6)
                                        .otherwise(1e3)),
                                col("population")))
                .withColumn(
                        "note_code",
                        when(col("population").isNull(), "no_population")
                                .when(col("is_hub"), "hub")
                                .when(col("is_carried"), "population_carried"));
    }

    private static Dataset<Row> worldShare(Dataset<Row> counted) {
        Dataset<Row> pushes = counted.filter(col("metric").equalTo("git_pushes"));
        Dataset<Row> world = pushes.groupBy("year").agg(sum("n").as("world"));
        return pushes.join(broadcast(world), new String[] {"year"})
                .withColumn("indicator", lit("git_push_world_share"))
                .withColumn("value", try_divide(col("n").cast("DOUBLE"), col("world")))
                .withColumn("note_code", when(col("is_hub"), "hub"));
    }
}
