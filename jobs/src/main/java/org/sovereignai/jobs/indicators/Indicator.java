package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** The catalogue of indicators, from their descriptors, with the years that have values. */
public final class Indicator implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> values = in.table("indicator_value");
        Dataset<Row> years = values.filter(col("value").isNotNull())
                .groupBy("indicator", "year")
                .agg(count(lit(1)).as("nations"))
                .groupBy("indicator")
                .agg(
                        min("year").as("first_year"),
                        max("year").as("last_year"),
                        sum("nations").as("nation_year_count"),
                        array_sort(collect_list(struct("year", "nations"))).as("by_year"))
                .withColumn("nation_count_by_year", array_join(transform(col("by_year"), Indicator::yearAndCount), " "))
                .drop("by_year");
        return catalogue(in, values)
                .join(broadcast(years), new String[] {"indicator"}, "left")
                .withColumn("nation_year_count", coalesce(col("nation_year_count"), lit(0L)));
    }

    private static Column yearAndCount(Column entry) {
        return concat_ws(":", entry.getField("year"), entry.getField("nations"));
    }

    private static Dataset<Row> catalogue(Inputs in, Dataset<Row> values) {
        var rows = in.schemas().indicators().values().stream()
                .map(i -> RowFactory.create(
                        i.id(),
                        i.title(),
                        i.question(),
                        i.dimension(),
                        i.strand(),
                        i.formula(),
                        i.unit(),
                        i.direction(),
                        String.join(" ", i.inputs()),
                        i.source(),
                        i.caveats()))
                .toList();
        return values.sparkSession()
                .createDataFrame(
                        rows,
                        StructType.fromDDL(
                                "indicator STRING, title STRING, question STRING, indicator_dimension STRING, indicator_strand STRING,"
                                        + " formula STRING, unit STRING, direction STRING, input_tables STRING,"
                                        + " source STRING, caveats STRING"));
    }
}
