package org.sovereignai.jobs.findings;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

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
                .filter(col("now").isNotNull())
                .withColumn("compared", lit(null).cast("BIGINT"));
        Dataset<Row> movers = nations.filter(col("before").isNotNull())
                .withColumn("moved", col("now").minus(col("before")))
                .withColumn("compared", count(lit(1)).over(Window.partitionBy("year")))
                .join(broadcast(chinaAt("first", "joint_before", in)), new String[] {"country_code", "first"}, "left")
                .join(broadcast(chinaAt("year", "joint_now", in)), new String[] {"country_code", "year"}, "left");
        Column beside = when(
                        col("joint_before").isNotNull().and(col("joint_now").isNotNull()),
                        format_string(
                                " (with Hong Kong and Macao, by whose addresses people in China also appear, from %.1f to"
                                        + " %.1f)",
                                col("joint_before"), col("joint_now")))
                .otherwise("");
        String each = "%1$s: %2$.1f git pushes per 1,000 people in %4$d (place %5$d of %6$d).";
        String moved =
                "%1$s: from %3$.1f git pushes per 1,000 people in %8$d to %2$.1f in %4$d%9$s (place %5$d of %6$d).";
        Column level = format_string("%s %.1f", col("country_name"), col("now"));
        Column move =
                concat(format_string("%s from %.1f to %.1f", col("country_name"), col("before"), col("now")), beside);
        return new Ranking(
                        "q4_most_participation",
                        "Who takes part in open source most, per head?",
                        col("now").desc())
                .over(
                        nations,
                        col("now"),
                        level,
                        lit(""),
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
                                lit(""),
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
                                beside,
                                "Nations whose git pushes per 1,000 people rose from %8$d to %4$d: %6$d of %10$d; most of all %7$s.",
                                moved))
                .unionByName(new Ranking(
                                "q4_fallers",
                                "Who fell most in open-source participation, per head?",
                                col("moved").asc())
                        .over(
                                movers.filter(col("moved").lt(0)),
                                col("moved"),
                                move,
                                beside,
                                "Nations whose git pushes per 1,000 people fell from %8$d to %4$d: %6$d of %10$d; most of all %7$s.",
                                moved));
    }

    /** China with Hong Kong and Macao, as one economy, in the years in which all three are known. */
    private static Dataset<Row> chinaAt(String year, String name, Inputs in) {
        Column pushes = sum("n");
        Column thousands = sum(try_divide(col("n"), col("value")));
        return Answer.values(in, "git_pushes_per_thousand")
                .filter(col("is_closed").and(col("country_code").isin("CHN", "HKG", "MAC")))
                .groupBy(col("year").as(year))
                .agg(
                        count(lit(1)).as("economies"),
                        try_divide(pushes, thousands).as(name))
                .filter(col("economies").equalTo(3))
                .select(lit("CHN").as("country_code"), col(year), col(name));
    }

    private record Ranking(String id, String question, Column order) {

        /** The first line names the first few nations, each further line one. */
        Dataset<Row> over(
                Dataset<Row> nations, Column value, Column words, Column beside, String summary, String each) {
            Column[] figures = {
                col("country_name"),
                col("now"),
                col("before"),
                col("year"),
                col("finding_rank"),
                col("nations"),
                col("named"),
                col("first"),
                col("beside"),
                col("compared")
            };
            Dataset<Row> ranked = nations.withColumn("words", words)
                    .withColumn("beside", beside)
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
