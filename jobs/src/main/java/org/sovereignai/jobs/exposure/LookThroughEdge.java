package org.sovereignai.jobs.exposure;

import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.supply.GoodsNetwork;
import org.sovereignai.measures.dependence.HiddenSupplier;

/** Suppliers of goods and the suppliers behind them, see {@link HiddenSupplier}. */
public final class LookThroughEdge implements Step {

    private static final StructType ROWS = StructType.fromDDL("country_code STRING, year INT, strand STRING,"
            + " supplier_code STRING, look_through_50_share DOUBLE, look_through_85_share DOUBLE");

    @Override
    public Dataset<Row> build(Inputs in) {
        return GoodsNetwork.ofEachYear(in.table("dependence_edge"), in.schemas().strands())
                .flatMapGroups(
                        (FlatMapGroupsFunction<Row, Row, Row>) (key, group) -> edges(GoodsNetwork.of(key, group)),
                        Encoders.row(ROWS));
    }

    private static Iterator<Row> edges(GoodsNetwork network) {
        return HiddenSupplier.of(network.codes(), network.shares(), network.hasUnnamed())
                .map(supplier -> RowFactory.create(
                        supplier.importer(),
                        network.year(),
                        network.strand(),
                        supplier.code(),
                        supplier.near(),
                        supplier.far()))
                .iterator();
    }
}
