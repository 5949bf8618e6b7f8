package org.sovereignai.jobs.indicators;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * Whether a nation depends on abroad for a strand's goods, by the criteria of CEPII's GeoDep: few suppliers of its imports
 * (HHI above .4), few exporters in the world (HHI above .4), imports above exports, and all of this in at least two of
 * three years in a row.
 *
 * <p>The margin is the smallest signed distance to a threshold, above 0 where all criteria of the year are met. Where less
 * than half of the imports has a known supplier, a criterion or the margin still stands if it is the same for every
 * possible rest.
 */
public final class GoodsDependence implements Step {

    private static final double THRESHOLD = 0.4;
    private static final int YEARS = 3;

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> goods = ForeignSupply.withConcentration(Supply.byStrand(in).filter(col("is_goods")));
        WindowSpec world = Values.allInOrder("strand", "year");
        Column exported = sum("exports").over(world);
        Dataset<Row> tested = goods.withColumn(
                        "world_hhi",
                        try_divide(
                                sum(col("exports").multiply(col("exports"))).over(world), exported.multiply(exported)))
                .withColumn("exporters", count_if(col("exports").gt(0)).over(world))
                .withColumn("ratio", try_divide(col("imports"), col("exports")))
                .withColumn("margin_low", margin(coalesce(col("hhi_low"), lit(0.0))))
                .withColumn("margin_high", margin(coalesce(col("hhi_high"), lit(1.0))))
                .withColumn(
                        "margin",
                        when(col("coverage").geq(Supply.LEAST_KNOWN), margin(col("hhi")))
                                .when(col("margin_low").equalTo(col("margin_high")), col("margin_low")))
                .withColumn("is_met", met());
        return Values.melt(Values.withHub(withThreeYears(tested), in.table("economy")), measures());
    }

    /** Empty without imports. No exports at all are the largest excess of imports, which no other criterion exceeds. */
    private static Column margin(Column concentration) {
        return when(
                col("imports").gt(0),
                least(
                        concentration.minus(THRESHOLD),
                        col("world_hhi").minus(THRESHOLD),
                        coalesce(col("ratio").minus(1), lit(1.0))));
    }

    /** 1 where the criteria are met for certain, 0 where they are not, empty where the unknown part decides. */
    private static Column met() {
        return when(col("margin").isNotNull(), col("margin").gt(0))
                .when(col("margin_high").leq(0), false)
                .when(col("margin_low").gt(0), true)
                .cast("INT");
    }

    private static Dataset<Row> withThreeYears(Dataset<Row> tested) {
        WindowSpec years =
                Window.partitionBy("strand", "country_code").orderBy("year").rangeBetween(1 - YEARS, 0);
        return tested.withColumn("known_years", count("is_met").over(years))
                .withColumn("met_years", sum("is_met").over(years))
                .withColumn("years", count(when(col("imports").gt(0), 1)).over(years));
    }

    private static Measure[] measures() {
        Column reason = when(col("imports").equalTo(0), "no_imports");
        Column hub = when(col("is_hub"), "hub");
        Column dependent =
                when(col("known_years").equalTo(YEARS), col("met_years").geq(2).cast("INT"));
        return new Measure[] {
            Measure.of(named("_world_supply_concentration"), col("world_hhi"))
                    .basedOn(col("exporters"))
                    .covering(lit(null)),
            Measure.of(named("_import_export_ratio"), when(col("exports").gt(0), col("ratio")))
                    .covering(lit(null))
                    .noting(coalesce(when(col("exports").equalTo(0), "no_exports"), hub)),
            Measure.of(named("_dependent"), dependent)
                    .noting(coalesce(
                            reason,
                            when(col("years").lt(YEARS), "too_few_years"),
                            when(dependent.isNull(), "suppliers_mostly_unknown"),
                            hub)),
            Measure.of(named("_dependent_margin"), col("margin"))
                    .within(col("margin_low"), col("margin_high"))
                    .noting(coalesce(reason, when(col("margin").isNull(), "suppliers_mostly_unknown"), hub))
        };
    }

    private static Column named(String measure) {
        return concat(col("strand"), lit(measure));
    }
}
