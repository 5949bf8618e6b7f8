package org.sovereignai.jobs.supply;

import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.datasets.Goods;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.PackedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.schemas.Schemas;

/** How concentrated the supply of each product of six digits is, in releases for which somebody asked; see {@link ProductPass}. */
public final class ProductConcentration implements TypedStep {

    @Override
    public String table() {
        return "product_concentration";
    }

    @Override
    public Map<String, Goods> flows(Schemas schemas) {
        return ProductPass.wanted(schemas);
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return PackedRows.inOrder(in.shared(ProductPass.class).select("group", table()));
    }
}
