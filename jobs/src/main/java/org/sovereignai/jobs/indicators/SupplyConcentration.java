package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * On how few foreign suppliers a nation depends in each strand, and, where its own supply is known, how much of all supply
 * is foreign.
 *
 * <p>Concentration is measured over foreign supply only. A value stands where at least half of it has a known supplier;
 * below, only the bounds do. Strands that count models need 5 models with a foreign supplier.
 */
public final class SupplyConcentration implements Step {

    private static final String TOO_FEW = "too_few";

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> supply = Values.withHub(
                ForeignSupply.withConcentration(DataStatus.withStatusOfStrand(Supply.byStrand(in), in)),
                in.table("economy"));
        return Values.melt(withReasons(supply), measures());
    }

    /** Adds why concentration and foreign share have no value, and the number of units behind the former. */
    private static Dataset<Row> withReasons(Dataset<Row> supply) {
        Column ofModels = col("strand").isInCollection(Supply.OF_MODELS);
        // In strands of models a unit is one model: own models have no part in foreign supply.
        Column foreignModels =
                round(try_divide(col("n").multiply(col("foreign")), known())).cast("BIGINT");
        return supply.withColumn("foreign_n", when(ofModels, foreignModels).otherwise(col("n")))
                .withColumn(
                        "reason",
                        when(col("imports").equalTo(0), "no_imports")
                                .when(col("coverage").isNull(), "no_foreign_supply")
                                .when(col("coverage").lt(Supply.LEAST_KNOWN), "suppliers_mostly_unknown")
                                .when(ofModels.and(col("foreign_n").lt(Supply.FEWEST_MODELS)), TOO_FEW))
                .withColumn(
                        "share_reason",
                        when(ofModels.and(col("n").lt(Supply.FEWEST_MODELS)), TOO_FEW)
                                .when(
                                        try_divide(known(), all()).lt(Supply.LEAST_KNOWN),
                                        when(ofModels, "suppliers_mostly_unknown")
                                                .otherwise("owner_mostly_unknown")));
    }

    private static Measure[] measures() {
        Column bounded = isBounded("reason");
        // With most of supply unknown there may be any number of suppliers.
        Column countable = bounded.and(col("coverage").geq(Supply.LEAST_KNOWN));
        return new Measure[] {
            concentration("_supplier_concentration", col("hhi"))
                    .within(when(bounded, col("hhi_low")), when(bounded, col("hhi_high"))),
            concentration("_effective_suppliers", try_divide(lit(1.0), col("hhi")))
                    .within(
                            when(bounded, try_divide(lit(1.0), col("hhi_high"))),
                            when(countable, try_divide(lit(1.0), col("hhi_low")))),
            concentration("_effective_suppliers_entropy", col("hill_number"))
                    .within(when(bounded, col("hill_number_low")), when(bounded, col("hill_number_high"))),
            concentration("_top_supplier_share", col("top_share"))
                    .within(when(bounded, col("top_share_low")), when(bounded, col("top_share_high"))),
            foreignShare()
        };
    }

    private static Measure concentration(String measure, Column value) {
        return Measure.of(
                        concat(col("strand"), lit(measure)), when(col("reason").isNull(), value))
                .basedOn(col("foreign_n"))
                .noting(coalesce(col("reason"), when(col("is_hub"), "hub")));
    }

    /** Of strands that hold a nation's own supply as well. */
    private static Measure foreignShare() {
        Column strand = col("strand");
        Column bounded = isBounded("share_reason");
        return Measure.of(
                        when(strand.equalTo("training_foundry"), "training_hardware_foundry_foreign_share")
                                .when(strand.equalTo("compute"), "compute_foreign_owner_share")
                                .when(strand.equalTo("compute_chips"), "compute_foreign_chip_share")
                                .when(strand.isInCollection(Supply.OF_MODELS), concat(strand, lit("_foreign_share"))),
                        when(col("share_reason").isNull(), try_divide(col("foreign"), known())))
                .within(
                        when(bounded, try_divide(col("foreign"), all())),
                        when(bounded, try_divide(col("foreign").plus(col("unknown")), all())))
                .covering(try_divide(known(), all()))
                .noting(col("share_reason"));
    }

    private static Column known() {
        return col("foreign").plus(col("domestic"));
    }

    private static Column all() {
        return known().plus(col("unknown"));
    }

    /** Bounds speak of the unknown part, not of the chance in few models. */
    private static Column isBounded(String reason) {
        return coalesce(col(reason), lit("")).notEqual(TOO_FEW);
    }
}
