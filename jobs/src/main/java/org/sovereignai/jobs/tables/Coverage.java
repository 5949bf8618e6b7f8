package org.sovereignai.jobs.tables;

import static org.apache.spark.sql.functions.*;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** For every clean table, year and nation: whether the source reports the nation, so that missing is told from zero. */
public final class Coverage implements Step {

    private static final List<String> TABLES = List.of(
            "economy_year",
            "open_source_activity",
            "collaboration_flow",
            "trade_total",
            "model_release_nation",
            "compute_cluster",
            "ai_adoption",
            "model_adoption",
            "developer_location");

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> counts = TABLES.stream()
                .map(table -> reported(in, table))
                .reduce(Dataset::unionByName)
                .orElseThrow();
        Dataset<Row> byYear = counts.groupBy("source_table", "year")
                .agg(map_from_entries(collect_list(struct("country_code", "row_count")))
                        .as("nations"));
        Dataset<Row> byTable = byYear.groupBy("source_table")
                .agg(
                        map_from_entries(collect_list(struct("year", "nations")))
                                .as("years"),
                        min("year").as("first"),
                        max("year").as("last"))
                .groupBy()
                .agg(
                        collect_list(struct("source_table", "years")).as("tables"),
                        min("first").as("first"),
                        max("last").as("last"));
        return byTable.withColumn("year", explode(sequence(col("first"), col("last"))))
                .withColumn("table", explode(col("tables")))
                .select(
                        col("table.source_table").as("source_table"),
                        col("year"),
                        try_element_at(col("table.years"), col("year")).as("nations"))
                .crossJoin(broadcast(in.table("economy")
                        .filter(col("kind").equalTo("economy"))
                        .select("country_code")))
                .withColumn("row_count", try_element_at(col("nations"), col("country_code")))
                .withColumn(
                        "coverage_status",
                        when(col("row_count").isNotNull(), "reported")
                                .when(col("nations").isNotNull(), "not_reported")
                                .otherwise("no_data"))
                .withColumn("row_count", coalesce(col("row_count"), lit(0L)))
                .drop("nations");
    }

    private static Dataset<Row> reported(Inputs in, String table) {
        Dataset<Row> rows = in.table(table);
        Dataset<Row> yearly = table.equals("compute_cluster") ? InService.clusters(rows) : rows;
        return yearly.filter(col("country_code").isNotNull().and(in.years().include(col("year"))))
                .groupBy("country_code", "year")
                .agg(count(lit(1)).as("row_count"))
                .withColumn("source_table", lit(table));
    }
}
