package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.supply.DependenceEdge;

/**
 * How much of a nation's supply others could switch off: foreign share times revocable share, summed over suppliers abroad,
 * in the strands where a nation's own supply is known.
 *
 * <p>The value is what is known to be revocable over what is known; the bounds let the rest be the nation's own or
 * irrevocable (low), or foreign and revocable (high). Of a supplier some of whose models are of unknown openness the part
 * that is not known is as large as its bounds are apart. Goods are left out: home production is not known, so that all of
 * their supply is foreign and revocable by definition; who could withhold them is in {@code control_exposure}.
 */
public final class RevocableSupply implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        List<String> strands = new ArrayList<>(Supply.OF_MODELS);
        strands.addAll(Supply.OF_COMPUTE);
        Column share = col("direct_share");
        Column isAbroad = col("supplier_code")
                .notEqual(DependenceEdge.UNKNOWN)
                .and(col("supplier_code").notEqual(col("country_code")));
        Column isOwn = col("supplier_code").equalTo(col("country_code"));
        Column known = share.multiply(lit(1.0).minus(col("revocable_high").minus(col("revocable_low"))));
        Dataset<Row> supply = in.table("dependence_edge")
                .filter(col("strand").isInCollection(strands).and(share.gt(0)))
                .groupBy("country_code", "year", "strand")
                .agg(
                        max("n").as("n"),
                        total(isAbroad, share.multiply(col("revocable_low"))).as("low"),
                        total(not(isOwn), share.multiply(col("revocable_high"))).as("high"),
                        total(isOwn.or(isAbroad), when(isOwn, share).otherwise(known))
                                .as("coverage"));
        Column isModel = col("strand").isInCollection(Supply.OF_MODELS);
        Dataset<Row> noted = DataStatus.withStatusOfStrand(supply, in)
                .withColumn("is_few", isModel.and(col("n").lt(Supply.FEWEST_MODELS)))
                .withColumn(
                        "note_code",
                        when(col("is_few"), "too_few")
                                .when(
                                        col("coverage").lt(Supply.LEAST_KNOWN),
                                        when(isModel, "suppliers_mostly_unknown")
                                                .otherwise("owner_mostly_unknown")));
        return Values.melt(
                noted,
                Measure.of(
                                concat(col("strand"), lit("_control_exposure")),
                                when(col("note_code").isNull(), try_divide(col("low"), col("coverage"))))
                        .within(when(not(col("is_few")), col("low")), when(not(col("is_few")), col("high"))));
    }

    private static Column total(Column condition, Column share) {
        return least(lit(1.0), coalesce(sum(when(condition, share)), lit(0.0)));
    }
}
