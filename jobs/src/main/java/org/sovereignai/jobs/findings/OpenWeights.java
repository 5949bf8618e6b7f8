package org.sovereignai.jobs.findings;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** China against the United States, year by year: releases with open weights, and models that others built on theirs. */
public final class OpenWeights implements Step {

    private static final String LINEAGE = "exported_lineage";
    private static final String PARTIAL = " (year not complete)";

    @Override
    public Dataset<Row> build(Inputs in) {
        Column change = format_string(
                "In %d %s of China's AI models of known accessibility had open weights (%d of %d), against %s of those"
                        + " of the United States (%d of %d)%s%s.",
                col("year"),
                Answer.percent(try_divide(col("china"), col("china_n"))),
                col("china").cast("BIGINT"),
                col("china_n"),
                Answer.percent(try_divide(col("us"), col("us_n"))),
                col("us").cast("BIGINT"),
                col("us_n"),
                before(),
                status());
        Column bases = format_string(
                "Of the AI models of %d, %d released outside China descend from a Chinese base, %d released outside the"
                        + " United States from one of the United States%s.",
                col("year"), col("china").cast("BIGINT"), col("us").cast("BIGINT"), status());
        return Answer.of(
                        "q1_open_weight_releases",
                        "Is the share of open-weight releases from China rising against the United States?",
                        "Models that Epoch AI lists; accessibility is not known for all; a joint model counts for each"
                                + " nation. The two newest years are not complete.",
                        byYear(
                                in,
                                "open_model_releases",
                                change,
                                try_divide(col("china"), col("china_n")),
                                col("china_n")))
                .unionByName(Answer.of(
                        "q1_models_on_foreign_bases",
                        "Of models built by others, how many stand on Chinese and how many on US bases?",
                        "Models that Epoch AI lists, not the derivatives on model hubs; roots of recorded lineage only."
                                + " Chinese models on US bases are counted, and US models on Chinese ones. The two newest"
                                + " years are not complete.",
                        byYear(in, LINEAGE, bases, col("china"), col("china").plus(col("us")))));
    }

    private static Column before() {
        return when(
                        col("year_before")
                                .equalTo(col("year").minus(1))
                                .and(col("china_before").isNotNull())
                                .and(col("us_before").isNotNull()),
                        format_string(
                                "; the year before %s against %s",
                                Answer.percent(col("china_before")), Answer.percent(col("us_before"))))
                .otherwise("");
    }

    private static Column status() {
        return when(col("is_closed"), "").otherwise(PARTIAL);
    }

    private static Dataset<Row> byYear(Inputs in, String indicator, Column sentence, Column value, Column n) {
        WindowSpec years = Window.partitionBy("indicator").orderBy("year");
        return Answer.values(in, indicator)
                .groupBy("indicator", "year")
                .agg(
                        max(when(col("country_code").equalTo("CHN"), col("value")))
                                .as("china"),
                        max(when(col("country_code").equalTo("CHN"), col("n"))).as("china_n"),
                        max(when(col("country_code").equalTo("USA"), col("value")))
                                .as("us"),
                        max(when(col("country_code").equalTo("USA"), col("n"))).as("us_n"),
                        bool_and(col("is_closed")).as("is_closed"))
                .filter(n.gt(0).and(col("us_n").gt(0).or(col("indicator").equalTo(LINEAGE))))
                .withColumn("year_before", lag(col("year"), 1).over(years))
                .withColumn(
                        "china_before",
                        lag(try_divide(col("china"), col("china_n")), 1).over(years))
                .withColumn(
                        "us_before", lag(try_divide(col("us"), col("us_n")), 1).over(years))
                .withColumn(
                        "place",
                        row_number()
                                .over(Window.partitionBy("indicator")
                                        .orderBy(col("year").desc())))
                .withColumn(
                        "newest_closed",
                        max(when(col("is_closed"), col("year"))).over(Window.partitionBy("indicator")))
                .select(
                        col("place").as("finding_rank"),
                        sentence.as("sentence"),
                        coalesce(col("year").equalTo(col("newest_closed")), lit(false))
                                .as("is_headline"),
                        lit("CHN").as("country_code"),
                        col("year"),
                        value.as("value"),
                        n.as("n"));
    }
}
