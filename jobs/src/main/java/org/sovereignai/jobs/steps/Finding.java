package org.sovereignai.jobs.steps;

import static org.apache.spark.sql.functions.*;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.sovereignai.jobs.Inputs;
import org.sovereignai.jobs.Step;

/** What a reader asks first, answered in sentences with years and n. */
public final class Finding implements Step {

    private record Ranking(String indicator, String words) {}

    private static final List<Ranking> RANKINGS = List.of(
            new Ranking("developers_per_thousand", "developers per 1,000 people"),
            new Ranking("git_pushes_per_thousand", "git pushes per 1,000 people"));

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> values = in.table("indicator_value")
                .filter(col("value").isNotNull().and(col("data_status").equalTo("final")))
                .join(
                        broadcast(in.table("economy").select("country_code", "country_name")),
                        new String[] {"country_code"});
        return RANKINGS.stream()
                .map(ranking -> top(values, ranking))
                .reduce(Dataset::unionByName)
                .orElseThrow();
    }

    private static Dataset<Row> top(Dataset<Row> values, Ranking ranking) {
        Dataset<Row> one = values.filter(col("indicator").equalTo(ranking.indicator()));
        Dataset<Row> latest = one.agg(max("year").as("year"));
        return one.join(broadcast(latest), new String[] {"year"})
                .withColumn(
                        "finding_rank",
                        row_number()
                                .over(Window.partitionBy("indicator")
                                        .orderBy(col("value").desc(), col("country_code"))))
                .filter(col("finding_rank").leq(3))
                .select(
                        col("indicator").as("finding_id"),
                        col("finding_rank"),
                        lit("Who has most " + ranking.words() + "?").as("question"),
                        format_string(
                                        "%s: %.1f %s in %d",
                                        col("country_name"), col("value"), lit(ranking.words()), col("year"))
                                .as("sentence"),
                        col("country_code"),
                        col("year"),
                        col("value"),
                        col("n"),
                        lit("Located by network address.").as("caveats"));
    }
}
