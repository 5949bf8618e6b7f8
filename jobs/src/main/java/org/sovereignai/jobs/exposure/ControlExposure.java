package org.sovereignai.jobs.exposure;

import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.supply.EdgeRows;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;

/**
 * Who can switch off how much: the share of every supplier abroad times the part of it that the supplier or its government
 * can withdraw. Own method, see {@link Supplier#withdrawable}.
 *
 * <p>Supply of unknown supplier is foreign for goods, which are all imported, and may be the nation's own elsewhere.
 */
public final class ControlExposure implements Step {

    private static final StructType ROWS = StructType.fromDDL("country_code STRING, year INT, strand STRING,"
            + " supplier_code STRING, foreign_share DOUBLE, revocable_share DOUBLE, control_exposure DOUBLE, low DOUBLE,"
            + " high DOUBLE, n BIGINT");

    @Override
    public Dataset<Row> build(Inputs in) {
        return EdgeRows.ofEachStrandAndYear(in, world -> world.stream().flatMap(ControlExposure::rows), ROWS);
    }

    private static Stream<Row> rows(Supply supply) {
        return supply.suppliers().stream()
                .filter(supplier -> supplier.direct().value() > 0
                        && !supplier.code().equals(supply.nation().code()))
                .map(supplier -> row(supply, supplier));
    }

    private static Row row(Supply supply, Supplier supplier) {
        Estimate exposure = supplier.withdrawable();
        return RowFactory.create(
                supply.nation().code(),
                supply.year(),
                supply.strand().id(),
                supplier.code(),
                supplier.direct().value(),
                EdgeRows.cell(supplier.revocable().value()),
                EdgeRows.cell(exposure.value()),
                EdgeRows.cell(exposure.low()),
                EdgeRows.cell(exposure.high()),
                supply.n());
    }
}
