package org.sovereignai.jobs.exposure;

import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.jobs.supply.GoodsNetwork;
import org.sovereignai.measures.dependence.HiddenSupplier;

/** Suppliers of goods and the suppliers behind them, see {@link HiddenSupplier}. */
public final class LookThroughEdge implements TypedStep {

    @Override
    public String columns() {
        return "country_code year strand supplier_code look_through_50_share look_through_85_share";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return GoodsNetwork.ofEachYear(in).rows((key, group) -> edges(GoodsNetwork.of(key, group)));
    }

    private static Stream<InternalRow> edges(GoodsNetwork network) {
        return HiddenSupplier.of(network.codes(), network.shares(), network.hasUnnamed())
                .map(supplier -> TypedRows.row(
                        supplier.importer(),
                        network.year(),
                        network.strand(),
                        supplier.code(),
                        supplier.near(),
                        supplier.far()));
    }
}
