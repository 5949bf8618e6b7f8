package org.sovereignai.jobs.findings;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.sovereignai.jobs.Inputs;
import org.sovereignai.jobs.Step;

/** Who takes part in open source most and least per head, and who rose and fell most since the first year. */
public final class ParticipationMoves implements Step {

    private static final String CAVEATS =
            "GitHub Innovation Graph: people are located by network address; Hong Kong and"
                    + " Singapore, inflated by exit addresses, are left out, and China falls as its people use such addresses."
                    + " Nations below the source's threshold are missing, not zero. n is the number of git pushes.";
    private static final int LISTED = 10;
    private static final int NAMED = 4;

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> values = Answer.withName(Answer.values(in, "git_pushes_per_thousand"), in)
                .filter(col("is_closed").and(not(col("is_hub"))));
        WindowSpec all = Window.partitionBy("indicator");
        Dataset<Row> nations = values.withColumn("first", min("year").over(all))
                .withColumn("newest", max("year").over(all))
                .groupBy("country_code", "country_name")
                .agg(
                        max("first").as("first"),
                        max("newest").as("year"),
                        max(when(col("year").equalTo(col("first")), col("value")))
                                .as("before"),
                        max(when(col("year").equalTo(col("newest")), col("value")))
                                .as("now"),
                        max(when(col("year").equalTo(col("newest")), col("n"))).as("n"))
                .filter(col("now").isNotNull());
        Dataset<Row> movers = nations.filter(col("before").isNotNull())
                .withColumn("moved", col("now").minus(col("before")));
        String each = "%1$s: %2$.1f git pushes per 1,000 people in %4$d (place %5$d of %6$d).";
        String moved = "%1$s: from %3$.1f git pushes per 1,000 people in %8$d to %2$.1f in %4$d (place %5$d of %6$d).";
        Column level = format_string("%s %.1f", col("country_name"), col("now"));
        Column move = format_string("%s from %.1f to %.1f", col("country_name"), col("before"), col("now"));
        return new Ranking(
                        "q4_most_participation",
                        "Who takes part in open source most, per head?",
                        col("now").desc())
                .over(
                        nations,
                        col("now"),
                        level,
                        "Most git pushes per 1,000 people in %4$d: %7$s (%6$d nations).",
                        each)
                .unionByName(new Ranking(
                                "q4_least_participation",
                                "Who takes part in open source least, per head?",
                                col("now").asc())
                        .over(
                                nations,
                                col("now"),
                                level,
                                "Fewest git pushes per 1,000 people in %4$d, of the nations above the source's threshold:"
                                        + " %7$s (%6$d nations).",
                                each))
                .unionByName(new Ranking(
                                "q4_risers",
                                "Who rose most in open-source participation, per head?",
                                col("moved").desc())
                        .over(
                                movers.filter(col("moved").gt(0)),
                                col("moved"),
                                move,
                                "Nations whose git pushes per 1,000 people rose from %8$d to %4$d: %6$d; most of all %7$s.",
                                moved))
                .unionByName(new Ranking(
                                "q4_fallers",
                                "Who fell most in open-source participation, per head?",
                                col("moved").asc())
                        .over(
                                movers.filter(col("moved").lt(0)),
                                col("moved"),
                                move,
                                "Nations whose git pushes per 1,000 people fell from %8$d to %4$d: %6$d; most of all %7$s.",
                                moved));
    }

    private record Ranking(String id, String question, Column order) {

        /** The first line names the first few nations, each further line one. */
        Dataset<Row> over(Dataset<Row> nations, Column value, Column words, String summary, String each) {
            Column[] figures = {
                col("country_name"),
                col("now"),
                col("before"),
                col("year"),
                col("finding_rank"),
                col("nations"),
                col("named"),
                col("first")
            };
            Dataset<Row> ranked = nations.withColumn("words", words)
                    .withColumn("nations", count(lit(1)).over(Window.partitionBy("year")))
                    .withColumn(
                            "finding_rank",
                            row_number().over(Window.partitionBy("year").orderBy(order, col("country_code"))))
                    .filter(col("finding_rank").leq(LISTED))
                    .withColumn(
                            "named",
                            array_join(
                                    collect_list("words")
                                            .over(Window.partitionBy("year")
                                                    .orderBy("finding_rank")
                                                    .rowsBetween(0, NAMED - 1)),
                                    ", "))
                    .withColumn("is_headline", col("finding_rank").equalTo(1))
                    .withColumn(
                            "sentence",
                            when(col("is_headline"), format_string(summary, figures))
                                    .otherwise(format_string(each, figures)))
                    .withColumn("value", value);
            return Answer.of(id, question, CAVEATS, ranked);
        }
    }
}
