package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.supply.DependenceEdge;
import org.sovereignai.jobs.tables.StrandGoods;

/**
 * What each nation gets in each strand and year, summed up over its suppliers: the common base of the measures of
 * dependence.
 */
final class Supply {

    /** Strands whose unit is a model, or a kind of chip of a model: few of them say nothing. */
    static final List<String> OF_MODELS = List.of("base_models", "training_hardware", "training_foundry");

    static final List<String> OF_COMPUTE = List.of("compute", "compute_chips");

    /** Part of a supply whose supplier must be known for a value to stand; below, only its bounds do. */
    static final double LEAST_KNOWN = 0.5;

    /** Models below which a strand of models has no value. */
    static final int FEWEST_MODELS = 5;

    private Supply() {}

    /**
     * One row per nation, year and strand with supply, or with trade in the strand's goods.
     *
     * <ul>
     *   <li>{@code domestic}, {@code foreign}, {@code unknown}: parts of supply, 1 in all
     *   <li>{@code largest}, {@code squares}, {@code entropy}: of the parts of foreign suppliers, as they are: their
     *       maximum, the sum of their squares, the sum of their -s ln s
     *   <li>{@code n}: units of known supplier
     *   <li>{@code is_goods}; for goods {@code exports} and {@code imports} in USD and {@code data_status}
     * </ul>
     */
    static Dataset<Row> byStrand(Inputs in) {
        Dataset<Row> suppliers = in.table("dependence_edge")
                .filter(col("direct_share").gt(0))
                .select(
                        col("country_code"),
                        col("year"),
                        col("strand"),
                        col("supplier_code"),
                        col("direct_share"),
                        col("n"),
                        lit(null).cast("DOUBLE").as("exports"),
                        lit(null).cast("DOUBLE").as("imports"),
                        lit(null).cast("STRING").as("data_status"));
        Dataset<Row> trade = in.table("trade_total")
                .filter(col("hs_revision").equalTo(StrandGoods.PANEL_REVISION))
                .select(
                        col("country_code"),
                        col("year"),
                        col("strand"),
                        lit(null).cast("STRING").as("supplier_code"),
                        lit(null).cast("DOUBLE").as("direct_share"),
                        lit(null).cast("BIGINT").as("n"),
                        col("export_value_usd").cast("DOUBLE").as("exports"),
                        col("import_value_usd").cast("DOUBLE").as("imports"),
                        col("data_status"));
        Column share = col("direct_share");
        Column isUnknown = col("supplier_code").equalTo(DependenceEdge.UNKNOWN);
        Column isOwn = col("supplier_code").equalTo(col("country_code"));
        Column foreign = when(not(isUnknown.or(isOwn)), share);
        return suppliers
                .unionByName(trade)
                .groupBy("country_code", "year", "strand")
                .agg(
                        sumOrNone(when(isOwn, share)).as("domestic"),
                        sumOrNone(foreign).as("foreign"),
                        sumOrNone(when(isUnknown, share)).as("unknown"),
                        max(foreign).as("largest"),
                        sum(foreign.multiply(foreign)).as("squares"),
                        sum(surprise(foreign)).as("entropy"),
                        coalesce(max("n"), lit(0L)).as("n"),
                        sum("exports").as("exports"),
                        sum("imports").as("imports"),
                        when(bool_or(col("data_status").equalTo("provisional")), "provisional")
                                .otherwise("final")
                                .as("data_status"))
                .withColumn("is_goods", col("imports").isNotNull());
    }

    /** -s ln s, what a share adds to the entropy; 0 for the share 0. */
    static Column surprise(Column share) {
        return when(share.gt(0), negate(share.multiply(ln(share)))).when(share.equalTo(0), 0.0);
    }

    /** Takes off what rounding adds; {@code least} alone would turn an empty share into 1. */
    static Column atMostOne(Column share) {
        return when(share.isNotNull(), least(lit(1.0), share));
    }

    private static Column sumOrNone(Column share) {
        return coalesce(sum(share), lit(0.0));
    }
}
