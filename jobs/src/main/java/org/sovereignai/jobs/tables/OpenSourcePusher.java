package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** People who push code, by licence, topic and language, in one long table. */
public final class OpenSourcePusher implements Step {

    private static final Map<String, String> DIMENSIONS =
            new TreeMap<>(Map.of("licenses", "licence", "topics", "topic", "languages", "language"));

    @Override
    public Dataset<Row> build(Inputs in) {
        return DIMENSIONS.entrySet().stream()
                .map(entry -> in.source("innovation-graph/" + entry.getKey())
                        .select(
                                col("country_code"),
                                col("year"),
                                col("quarter"),
                                lit(entry.getValue()).as("dimension"),
                                col("item"),
                                itemType(entry.getValue()).as("item_type"),
                                col("pushers").as("pusher_count")))
                .reduce(Dataset::unionByName)
                .orElseThrow();
    }

    /** Editions of the file without types hold programming languages only. */
    private static Column itemType(String dimension) {
        return dimension.equals("language")
                ? coalesce(col("item_type"), lit("programming"))
                : lit(null).cast("STRING");
    }
}
