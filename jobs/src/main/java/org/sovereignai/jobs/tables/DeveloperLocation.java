package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Where developers say that they live beside where their network address is. Accounts that are located by the ending of an
 * e-mail address are left out: such endings are sold worldwide.
 */
public final class DeveloperLocation implements Step {

    private static final int YEAR = 2020;
    private static final double DISPUTED_FROM = 3;

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> stated = in.source("oss-geography/contributors")
                .select(
                        col("country_code"),
                        col("stated_on_profile")
                                .plus(col("stated_elsewhere"))
                                .cast("BIGINT")
                                .as("stated_developers"));
        Dataset<Row> addressed = in.table("open_source_activity")
                .filter(col("metric")
                        .equalTo("developers")
                        .and(col("year").equalTo(YEAR))
                        .and(col("quarter").equalTo(4)))
                .select(col("country_code"), col("activity_count").as("addressed_developers"));
        Column ratio = try_divide(col("addressed_share"), col("stated_share"));
        return withShare(stated, "stated")
                .join(broadcast(withShare(addressed, "addressed")), new String[] {"country_code"}, "left")
                .withColumn("year", lit(YEAR))
                .withColumn("address_ratio", ratio)
                .withColumn(
                        "is_location_disputed",
                        col("address_ratio")
                                .gt(DISPUTED_FROM)
                                .or(col("address_ratio").lt(1 / DISPUTED_FROM)));
    }

    private static Dataset<Row> withShare(Dataset<Row> counts, String kind) {
        String count = kind + "_developers";
        return counts.crossJoin(broadcast(counts.agg(sum(count).as("world"))))
                .withColumn(kind + "_share", try_divide(col(count), col("world")))
                .drop("world");
    }
}
