package org.sovereignai.jobs.exposure;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.supply.DependenceEdge;

/**
 * What every nation loses in every strand when one supplier stops. A nation's own supply counts among the suppliers that
 * remain.
 *
 * <p><b>Reallocation rule</b> (an assumption, ours): each remaining known supplier raises its deliveries to the importer in
 * proportion to its share, by at most {@value #SLACK} of what it delivers already. With L lost and K from remaining known
 * suppliers the loss left is {@code max(0, L - SLACK K)}. No supplier is promised twice: what it adds over all importers is
 * at most that part of its exports. New suppliers, stocks, home production and price are left out, and capacity may be short
 * for longer than a year.
 *
 * <p>What is lost is what came from the supplier; {@code irrevocable_share} is the part of it that stays in use all the
 * same, because nobody can take it back.
 */
public final class CutoffExposure implements Step {

    /** What a supplier can add to its deliveries: an assumption, not a measured figure. */
    private static final double SLACK = 0.25;

    @Override
    public Dataset<Row> build(Inputs in) {
        Column lost = col("lost_direct");
        Column isUnknown = col("supplier_code").equalTo(DependenceEdge.UNKNOWN);
        Column unknown = coalesce(col("unknown"), lit(0.0));
        Column kept = greatest(lit(0.0), lit(1.0).minus(unknown).minus(lost));
        Dataset<Row> edges = in.table("dependence_edge").withColumnRenamed("direct_share", "lost_direct");
        Dataset<Row> unknowns =
                edges.filter(isUnknown).select(col("country_code"), col("year"), col("strand"), lost.as("unknown"));
        return edges.filter(not(isUnknown)
                        .and(not(col("supplier_code").isin(col("country_code"), lit(DependenceEdge.OTHERS)))))
                .join(broadcast(unknowns), new String[] {"country_code", "year", "strand"}, "left")
                .select(
                        col("country_code"),
                        col("year"),
                        col("supplier_code"),
                        col("strand"),
                        lost,
                        col("direct_low").as("lost_direct_low"),
                        col("direct_high").as("lost_direct_high"),
                        col("traced_share").as("lost_traced"),
                        col("traced_low").as("lost_traced_low"),
                        col("traced_high").as("lost_traced_high"),
                        col("on_way_share").as("lost_on_way"),
                        col("on_way_low").as("lost_on_way_low"),
                        col("on_way_high").as("lost_on_way_high"),
                        greatest(lit(0.0), lost.minus(kept.multiply(SLACK))).as("lost_after_reallocation"),
                        irrevocable("revocable_share").as("irrevocable_share"),
                        irrevocable("revocable_high").as("irrevocable_low"),
                        irrevocable("revocable_low").as("irrevocable_high"),
                        col("n"));
    }

    private static Column irrevocable(String revocable) {
        return col("lost_direct").multiply(lit(1.0).minus(col(revocable)));
    }
}
