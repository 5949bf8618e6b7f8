package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.Inputs;
import org.sovereignai.jobs.Step;

/**
 * On how few foreign suppliers a nation depends in each strand, and, where its own supply is known, how much of all supply
 * is foreign.
 *
 * <p>Concentration is measured over foreign supply only. A value stands where at least half of it has a known supplier;
 * below, only the bounds do. Strands that count models need 5 models with a foreign supplier.
 */
public final class SupplyConcentration implements Step {

    private static final double LEAST_KNOWN = 0.5;
    private static final int FEWEST_MODELS = 5;

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> supply = Values.withHub(
                        ForeignSupply.withConcentration(withStatus(Supply.byStrand(in), in)), in.table("economy"))
                .withColumn("of_models", col("strand").isInCollection(Supply.OF_MODELS));
        return concentration(supply).unionByName(foreignShare(supply));
    }

    private static Dataset<Row> withStatus(Dataset<Row> supply, Inputs in) {
        Dataset<Row> quarters = in.table("collaboration_flow")
                .groupBy("year")
                .agg(size(collect_set("quarter")).as("quarters"));
        return supply.join(broadcast(quarters), new String[] {"year"}, "left")
                .withColumn(
                        "data_status",
                        when(col("strand").isInCollection(Supply.OF_MODELS), DataStatus.ofModels(in))
                                .when(col("strand").isInCollection(Supply.OF_COMPUTE), DataStatus.ofCompute(in))
                                .when(col("strand").equalTo("code"), DataStatus.ofQuarters(col("quarters")))
                                .otherwise(col("data_status")));
    }

    private static Dataset<Row> concentration(Dataset<Row> supply) {
        // In strands of models a unit is one model: own models have no part in foreign supply.
        Column foreignModels = round(try_divide(
                        col("n").multiply(col("foreign")), col("foreign").plus(col("domestic"))))
                .cast("BIGINT");
        Dataset<Row> reasoned = supply.withColumn(
                        "n", when(col("of_models"), foreignModels).otherwise(col("n")))
                .withColumn(
                        "reason",
                        when(col("imports").equalTo(0), "no_imports")
                                .when(col("coverage").isNull(), "no_foreign_supply")
                                .when(col("coverage").lt(LEAST_KNOWN), "suppliers_mostly_unknown")
                                .when(col("of_models").and(col("n").lt(FEWEST_MODELS)), "too_few"));
        Column bounded = isBounded();
        return Values.melt(
                reasoned.withColumn("note_code", coalesce(col("reason"), when(col("is_hub"), "hub"))),
                Measure.of(named("_supplier_concentration"), ifKnown(col("hhi")))
                        .within(when(bounded, col("hhi_low")), when(bounded, col("hhi_high"))),
                Measure.of(named("_effective_suppliers"), ifKnown(try_divide(lit(1.0), col("hhi"))))
                        .within(
                                when(bounded, try_divide(lit(1.0), col("hhi_high"))),
                                // With most of supply unknown there may be any number of suppliers.
                                when(
                                        bounded.and(col("coverage").geq(LEAST_KNOWN)),
                                        try_divide(lit(1.0), col("hhi_low")))),
                Measure.of(named("_effective_suppliers_entropy"), ifKnown(col("hill_number")))
                        .within(when(bounded, col("hill_number_low")), when(bounded, col("hill_number_high"))),
                Measure.of(named("_top_supplier_share"), ifKnown(col("top_share")))
                        .within(when(bounded, col("top_share_low")), when(bounded, col("top_share_high"))));
    }

    private static Dataset<Row> foreignShare(Dataset<Row> supply) {
        Column known = col("foreign").plus(col("domestic"));
        Column all = known.plus(col("unknown"));
        Column strand = col("strand");
        Dataset<Row> reasoned = supply.filter(
                        strand.isInCollection(Supply.OF_MODELS).or(strand.isInCollection(Supply.OF_COMPUTE)))
                .withColumn(
                        "reason",
                        when(col("of_models").and(col("n").lt(FEWEST_MODELS)), "too_few")
                                .when(
                                        try_divide(known, all).lt(LEAST_KNOWN),
                                        when(col("of_models"), "suppliers_mostly_unknown")
                                                .otherwise("owner_mostly_unknown")));
        return Values.of(reasoned.withColumn(
                        "indicator",
                        when(strand.equalTo("training_foundry"), "training_hardware_foundry_foreign_share")
                                .when(strand.equalTo("compute"), "compute_foreign_owner_share")
                                .when(strand.equalTo("compute_chips"), "compute_foreign_chip_share")
                                .otherwise(concat(strand, lit("_foreign_share"))))
                .withColumn("value", ifKnown(try_divide(col("foreign"), known)))
                .withColumn("low", when(isBounded(), try_divide(col("foreign"), all)))
                .withColumn("high", when(isBounded(), try_divide(col("foreign").plus(col("unknown")), all)))
                .withColumn("coverage", try_divide(known, all))
                .withColumn("note_code", col("reason")));
    }

    private static Column named(String measure) {
        return concat(col("strand"), lit(measure));
    }

    /** Bounds speak of the unknown part, not of the chance in few models. */
    private static Column isBounded() {
        return coalesce(col("reason"), lit("")).notEqual("too_few");
    }

    private static Column ifKnown(Column value) {
        return when(col("reason").isNull(), value);
    }
}
