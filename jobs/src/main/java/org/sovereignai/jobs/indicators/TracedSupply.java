package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.supply.DependenceEdge;
import org.sovereignai.jobs.supply.GoodsNetwork;

/**
 * On how few nations the goods of a strand depend that a nation imports, by where they were made.
 *
 * <p>Shares are over foreign origin: what the nation made itself and bought back through a hub is left out, and the rest
 * scaled to 1. The value counts the known part alone. Its bounds hold over the domestic parts of all exporters and any
 * origin of the unknown part: a share divided by the foreign part is at least {@code low_j / (1 - own_low)} and at most
 * {@code high_j / (1 - own_high)} or 1, and a sum of squares is at least that of the least shares and at most the greatest
 * share.
 */
public final class TracedSupply implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> supply = in.table("dependence_edge")
                .filter(col("strand").isInCollection(GoodsNetwork.STRANDS))
                .groupBy("country_code", "year", "strand")
                .agg(
                        own("traced_share").as("own"),
                        own("traced_low").as("own_low"),
                        own("traced_high").as("own_high"),
                        coalesce(max(when(isUnknown(), col("traced_share"))), lit(0.0))
                                .as("unknown"),
                        max(foreign("traced_share")).as("largest"),
                        sum(foreign("traced_share").multiply(foreign("traced_share")))
                                .as("squares"),
                        max(foreign("traced_low")).as("largest_low"),
                        sum(foreign("traced_low").multiply(foreign("traced_low")))
                                .as("squares_low"),
                        max(foreign("traced_high")).as("largest_high"),
                        max("n").as("n"));
        Dataset<Row> scaled = supply.withColumn("abroad", lit(1.0).minus(col("own")))
                .withColumn(
                        "coverage", Supply.atMostOne(try_divide(col("abroad").minus(col("unknown")), col("abroad"))))
                .withColumn("abroad_low", lit(1.0).minus(col("own_low")))
                .withColumn(
                        "most",
                        coalesce(
                                Supply.atMostOne(try_divide(col("largest_high"), lit(1.0).minus(col("own_high")))),
                                lit(1.0)))
                .withColumn(
                        "reason",
                        when(coalesce(col("coverage"), lit(0.0)).lt(Supply.LEAST_KNOWN), "suppliers_mostly_unknown"));
        Dataset<Row> noted = Values.withHub(DataStatus.withStatusOfStrand(scaled, in), in.table("economy"))
                .withColumn("note_code", coalesce(col("reason"), when(col("is_hub"), "hub")));
        Column abroad = col("abroad");
        Column low = col("abroad_low");
        return Values.melt(
                noted,
                Measure.of(
                                concat(col("strand"), lit("_traced_concentration")),
                                ifKnown(try_divide(col("squares"), abroad.multiply(abroad))))
                        .within(try_divide(col("squares_low"), low.multiply(low)), col("most")),
                Measure.of(
                                concat(col("strand"), lit("_traced_top_supplier_share")),
                                ifKnown(Supply.atMostOne(try_divide(col("largest"), abroad))))
                        .within(try_divide(col("largest_low"), low), col("most")));
    }

    private static Column isUnknown() {
        return col("supplier_code").equalTo(DependenceEdge.UNKNOWN);
    }

    private static Column own(String share) {
        return coalesce(max(when(col("supplier_code").equalTo(col("country_code")), col(share))), lit(0.0));
    }

    private static Column foreign(String share) {
        return when(not(isUnknown()).and(col("supplier_code").notEqual(col("country_code"))), col(share));
    }

    private static Column ifKnown(Column value) {
        return when(col("reason").isNull(), value);
    }
}
