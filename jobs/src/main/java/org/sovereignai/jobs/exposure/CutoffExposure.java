package org.sovereignai.jobs.exposure;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.supply.EdgeRows;
import org.sovereignai.measures.dependence.CutOff;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;

/** What every nation loses in every strand when one supplier stops, see {@link CutOff}. */
public final class CutoffExposure implements Step {

    private static final StructType ROWS = StructType.fromDDL("country_code STRING, year INT, strand STRING,"
            + " supplier_code STRING, lost_direct DOUBLE, lost_direct_low DOUBLE, lost_direct_high DOUBLE,"
            + " lost_traced DOUBLE, lost_traced_low DOUBLE, lost_traced_high DOUBLE, lost_on_way DOUBLE,"
            + " lost_on_way_low DOUBLE, lost_on_way_high DOUBLE, lost_after_reallocation DOUBLE,"
            + " irrevocable_share DOUBLE, irrevocable_low DOUBLE, irrevocable_high DOUBLE, n BIGINT");

    @Override
    public Dataset<Row> build(Inputs in) {
        return EdgeRows.ofEachStrandAndYear(
                in, world -> world.stream().flatMap(supply -> CutOff.of(supply).map(loss -> row(supply, loss))), ROWS);
    }

    private static Row row(Supply supply, CutOff loss) {
        Supplier supplier = loss.supplier();
        List<Object> cells = new ArrayList<>(
                List.of(supply.nation().code(), supply.year(), supply.strand().id(), supplier.code()));
        EdgeRows.add(cells, supplier.direct());
        EdgeRows.add(cells, supplier.origin().orElse(Estimate.NONE));
        EdgeRows.add(cells, supplier.onTheWay().orElse(Estimate.NONE));
        cells.add(loss.afterReallocation());
        EdgeRows.add(cells, supplier.irrevocable());
        cells.add(supply.n());
        return RowFactory.create(cells.toArray());
    }
}
