package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * How much of the work on public code is under a licence that is known to be open.
 *
 * <p>A person who pushes under several licences, or in several quarters, counts for each: the share is one of such
 * countings. A licence that nobody could name ({@code NOASSERTION}) counts as not open in the value and as open in the
 * upper bound.
 */
public final class OpenLicence implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> licences = in.reference("open_licence")
                .select(col("item"), col("is_open").cast("BOOLEAN").as("is_open"));
        Dataset<Row> yearly = in.table("open_source_pusher")
                .filter(col("dimension").equalTo("licence"))
                .join(broadcast(licences), new String[] {"item"}, "left")
                .groupBy("country_code", "year")
                .agg(
                        sum("pusher_count").as("n"),
                        sumIf(col("is_open")).as("open"),
                        sumIf(not(col("is_open"))).as("closed"),
                        size(collect_set("quarter")).as("quarters"));
        return Values.of(Values.withHub(yearly, in.table("economy"))
                .withColumn("indicator", lit("open_licence_pusher_share"))
                .withColumn("value", try_divide(col("open").cast("DOUBLE"), col("n")))
                .withColumn("low", col("value"))
                .withColumn("high", try_divide(col("n").minus(col("closed")).cast("DOUBLE"), col("n")))
                .withColumn("coverage", try_divide(col("quarters"), lit(DataStatus.QUARTERS)))
                .withColumn("data_status", DataStatus.ofQuarters(col("quarters")))
                .withColumn("note_code", when(col("is_hub"), "hub")));
    }

    private static Column sumIf(Column condition) {
        return coalesce(sum(when(condition, col("pusher_count"))), lit(0L));
    }
}
