package org.sovereignai.jobs.findings;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;

/** The common shape of the answers, and the wording that they share. */
final class Answer {

    private Answer() {}

    /**
     * Rows of the table {@code finding}.
     *
     * @param ranked columns finding_rank, sentence, country_code, year, value, n, is_headline
     */
    static Dataset<Row> of(String id, String question, String caveats, Dataset<Row> ranked) {
        return ranked.select(
                lit(id).as("finding_id"),
                col("finding_rank").cast("INT").as("finding_rank"),
                lit(question).as("question"),
                col("sentence"),
                col("is_headline"),
                col("country_code"),
                col("year").cast("INT").as("year"),
                col("value").cast("DOUBLE").as("value"),
                col("n").cast("BIGINT").as("n"),
                lit(caveats).as("caveats"));
    }

    /** Known values of indicators, with {@code is_closed} where the source has closed the year or only revises it. */
    static Dataset<Row> values(Inputs in, Object... indicators) {
        return in.table("indicator_value")
                .filter(col("indicator").isin(indicators).and(col("value").isNotNull()))
                .select(
                        col("country_code"),
                        col("year"),
                        col("indicator"),
                        col("value"),
                        col("low"),
                        col("high"),
                        col("n"),
                        col("data_status").notEqual("partial").as("is_closed"));
    }

    /** The rows of their newest year. */
    static Dataset<Row> newest(Dataset<Row> rows) {
        return rows.filter(col("year").equalTo(rows.agg(max("year")).scalar()));
    }

    /** Adds {@code country_name} and {@code is_hub}. */
    static Dataset<Row> withName(Dataset<Row> rows, Inputs in) {
        return rows.join(
                broadcast(in.table("economy").select("country_code", "country_name", "is_hub")),
                new String[] {"country_code"});
    }

    /** The name as the subject that begins a sentence: {@code Japan}, {@code The United Kingdom}. */
    static Column subject() {
        Column name = col("country_name");
        return when(name.rlike("^(Netherlands|Philippines|United .*)$"), concat(lit("The "), name))
                .otherwise(name);
    }

    /** A share as a whole percentage. */
    static Column percent(Column share) {
        return format_string("%.0f %%", share.multiply(100));
    }

    /** A share with its bounds: {@code 12 % (5 to 40 %)}. */
    static Column percent(Column share, Column low, Column high) {
        return format_string("%.0f %% (%.0f to %.0f %%)", share.multiply(100), low.multiply(100), high.multiply(100));
    }
}
