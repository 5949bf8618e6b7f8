package org.sovereignai.jobs.findings;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.tables.ExactSum;

/**
 * Whether the supply of chips, models and compute is getting more concentrated on few nations: Herfindahl-Hirschman index
 * over exporters of goods, nations of models (a joint model in equal parts), and hosts of computing power.
 */
public final class ConcentrationTrend implements Step {

    private static final int FIRST_YEAR = 2018;
    private static final String WORLD_SUPPLY = "_world_supply_concentration";
    private static final String CHIPS = "chips" + WORLD_SUPPLY;
    private static final String CHIP_EQUIPMENT = "chip_equipment" + WORLD_SUPPLY;
    private static final String COMPUTERS = "computers" + WORLD_SUPPLY;
    private static final String ENERGY_EQUIPMENT = "energy_equipment" + WORLD_SUPPLY;
    private static final String MODELS = "model_releases_fractional";
    private static final String COMPUTE = "compute_h100e";

    /** In the order of the lines. */
    private static final String[] SUBJECTS = {CHIPS, MODELS, COMPUTE, CHIP_EQUIPMENT, COMPUTERS, ENERGY_EQUIPMENT};

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> exporters = in.table("trade_total")
                .filter(col("export_value_usd").gt(0))
                .groupBy(concat(col("strand"), lit(WORLD_SUPPLY)).as("indicator"), col("year"))
                .agg(count_distinct(col("country_code")).as("n"));
        Dataset<Row> goods = Answer.values(in, CHIPS, CHIP_EQUIPMENT, COMPUTERS, ENERGY_EQUIPMENT)
                .groupBy("indicator", "year")
                .agg(max("value").as("value"), bool_and(col("is_closed")).as("is_closed"))
                .join(broadcast(exporters), new String[] {"indicator", "year"});
        WindowSpec inOrder = Window.partitionBy("indicator", "year")
                .orderBy("country_code")
                .rowsBetween(Window.unboundedPreceding(), Window.unboundedFollowing());
        Column part = try_divide(col("value"), sum("value").over(inOrder));
        Dataset<Row> others = Answer.values(in, MODELS, COMPUTE)
                .filter(col("value").gt(0))
                .withColumn("part", part)
                .groupBy("indicator", "year")
                .agg(
                        ExactSum.of(col("part").multiply(col("part"))).as("value"),
                        count(lit(1)).as("n"),
                        bool_and(col("is_closed")).as("is_closed"));
        Dataset<Row> years = goods.unionByName(others)
                .filter(col("is_closed").and(col("year").geq(FIRST_YEAR)));
        Dataset<Row> trends = years.groupBy("indicator")
                .agg(
                        min("year").as("first"),
                        max("year").as("year"),
                        min_by(col("value"), col("year")).as("before"),
                        max_by(col("value"), col("year")).as("value"),
                        max_by(col("n"), col("year")).as("n"),
                        min("value").as("lowest"),
                        min_by(col("year"), col("value")).as("lowest_year"),
                        max("value").as("highest"),
                        max_by(col("year"), col("value")).as("highest_year"))
                .withColumn("finding_rank", array_position(lit(SUBJECTS), col("indicator")))
                .withColumn("is_headline", col("indicator").isin(CHIPS, MODELS, COMPUTE))
                .withColumn("country_code", lit(null).cast("STRING"))
                .withColumn("sentence", sentence());
        return Answer.of(
                "q5_concentration",
                "Is supply of chips, models and compute getting more or less concentrated?",
                "Herfindahl-Hirschman index over nations, 0 to 1. Goods: exports with re-exports. Models and clusters: those"
                        + " that Epoch AI lists, whose coverage changes over the years, with few clusters in the first. n is the number of nations that"
                        + " export, release or host in the last year. More and less compare the first year with the last;"
                        + " extremes between them are named.",
                trends);
    }

    private static Column sentence() {
        Column subject = when(col("indicator").equalTo(CHIPS), "World exports of chips")
                .when(col("indicator").equalTo(CHIP_EQUIPMENT), "World exports of chip-making equipment")
                .when(col("indicator").equalTo(COMPUTERS), "World exports of computers")
                .when(col("indicator").equalTo(ENERGY_EQUIPMENT), "World exports of energy equipment")
                .when(col("indicator").equalTo(MODELS), "Releases of AI models")
                .otherwise("Computing power for AI by host");
        Column direction = when(col("value").gt(col("before")), "more").otherwise("less");
        return format_string(
                "%s: %s concentrated on few nations, HHI %.3f in %d, %.3f in %d (%d nations)%s%s.",
                subject,
                direction,
                col("before"),
                col("first"),
                col("value"),
                col("year"),
                col("n"),
                extreme("lowest", col("lowest").lt(least(col("before"), col("value")))),
                extreme("highest", col("highest").gt(greatest(col("before"), col("value")))));
    }

    /** A turn of the series that its two ends do not show. */
    private static Column extreme(String name, Column isBetween) {
        return when(isBetween, format_string("; " + name + " %.3f in %d", col(name), col(name + "_year")))
                .otherwise("");
    }
}
