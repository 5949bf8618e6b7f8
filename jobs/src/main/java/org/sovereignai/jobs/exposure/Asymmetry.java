package org.sovereignai.jobs.exposure;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.supply.DependenceEdge;

/**
 * Which of two economies depends more on the other, for every pair of which one supplies the other: {@code dep(i on j) -
 * dep(j on i)} by the direct shares, -1..1; above 0 the first depends more on the second than the reverse. After Hirschman,
 * "National Power and the Structure of Foreign Trade", 1945. The bounds let either unknown part come from the other.
 */
public final class Asymmetry implements Step {

    private static final String[] PAIR = {"strand", "year", "country_code", "partner_code"};

    @Override
    public Dataset<Row> build(Inputs in) {
        Column share = col("direct_share");
        Dataset<Row> edges = in.table("dependence_edge").filter(share.gt(0));
        Dataset<Row> unknown = edges.groupBy("strand", "year", "country_code")
                .agg(coalesce(max(when(col("supplier_code").equalTo(DependenceEdge.UNKNOWN), share)), lit(0.0))
                        .as("unknown"));
        Dataset<Row> suppliers = edges.filter(not(col("supplier_code")
                .isin(col("country_code"), lit(DependenceEdge.UNKNOWN), lit(DependenceEdge.OTHERS))));
        Dataset<Row> pairs = directed(suppliers, "country_code", "supplier_code", share, lit(0.0))
                .unionByName(directed(suppliers, "supplier_code", "country_code", lit(0.0), share))
                .groupBy(col(PAIR[0]), col(PAIR[1]), col(PAIR[2]), col(PAIR[3]))
                .agg(
                        max("direct_share").as("direct_share"),
                        max("reverse_share").as("reverse_share"));
        Dataset<Row> partners = unknown.select(
                col("strand"),
                col("year"),
                col("country_code").as("partner_code"),
                col("unknown").as("reverse_unknown"));
        // An economy that gets nothing in the strand and year has no dependence to compare; one that supplies itself
        // has.
        return pairs.join(broadcast(unknown), new String[] {PAIR[0], PAIR[1], PAIR[2]})
                .join(broadcast(partners), new String[] {PAIR[0], PAIR[1], PAIR[3]})
                .withColumn("asymmetry", col("direct_share").minus(col("reverse_share")))
                .withColumn("low", col("asymmetry").minus(col("reverse_unknown")))
                .withColumn("high", col("asymmetry").plus(col("unknown")))
                .drop("unknown", "reverse_unknown");
    }

    private static Dataset<Row> directed(
            Dataset<Row> edges, String economy, String partner, Column direct, Column reverse) {
        return edges.select(
                col("strand"),
                col("year"),
                col(economy).as("country_code"),
                col(partner).as("partner_code"),
                direct.as("direct_share"),
                reverse.as("reverse_share"));
    }
}
