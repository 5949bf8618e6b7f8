package org.sovereignai.jobs.steps;

import static org.apache.spark.sql.functions.*;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.Inputs;
import org.sovereignai.jobs.Step;

/** For every clean table, year and nation: whether the source reports the nation, so that missing is told from zero. */
public final class Coverage implements Step {

    private static final List<String> TABLES = List.of(
            "economy_year",
            "open_source_activity",
            "collaboration_flow",
            "trade_total",
            "model_release_nation",
            "compute_cluster",
            "ai_adoption");

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> reported = TABLES.stream()
                .map(table -> reported(in, table))
                .reduce(Dataset::unionByName)
                .orElseThrow();
        Dataset<Row> grid = reported.select("year")
                .distinct()
                .crossJoin(broadcast(in.table("economy").select("country_code")))
                .withColumn(
                        "source_table",
                        explode(array(TABLES.stream().map(t -> lit(t)).toArray(Column[]::new))));
        Dataset<Row> years = reported.select(
                        col("source_table"), col("year"), lit(true).as("has_year"))
                .distinct();
        return grid.join(reported, new String[] {"source_table", "country_code", "year"}, "left")
                .join(broadcast(years), new String[] {"source_table", "year"}, "left")
                .withColumn(
                        "coverage_status",
                        when(col("row_count").isNotNull(), "reported")
                                .when(col("has_year"), "not_reported")
                                .otherwise("no_data"))
                .withColumn("row_count", coalesce(col("row_count"), lit(0L)))
                .drop("has_year");
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
