package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * How much more of a nation's work on public code is about AI than the world's: the revealed comparative advantage in AI
 * topics (Balassa 1965).
 *
 * <p>The topics that count as AI are those of the reference table {@code ai_topic}. {@code config} and {@code
 * github-config} are left out: a template for profiles puts them on the repositories that carry it, so that they name no
 * subject. The source shows a topic of an economy from 100 people on, so that small economies show few topics or none
 * about AI: below 20 topics, or without an AI topic, there is no value.
 */
public final class AiTopicSpecialisation implements Step {

    private static final int FEWEST_TOPICS = 20;

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> aiTopics =
                in.reference("ai_topic").select(col("item"), lit(true).as("is_ai"));
        Column isSubject = not(col("item").isin("config", "github-config"));
        Dataset<Row> yearly = in.table("open_source_pusher")
                .filter(col("dimension").equalTo("topic"))
                .join(broadcast(aiTopics), new String[] {"item"}, "left")
                .groupBy("country_code", "year")
                .agg(
                        sum(when(isSubject, col("pusher_count"))).as("all"),
                        sum(when(col("is_ai"), col("pusher_count"))).as("ai"),
                        size(collect_set(when(isSubject, col("item")))).as("n"),
                        size(collect_set("quarter")).as("quarters"));
        Column world =
                share(sum("ai").over(Window.partitionBy("year")), sum("all").over(Window.partitionBy("year")));
        return Values.of(Values.withHub(yearly.withColumn("world", world), in.table("economy"))
                .withColumn("indicator", lit("ai_topic_specialisation"))
                .withColumn(
                        "value",
                        when(col("n").geq(FEWEST_TOPICS), try_divide(share(col("ai"), col("all")), col("world"))))
                .withColumn("coverage", try_divide(col("quarters"), lit(DataStatus.QUARTERS)))
                .withColumn("data_status", DataStatus.ofQuarters(col("quarters")))
                .withColumn(
                        "note_code",
                        when(col("n").lt(FEWEST_TOPICS), "too_few")
                                .when(col("ai").isNull(), "below_threshold")
                                .when(col("is_hub"), "hub")));
    }

    private static Column share(Column part, Column whole) {
        return try_divide(part.cast("DOUBLE"), whole);
    }
}
