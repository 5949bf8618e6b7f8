package org.sovereignai.jobs.supply;

import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;

/**
 * The share of every supplier in what a nation gets, by strand and year: as traded or recorded, by origin, and how much of
 * it the supplier could withdraw.
 *
 * <p><b>Goods</b> are dollars of imports, traced through hubs, see {@link GoodsEdges}. New goods can be withheld, so all of
 * them are revocable. <b>Models, chips of models, computing power and code</b> are in {@link UnitEdges}.
 */
public final class DependenceEdge implements Step {

    @Override
    public Dataset<Row> build(Inputs in) {
        return GoodsEdges.edges(in)
                .withColumn("revocable_share", lit(1.0))
                .withColumn("revocable_low", lit(1.0))
                .withColumn("revocable_high", lit(1.0))
                .unionByName(UnitEdges.edges(in), true);
    }
}
