package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * The chips that models were trained on. A name that is in the catalogue of hardware has its maker and foundry from
 * there; of other names only the maker is recognised, by the first word; the rest is unknown.
 */
public final class TrainingHardware implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> named = in.table("model_release")
                .select(
                        col("model_name"),
                        col("year"),
                        explode(array_distinct(col("hardware_names"))).as("hardware_name"));
        Dataset<Row> chips = in.source("epoch-ai/ml_hardware")
                .groupBy(col("hardware_name"))
                .agg(
                        min("maker_name").as("catalogue_maker"),
                        min("foundry_name").as("foundry_name"))
                .withColumn("chip_name", col("hardware_name"));
        Dataset<Row> makers = in.reference("chip_maker").select("maker_name", "country_code");
        // Sources spell some makers in two ways (NVIDIA, Nvidia).
        Dataset<Row> recognised = makers.groupBy(
                        SmallLetters.of(col("maker_name")).as("maker_word"))
                .agg(min("maker_name").as("recognised_maker"));
        return named.join(broadcast(chips), new String[] {"hardware_name"}, "left")
                .withColumn("maker_word", SmallLetters.of(substring_index(col("hardware_name"), " ", 1)))
                .join(broadcast(recognised), new String[] {"maker_word"}, "left")
                .withColumn("maker_name", coalesce(col("catalogue_maker"), col("recognised_maker")))
                .withColumn(
                        "match_type",
                        when(col("chip_name").isNotNull(), "exact")
                                .when(col("recognised_maker").isNotNull(), "maker")
                                .otherwise("none"))
                .join(
                        broadcast(makers.withColumnRenamed("country_code", "maker_code")),
                        new String[] {"maker_name"},
                        "left")
                .join(
                        broadcast(in.reference("foundry")
                                .select(col("foundry_name"), col("country_code").as("foundry_code"))),
                        new String[] {"foundry_name"},
                        "left")
                .select(
                        "model_name",
                        "hardware_name",
                        "year",
                        "chip_name",
                        "match_type",
                        "maker_name",
                        "maker_code",
                        "foundry_name",
                        "foundry_code");
    }
}
