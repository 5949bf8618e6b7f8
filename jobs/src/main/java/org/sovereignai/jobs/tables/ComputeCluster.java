package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * AI computing clusters with the time they were in service: from the first day of operation to the day they were closed
 * or their successor opened. A month stands for its first day.
 */
public final class ComputeCluster implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> clusters = in.source("epoch-ai/gpu_clusters")
                .withColumn("cluster_number", col("source_record"))
                .withColumn(
                        "closed_date",
                        to_date(when(
                                        length(col("decommissioned_text")).equalTo(7),
                                        concat(col("decommissioned_text"), lit("-01")))
                                .otherwise(col("decommissioned_text"))))
                .withColumn("is_possible_duplicate", coalesce(col("is_possible_duplicate"), lit(false)));
        Dataset<Row> successors = clusters.filter(not(col("is_possible_duplicate"))
                        .and(col("status").notEqual("Planned"))
                        .and(col("first_operational_date").isNotNull()))
                .groupBy(col("cluster_name").as("superseded_by"))
                .agg(min("first_operational_date").as("successor_date"));
        Dataset<Row> makers = in.reference("chip_maker")
                .select(
                        col("maker_name").as("chip_maker_name"),
                        col("country_code").as("maker_code"));
        return clusters.join(broadcast(successors), new String[] {"superseded_by"}, "left")
                .join(
                        broadcast(ownerCodes(clusters, in.reference("organization"))),
                        new String[] {"cluster_number"},
                        "left")
                .join(broadcast(makers), new String[] {"chip_maker_name"}, "left")
                .select(
                        col("cluster_number"),
                        col("cluster_name"),
                        col("country_code"),
                        col("status").as("cluster_status"),
                        col("owner_names"),
                        coalesce(col("owner_codes"), array().cast("ARRAY<STRING>"))
                                .as("owner_codes"),
                        col("h100_equivalents"),
                        col("chip_name"),
                        col("chip_count"),
                        col("chip_maker_name").as("maker_name"),
                        col("maker_code"),
                        col("first_operational_date").as("in_service_from"),
                        least(col("closed_date"), col("successor_date")).as("in_service_to"),
                        not(col("is_possible_duplicate"))
                                .and(col("h100_equivalents").isNotNull())
                                .and(col("first_operational_date").isNotNull())
                                .and(col("status")
                                        .equalTo("Existing")
                                        .or(col("status")
                                                .equalTo("Decommissioned")
                                                .and(col("closed_date").isNotNull())))
                                .as("is_counted"),
                        col("is_possible_duplicate"),
                        col("is_in_standard_analysis"));
    }

    private static Dataset<Row> ownerCodes(Dataset<Row> clusters, Dataset<Row> organizations) {
        Dataset<Row> nations = organizations.select(
                col("organization_name"), col("country_code").as("owner_code"));
        return clusters.select(
                        col("cluster_number"), explode(col("owner_names")).as("organization_name"))
                .join(broadcast(nations), new String[] {"organization_name"})
                .groupBy("cluster_number")
                .agg(array_sort(collect_set("owner_code")).as("owner_codes"));
    }
}
