package org.sovereignai.jobs.findings;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Nations besides the United States and China that release large models of their own. Large is a billion parameters or
 * 10^23 operations of training; of its own is a model of this nation alone without a recorded base.
 */
public final class NewModelNations implements Step {

    private static final double LARGE_PARAMETERS = 1e9;
    private static final double LARGE_FLOP = 1e23;
    private static final int YEARS = 3;
    private static final int NAMED = 4;
    private static final int LISTED = 25;

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> roots = in.table("model_lineage")
                .groupBy("model_name")
                .agg(array_distinct(flatten(collect_list("root_codes"))).as("root_codes"));
        Column isLarge = col("parameter_count")
                .geq(LARGE_PARAMETERS)
                .or(col("training_compute_flop").geq(LARGE_FLOP));
        Dataset<Row> large = in.table("model_release")
                .filter(isLarge.and(col("nation_count").equalTo(1))
                        .and(col("year").isNotNull()))
                .join(broadcast(roots), new String[] {"model_name"}, "left")
                .select(
                        element_at(col("country_codes"), 1).as("country_code"),
                        col("year"),
                        col("has_open_weights"),
                        coalesce(size(col("base_names")), lit(0)).gt(0).as("has_base"),
                        col("root_codes"));
        // The newest year holds a few months only.
        Dataset<Row> period = large.agg(max("year").minus(1).as("last_year"));
        Column isRecent = col("year").between(col("last_year").minus(YEARS - 1), col("last_year"));
        Column isOwn = not(col("has_base"));
        Column isForeign =
                size(col("root_codes")).gt(0).and(not(array_contains(col("root_codes"), col("country_code"))));
        Dataset<Row> nations = large.crossJoin(broadcast(period))
                .filter(not(col("country_code").isin("USA", "CHN")))
                .groupBy("country_code")
                .agg(
                        max("last_year").as("year"),
                        min(when(isOwn, col("year"))).as("first_year"),
                        count_if(isOwn.and(isRecent)).as("own"),
                        count_if(isOwn.and(isRecent).and(col("has_open_weights")))
                                .as("open"),
                        count_if(isOwn.and(isRecent).and(col("has_open_weights").isNull()))
                                .as("unknown"),
                        count_if(not(isOwn).and(isRecent)).as("based"),
                        count_if(isForeign.and(isRecent)).as("foreign"),
                        count_if(isForeign.and(isRecent).and(array_contains(col("root_codes"), "CHN")))
                                .as("chinese"),
                        count_if(isForeign.and(isRecent).and(array_contains(col("root_codes"), "USA")))
                                .as("american"))
                .filter(col("own").gt(0));
        return Answer.of(
                "q2_foundation_models",
                "Which nations release their own foundation models, open or closed, and on whose base?",
                "Models that Epoch AI lists, of at least a billion parameters or 10^23 operations of training and of one"
                        + " nation alone. Epoch AI does not record every base, and not of every model whether its weights are"
                        + " open. The newest of the years is not complete. n is the number of large models; in the lines that sum"
                        + " up, value is the number of nations or of newcomers, and n that of their models or of the nations.",
                ranked(Answer.withName(nations, in)));
    }

    /** A line on the leaders, one on the newcomers, and one on each nation. */
    private static Dataset<Row> ranked(Dataset<Row> nations) {
        WindowSpec byOwn = Window.partitionBy("year").orderBy(col("own").desc());
        Column since = col("year").minus(YEARS - 1);
        Column unknown = when(col("unknown").gt(0), format_string(", %d not known", col("unknown")))
                .otherwise("");
        Column own = format_string(
                "%s: %d large AI %s of its own from %d to %d (%d with open weights%s, the first in %d); %d more on a base, %d"
                        + " of them foreign (%d on Chinese, %d on US bases).",
                col("country_name"),
                col("own"),
                when(col("own").equalTo(1), "model").otherwise("models"),
                since,
                col("year"),
                col("open"),
                unknown,
                col("first_year"),
                col("based"),
                col("foreign"),
                col("chinese"),
                col("american"));
        Dataset<Row> ranked = nations.withColumn(
                        "place",
                        row_number()
                                .over(Window.partitionBy("year")
                                        .orderBy(col("own").desc(), col("country_code"))))
                .withColumn("tied_place", rank().over(byOwn));
        Column leader = when(
                col("tied_place").leq(NAMED),
                struct(
                        col("place"),
                        format_string("%s %d (%d open%s)", col("country_name"), col("own"), col("open"), unknown)
                                .as("words")));
        Column newcomer = when(
                col("first_year").geq(since),
                struct(
                        col("place"),
                        format_string("%s (%d)", col("country_name"), col("first_year"))
                                .as("words")));
        Column nation = line(
                col("place").plus(2),
                own,
                col("country_code"),
                col("own"),
                col("own").plus(col("based")),
                lit(false));
        Dataset<Row> sums = ranked.groupBy("year")
                .agg(
                        count(lit(1)).as("nations"),
                        sum("own").as("models"),
                        count(newcomer).as("new"),
                        words(leader).as("leaders"),
                        words(newcomer).as("newcomers"),
                        collect_list(when(col("place").leq(LISTED), nation)).as("lines"));
        Column leaders = format_string(
                "Most large AI models of their own from %d to %d, besides the United States and China: %s (%d nations).",
                since, col("year"), col("leaders"), col("nations"));
        Column newcomers = format_string(
                "First large AI model of their own, of those that Epoch AI lists with a known size, since %d: %s.",
                since, col("newcomers"));
        Column summaries = array(
                line(lit(1), leaders, lit(null), col("nations"), col("models"), lit(true)),
                when(col("new").gt(0), line(lit(2), newcomers, lit(null), col("new"), col("nations"), lit(true))));
        return sums.select(col("year"), explode(concat(summaries, col("lines"))).as("line"))
                .filter(col("line").isNotNull())
                .select("year", "line.*");
    }

    private static Column line(
            Column place, Column sentence, Column countryCode, Column value, Column n, Column headline) {
        return struct(
                place.cast("INT").as("finding_rank"),
                sentence.as("sentence"),
                countryCode.cast("STRING").as("country_code"),
                value.cast("BIGINT").as("value"),
                n.cast("BIGINT").as("n"),
                headline.as("is_headline"));
    }

    private static Column words(Column named) {
        return array_join(sort_array(collect_list(named)).getField("words"), ", ");
    }
}
