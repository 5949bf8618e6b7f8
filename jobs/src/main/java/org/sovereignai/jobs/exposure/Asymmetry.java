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
        Column isNation = not(col("supplier_code").isin(DependenceEdge.UNKNOWN, DependenceEdge.OTHERS));
        Dataset<Row> edges = in.table("dependence_edge");
        // An economy that gets nothing in the strand and year has no dependence to compare; one that supplies itself
        // has. Whom no row names may have what the rows without a name have at the most.
        Dataset<Row> rest = edges.groupBy("strand", "year", "country_code")
                .agg(least(lit(1.0), coalesce(sum(when(not(isNation), col("direct_high"))), lit(0.0)))
                        .as("rest"));
        Dataset<Row> suppliers = edges.filter(isNation.and(col("supplier_code").notEqual(col("country_code"))))
                .select(
                        col("strand"),
                        col("year"),
                        col("country_code"),
                        col("supplier_code").as("partner_code"),
                        struct("direct_share", "direct_low", "direct_high").as("direct"));
        Dataset<Row> reverse = suppliers.select(
                col("strand"),
                col("year"),
                col("partner_code").as("country_code"),
                col("country_code").as("partner_code"),
                col("direct").as("reverse"));
        Dataset<Row> partners = rest.select(
                col("strand"),
                col("year"),
                col("country_code").as("partner_code"),
                col("rest").as("reverse_rest"));
        return suppliers
                .join(reverse, PAIR, "full")
                .join(broadcast(rest), new String[] {PAIR[0], PAIR[1], PAIR[2]})
                .join(broadcast(partners), new String[] {PAIR[0], PAIR[1], PAIR[3]})
                .withColumn("direct_share", or("direct.direct_share", lit(0.0)))
                .withColumn("reverse_share", or("reverse.direct_share", lit(0.0)))
                .filter(col("direct_share").gt(0).or(col("reverse_share").gt(0)))
                .withColumn("asymmetry", col("direct_share").minus(col("reverse_share")))
                .withColumn(
                        "low", or("direct.direct_low", lit(0.0)).minus(or("reverse.direct_high", col("reverse_rest"))))
                .withColumn("high", or("direct.direct_high", col("rest")).minus(or("reverse.direct_low", lit(0.0))))
                .drop("direct", "reverse", "rest", "reverse_rest");
    }

    private static Column or(String known, Column otherwise) {
        return coalesce(col(known), otherwise);
    }
}
