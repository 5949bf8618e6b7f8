package org.sovereignai.jobs.supply;

import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.datasets.Goods;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.PackedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.schemas.Schemas;

/** One of the tables of single products, which {@link ProductPass} makes together. */
abstract class ProductTable implements TypedStep {

    private final String table;

    ProductTable(String table) {
        this.table = table;
    }

    @Override
    public Map<String, Goods> flows(Schemas schemas) {
        return ProductPass.wanted(schemas);
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return PackedRows.inOrder(in.shared(ProductPass.class).select("group", table));
    }
}
