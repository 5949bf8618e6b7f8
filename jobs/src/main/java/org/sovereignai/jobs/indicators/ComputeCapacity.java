package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.tables.ExactSum;
import org.sovereignai.jobs.tables.InService;

/**
 * Computing power for AI that stands in a nation and is in service at the end of the year, whoever owns it. Clusters of
 * unknown country are part of the world.
 */
public final class ComputeCapacity implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> yearly = InService.clusters(in.table("compute_cluster"))
                .groupBy("country_code", "year")
                .agg(
                        ExactSum.of(col("h100_equivalents")).as("power"),
                        count(lit(1)).as("n"))
                .withColumn("world", sum("power").over(Values.allInOrder("year")))
                .filter(col("country_code").isNotNull())
                .withColumn("data_status", DataStatus.ofCompute(in));
        return Values.melt(
                Values.withPopulation(yearly, in.table("economy_year")),
                Measure.of("compute_h100e", col("power")),
                Measure.of("compute_h100e_per_million", try_divide(col("power").multiply(1e6), col("population")))
                        .noting(when(col("population").isNull(), "no_population")
                                .when(col("is_carried"), "population_carried")),
                Measure.of("compute_world_share", try_divide(col("power"), col("world"))));
    }
}
