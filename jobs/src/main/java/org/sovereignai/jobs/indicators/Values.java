package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;

/** The shape in which every class of indicators hands over its values. */
public final class Values {

    private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("country_code", "STRING");
        COLUMNS.put("year", "INT");
        COLUMNS.put("indicator", "STRING");
        COLUMNS.put("value", "DOUBLE");
        COLUMNS.put("n", "BIGINT");
        COLUMNS.put("coverage", "DOUBLE");
        COLUMNS.put("low", "DOUBLE");
        COLUMNS.put("high", "DOUBLE");
        COLUMNS.put("data_status", "STRING");
        COLUMNS.put("note_code", "STRING");
    }

    private Values() {}

    /**
     * Brings rows into the common shape: country_code, year, indicator, value, n, coverage, low, high, data_status,
     * note_code. Columns that the rows do not have are empty; other columns are dropped.
     */
    public static Dataset<Row> of(Dataset<Row> rows) {
        List<String> present = Arrays.asList(rows.columns());
        return rows.select(COLUMNS.entrySet().stream()
                .map(c -> (present.contains(c.getKey()) ? col(c.getKey()) : lit(null))
                        .cast(c.getValue())
                        .as(c.getKey()))
                .toArray(Column[]::new));
    }

    /**
     * One row per measure, in the common shape. What a measure does not say itself it takes from its row; a measure
     * without a name in some rows is not given there.
     */
    static Dataset<Row> melt(Dataset<Row> rows, Measure... measures) {
        List<String> present = Arrays.asList(rows.columns());
        Column[] structs = Arrays.stream(measures)
                .map(measure -> struct(Arrays.stream(Measure.Part.values())
                        .map(part -> measure.part(part)
                                .orElseGet(() -> present.contains(part.column()) ? col(part.column()) : lit(null))
                                .cast(COLUMNS.get(part.column()))
                                .as(part.column()))
                        .toArray(Column[]::new)))
                .toArray(Column[]::new);
        return of(rows.select(
                        col("country_code"),
                        col("year"),
                        col("data_status"),
                        explode(array(structs)).as("measure"))
                .select("country_code", "year", "data_status", "measure.*")
                .filter(col("indicator").isNotNull()));
    }

    /** Adds {@code population} and {@code is_carried}: the figure of the year, else the latest earlier one. */
    static Dataset<Row> withPopulation(Dataset<Row> rows, Dataset<Row> economyYear) {
        Dataset<Row> known = economyYear
                .filter(col("population").isNotNull())
                .groupBy("country_code")
                .agg(collect_list(struct(col("year").as("population_year"), col("population")))
                        .as("populations"));
        Column latest = array_max(filter(
                col("populations"), one -> one.getField("population_year").leq(col("year"))));
        return rows.join(broadcast(known), new String[] {"country_code"}, "left")
                .withColumn("latest", latest)
                .withColumn("population", col("latest.population"))
                .withColumn("is_carried", col("latest.population_year").lt(col("year")))
                .drop("populations", "latest");
    }

    /**
     * All rows that share these columns, in the order of their nations: rows come in another order in every run on a
     * cluster, and a sum of DOUBLE depends on it in its last digits.
     */
    static WindowSpec allInOrder(String... columns) {
        return Window.partitionBy(Arrays.stream(columns).map(functions::col).toArray(Column[]::new))
                .orderBy("country_code")
                .rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
    }

    /** Adds {@code is_hub} of the economy. */
    static Dataset<Row> withHub(Dataset<Row> rows, Dataset<Row> economy) {
        return rows.join(broadcast(economy.select("country_code", "is_hub")), new String[] {"country_code"}, "left");
    }
}
