package org.sovereignai.jobs.findings;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/** What each ally of the United States would lose if it stopped deliveries, and what nobody could take back. */
public final class AllyCutoff implements Step {

    private static final int FEWEST_MODELS = 5;
    private static final int HEADLINES = 2;
    private static final List<String> GOODS = List.of("chips", "chip_equipment", "computers");

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> allies = in.reference("bloc_member")
                .filter(col("bloc")
                        .equalTo("us_treaty_ally")
                        .and(col("until_year").isNull()))
                .select(col("country_code"), col("since_year").cast("INT").as("since_year"));
        Dataset<Row> losses = goods(in)
                .join(models(in), new String[] {"country_code"}, "left")
                .join(broadcast(allies), new String[] {"country_code"})
                .filter(col("year").geq(col("since_year")));
        Column models = when(
                        col("lost").isNotNull(),
                        format_string(
                                " Of the bases of its AI models of %d, %s are from there (n = %d): with weights under a"
                                        + " restricting licence counted by half, %s of all could be withdrawn and %s nobody"
                                        + " can take back.",
                                col("model_year"),
                                Answer.percent(col("lost")),
                                col("model_n"),
                                Answer.percent(col("lost").minus(col("irrevocable"))),
                                Answer.percent(col("irrevocable"))))
                .otherwise("");
        Column goods = format_string(
                "%s would lose, if the United States stopped, of its imports of %d by origin: chips %s, chip-making equipment"
                        + " %s, computers %s.",
                Answer.subject(), col("year"), range("chips"), range("chip_equipment"), range("computers"));
        Dataset<Row> ranked = Answer.withName(losses, in)
                .withColumn(
                        "finding_rank",
                        row_number()
                                .over(Window.partitionBy("year")
                                        .orderBy(
                                                col("lost").isNotNull().desc(),
                                                col("chip_equipment_value").desc_nulls_last(),
                                                col("country_code"))))
                .withColumn("sentence", concat(goods, models))
                .withColumn("is_headline", col("finding_rank").leq(HEADLINES))
                .withColumn("value", col("chip_equipment_value"))
                .withColumn("n", col("chip_equipment_n"));
        return Answer.of(
                "q7_allies",
                "What would each ally of the United States lose if it were cut off, and what could nobody take back?",
                "Treaty allies. Goods by origin with the bounds that hold whatever exporters make themselves, and bounds alone"
                        + " where most of the origin is unknown; before anything is replaced. Weights under an open licence"
                        + " cannot be taken back; whether those under a licence that restricts use can is open, so that they"
                        + " count by half on either side, a convention and not an observation. value is the share of"
                        + " chip-making equipment, n the number of its known direct suppliers; that in brackets is of"
                        + " bases of models. Other strands and suppliers are in cutoff_exposure.",
                ranked);
    }

    /** By nation, value and bounds of every strand in its newest year. */
    private static Dataset<Row> goods(Inputs in) {
        List<Column> figures = new ArrayList<>();
        for (String strand : GOODS) {
            Column isStrand = col("indicator").equalTo(strand + "_exposure_us");
            for (String figure : List.of("value", "low", "high", "n")) {
                figures.add(max(when(isStrand, col(figure))).as(strand + "_" + figure));
            }
        }
        Dataset<Row> exposures = in.table("indicator_value")
                .filter(col("indicator")
                        .isInCollection(GOODS.stream()
                                .map(strand -> strand + "_exposure_us")
                                .toList()));
        return Answer.newest(exposures)
                .groupBy("country_code")
                .agg(max("year").as("year"), figures.toArray(Column[]::new));
    }

    /** By nation, bases of models from the United States in the newest year with enough of them. */
    private static Dataset<Row> models(Inputs in) {
        return in.table("cutoff_exposure")
                .filter(col("supplier_code")
                        .equalTo("USA")
                        .and(col("strand").equalTo("base_models"))
                        .and(col("irrevocable_share").isNotNull())
                        .and(col("n").geq(FEWEST_MODELS)))
                .groupBy("country_code")
                .agg(
                        max("year").as("model_year"),
                        max_by(col("lost_direct"), col("year")).as("lost"),
                        max_by(col("irrevocable_share"), col("year")).as("irrevocable"),
                        max_by(col("n"), col("year")).as("model_n"));
    }

    private static Column range(String strand) {
        Column value = col(strand + "_value");
        Column low = col(strand + "_low");
        Column high = col(strand + "_high");
        return when(value.isNotNull(), Answer.percent(value, low, high))
                .when(
                        high.isNotNull(),
                        format_string("between %.0f and %.0f %%", low.multiply(100), high.multiply(100)))
                .otherwise("unknown");
    }
}
