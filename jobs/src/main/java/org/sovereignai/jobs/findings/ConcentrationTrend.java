package org.sovereignai.jobs.findings;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.sovereignai.jobs.Inputs;
import org.sovereignai.jobs.Step;
import org.sovereignai.jobs.steps.ExactSum;

/**
 * Whether the supply of chips, models and compute is getting more concentrated on few nations: Herfindahl-Hirschman index
 * over exporters of goods, nations of models (a joint model in equal parts), and hosts of computing power.
 */
public final class ConcentrationTrend implements Step {

    private static final int FIRST_YEAR = 2018;
    private static final String CHIPS = "chips_world_supply_concentration";
    private static final String CHIP_EQUIPMENT = "chip_equipment_world_supply_concentration";
    private static final String COMPUTERS = "computers_world_supply_concentration";
    private static final String ENERGY_EQUIPMENT = "energy_equipment_world_supply_concentration";
    private static final String MODELS = "model_releases_fractional";
    private static final String COMPUTE = "compute_h100e";

    /** In the order of the lines. */
    private static final String[] SUBJECTS = {CHIPS, MODELS, COMPUTE, CHIP_EQUIPMENT, COMPUTERS, ENERGY_EQUIPMENT};

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> goods = Answer.values(in, CHIPS, CHIP_EQUIPMENT, COMPUTERS, ENERGY_EQUIPMENT)
                .groupBy("indicator", "year")
                .agg(
                        max("value").as("value"),
                        count(lit(1)).as("n"),
                        bool_and(col("is_closed")).as("is_closed"));
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
                        max_by(col("n"), col("year")).as("n"))
                .withColumn("finding_rank", array_position(lit(SUBJECTS), col("indicator")))
                .withColumn("is_headline", col("indicator").isin(CHIPS, MODELS, COMPUTE))
                .withColumn("country_code", lit(null).cast("STRING"))
                .withColumn("sentence", sentence());
        return Answer.of(
                "q5_concentration",
                "Is supply of chips, models and compute getting more or less concentrated?",
                "Herfindahl-Hirschman index over nations, 0 to 1. Goods: exports with re-exports. Models and clusters: those"
                        + " that Epoch AI lists, whose coverage changes over the years. n is the number of nations.",
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
                "%s: %s concentrated on few nations, HHI %.3f in %d, %.3f in %d (%d nations).",
                subject, direction, col("before"), col("first"), col("value"), col("year"), col("n"));
    }
}
