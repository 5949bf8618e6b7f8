package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.supply.DependenceEdge;
import org.sovereignai.jobs.supply.GoodsNetwork;
import org.sovereignai.jobs.tables.ExactSum;

/**
 * Whether a nation depends on the same partner for several things at once; shares are traced where the strand is.
 *
 * <p>{@code same_partner_risk} is the sum over partners abroad of their smallest share among the goods that every nation
 * buys: 1 where all three come from the same partners in the same parts, 0 where no partner supplies all three. {@code
 * chokepoints} is the largest number of strands of which one and the same partner abroad holds more than half. Code is left
 * out: it is participation as well. Both are own measures.
 */
public final class PartnerRisk implements Step {

    private static final List<String> BOUGHT_BY_ALL = List.of("chips", "computers", "energy_equipment");
    private static final double HALF = 0.5;
    private static final String[] NATION = {"country_code", "year"};
    private static final String[] SUPPLY = {"country_code", "year", "strand"};

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> edges = suppliers(in.table("dependence_edge"));
        return samePartnerRisk(edges, in).unionByName(chokepoints(edges, in));
    }

    /** Suppliers abroad, with the unknown part of the strand beside each. */
    private static Dataset<Row> suppliers(Dataset<Row> edges) {
        Column isUnknown = col("supplier_code").equalTo(DependenceEdge.UNKNOWN);
        Column isGoods = col("strand").isInCollection(GoodsNetwork.STRANDS);
        Dataset<Row> shares = edges.filter(
                        col("strand").notEqual("code").and(col("supplier_code").notEqual(DependenceEdge.OTHERS)))
                .withColumn("share", coalesce(col("traced_share"), col("direct_share")));
        Dataset<Row> unknown = shares.filter(isUnknown)
                .select(
                        col("country_code"),
                        col("year"),
                        col("strand"),
                        col("share").as("unknown"),
                        when(isGoods, col("traced_high"))
                                .otherwise(col("share"))
                                .as("unknown_high"));
        return shares.join(broadcast(unknown), SUPPLY, "left")
                .withColumn("unknown", coalesce(col("unknown"), lit(0.0)))
                .withColumn("unknown_high", coalesce(col("unknown_high"), lit(0.0)))
                .select(
                        col("country_code"),
                        col("year"),
                        col("strand"),
                        col("supplier_code"),
                        col("n"),
                        col("share"),
                        when(isGoods, col("traced_low")).otherwise(col("share")).as("share_low"),
                        when(isGoods, col("traced_high"))
                                .otherwise(least(lit(1.0), col("share").plus(col("unknown"))))
                                .as("share_high"),
                        col("unknown"),
                        col("unknown_high"),
                        not(isUnknown)
                                .and(col("supplier_code").notEqual(col("country_code")))
                                .as("is_abroad"));
    }

    /** What a nation gets in a strand and year, whoever supplies it: the unknown part, and the status of the year. */
    private static Dataset<Row> supplies(Dataset<Row> edges, Inputs in) {
        return DataStatus.withStatusOfStrand(
                edges.select("country_code", "year", "strand", "unknown", "unknown_high")
                        .distinct(),
                in);
    }

    private static Dataset<Row> samePartnerRisk(Dataset<Row> edges, Inputs in) {
        Dataset<Row> bought = edges.filter(col("strand").isInCollection(BOUGHT_BY_ALL));
        Dataset<Row> buyers = supplies(bought, in)
                .groupBy("country_code", "year")
                .agg(
                        count(lit(1)).as("strands"),
                        max("unknown").as("most_unknown"),
                        max("unknown_high").as("most_unknown_high"),
                        min("unknown_high").as("least_unknown_high"),
                        max("data_status").as("data_status"));
        Column isListedInAll = col("listed").equalTo(BOUGHT_BY_ALL.size());
        Column suppliesAll = col("supplied").equalTo(BOUGHT_BY_ALL.size());
        Dataset<Row> partners = bought.groupBy("country_code", "year", "supplier_code")
                .agg(
                        bool_or(col("is_abroad")).as("is_abroad"),
                        count(lit(1)).as("listed"),
                        count_if(col("share").gt(0)).as("supplied"),
                        min("share").as("share"),
                        min("share_low").as("share_low"),
                        min("share_high").as("share_high"))
                .join(broadcast(buyers), NATION);
        // In a strand where a partner is not listed it can have the unknown part at most.
        Column most =
                when(isListedInAll, col("share_high")).otherwise(least(col("share_high"), col("most_unknown_high")));
        Dataset<Row> nations = partners.groupBy("country_code", "year")
                .agg(
                        coalesce(ExactSum.of(when(col("is_abroad").and(isListedInAll), col("share"))), lit(0.0))
                                .as("risk"),
                        coalesce(ExactSum.of(when(col("is_abroad").and(isListedInAll), col("share_low"))), lit(0.0))
                                .as("low"),
                        least(
                                        lit(1.0),
                                        coalesce(ExactSum.of(when(col("is_abroad"), most)), lit(0.0))
                                                .plus(max("least_unknown_high")))
                                .as("high"),
                        count_if(col("is_abroad").and(suppliesAll)).as("n"),
                        max("strands").as("strands"),
                        max("most_unknown").as("most_unknown"),
                        max("data_status").as("data_status"))
                .withColumn(
                        "note_code",
                        when(col("strands").lt(BOUGHT_BY_ALL.size()), "strand_missing")
                                .when(col("most_unknown").gt(HALF), "suppliers_mostly_unknown"));
        return Values.melt(
                nations.withColumn("isBounded", col("strands").equalTo(BOUGHT_BY_ALL.size())),
                Measure.of("same_partner_risk", when(col("note_code").isNull(), col("risk")))
                        .within(when(col("isBounded"), col("low")), when(col("isBounded"), col("high")))
                        .covering(lit(1.0).minus(col("most_unknown"))));
    }

    private static Dataset<Row> chokepoints(Dataset<Row> edges, Inputs in) {
        Column isCounted = not(col("strand").isInCollection(Supply.OF_MODELS)).or(col("n").geq(Supply.FEWEST_MODELS));
        Dataset<Row> counted = edges.filter(isCounted);
        // Where most of a strand may be of unknown origin, any partner may hold more than half of it.
        Dataset<Row> unknown = supplies(counted, in)
                .groupBy("country_code", "year")
                .agg(
                        count_if(col("unknown").gt(HALF)).as("unknown_strands"),
                        count_if(col("unknown").leq(HALF)).as("known_strands"),
                        count_if(col("unknown_high").gt(HALF)).as("open_strands"),
                        collect_set("data_status").as("statuses"));
        Column abroad = col("is_abroad");
        Dataset<Row> partners = counted.groupBy("country_code", "year", "supplier_code")
                .agg(
                        count_if(abroad.and(col("share").gt(HALF))).as("held"),
                        count_if(abroad.and(col("share_low").gt(HALF))).as("held_low"),
                        count_if(abroad.and(col("share_high").gt(HALF))
                                        .and(col("unknown_high").leq(HALF)))
                                .as("held_high"));
        Dataset<Row> nations = partners.groupBy("country_code", "year")
                .agg(
                        max("held").as("held"),
                        max("held_low").as("low"),
                        max("held_high").as("high"))
                .join(unknown, NATION)
                .withColumn("note_code", when(col("known_strands").equalTo(0), "suppliers_mostly_unknown"))
                .withColumn(
                        "data_status",
                        when(array_contains(col("statuses"), "partial"), "partial")
                                .when(array_contains(col("statuses"), "provisional"), "provisional")
                                .otherwise("final"));
        Column all = col("known_strands").plus(col("unknown_strands"));
        return Values.melt(
                nations,
                Measure.of("chokepoints", when(col("note_code").isNull(), col("held")))
                        .within(col("low"), col("high").plus(col("open_strands")))
                        .basedOn(col("known_strands"))
                        .covering(try_divide(col("known_strands").cast("DOUBLE"), all)));
    }
}
