package org.sovereignai.jobs.exposure;

import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.jobs.supply.EdgeRows;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;

/**
 * Who can switch off how much: the share of every supplier abroad times the part of it that the supplier or its government
 * can withdraw. Own method, see {@link Supplier#withdrawable}.
 *
 * <p>Supply of unknown supplier is foreign for goods, which are all imported, and may be the nation's own elsewhere.
 */
public final class ControlExposure implements TypedStep {

    @Override
    public String columns() {
        return "country_code year strand supplier_code foreign_share revocable_share control_exposure low high n";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return EdgeRows.ofEachStrandAndYear(in, world -> world.stream().flatMap(ControlExposure::rows));
    }

    private static Stream<InternalRow> rows(Supply supply) {
        return supply.suppliers().stream()
                .filter(supplier -> supplier.direct().value() > 0
                        && !supplier.code().equals(supply.nation().code()))
                .map(supplier -> row(supply, supplier));
    }

    private static InternalRow row(Supply supply, Supplier supplier) {
        return EdgeRows.row(
                supply.nation().code(),
                supply.year(),
                supply.strand().id(),
                supplier.code(),
                supplier.direct().value(),
                EdgeRows.cell(supplier.revocable().value()),
                supplier.withdrawable(),
                supply.n());
    }
}
