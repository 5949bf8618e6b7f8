package org.sovereignai.jobs.supply;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;

/**
 * The share of every supplier in what a nation gets, by strand and year: as traded or recorded, by origin, and how much of
 * it the supplier could withdraw.
 *
 * <p><b>Goods</b> are dollars of imports, traced through hubs, see {@link GoodsEdges}. New goods can be withheld, so all of
 * them are revocable. <b>Models, chips of models, computing power and code</b> are in {@link UnitEdges}.
 */
public final class DependenceEdge implements TypedStep {

    @Override
    public String columns() {
        return String.join(" ", EdgeRows.TABLE.fieldNames());
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return TypedRows.together(GoodsEdges.edges(in), UnitEdges.edges(in));
    }
}
