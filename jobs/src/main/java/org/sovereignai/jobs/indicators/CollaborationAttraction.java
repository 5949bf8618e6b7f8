package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Whether code flows into a nation's repositories or out to those of others: (in - out) / (in + out) of its cross-border
 * pushes and pull requests, from -1 to 1.
 *
 * <p>A direction without a row lies below the source's threshold; it is not zero, and there is no value.
 */
public final class CollaborationAttraction implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> ends = in.table("collaboration_flow")
                .filter(col("country_code").notEqual(col("partner_code")))
                .select(
                        col("year"),
                        col("quarter"),
                        explode(array(
                                        struct(
                                                col("country_code"),
                                                lit(null).cast("BIGINT").as("inward"),
                                                col("collaboration_count").as("outward")),
                                        struct(
                                                col("partner_code").as("country_code"),
                                                col("collaboration_count").as("inward"),
                                                lit(null).cast("BIGINT").as("outward"))))
                                .as("end"))
                .select("year", "quarter", "end.*");
        Dataset<Row> yearly = ends.groupBy("country_code", "year")
                .agg(
                        sum("inward").as("inward"),
                        sum("outward").as("outward"),
                        size(collect_set("quarter")).as("quarters"));
        return Values.of(Values.withHub(yearly, in.table("economy"))
                .withColumn("indicator", lit("collaboration_attraction"))
                .withColumn("n", col("inward").plus(col("outward")))
                .withColumn(
                        "value", try_divide(col("inward").minus(col("outward")).cast("DOUBLE"), col("n")))
                .withColumn("coverage", try_divide(col("quarters"), lit(DataStatus.QUARTERS)))
                .withColumn("data_status", DataStatus.ofQuarters(col("quarters")))
                .withColumn(
                        "note_code",
                        when(col("value").isNull(), "below_threshold").when(col("is_hub"), "hub")));
    }
}
