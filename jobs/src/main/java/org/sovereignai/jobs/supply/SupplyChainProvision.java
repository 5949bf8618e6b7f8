package org.sovereignai.jobs.supply;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.measures.dependence.InputProvision;

/** What every economy provides to the making of chips, in each edition of the source. */
public final class SupplyChainProvision implements TypedStep {

    @Override
    public String columns() {
        return "vintage country_code input_count shared_input_count dominated_input_count mean_provided_share";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return ProvidedShare.grouped(in, ProvidedShare::nation, SupplyChainProvision::row);
    }

    private static Stream<InternalRow> row(List<ProvidedShare> nation) {
        InputProvision provision =
                InputProvision.of(nation.stream().map(ProvidedShare::share).toList());
        ProvidedShare any = nation.get(0);
        return Stream.of(TypedRows.row(
                any.vintage(),
                any.nation(),
                provision.inputs(),
                provision.shared(),
                provision.dominated(),
                provision.meanShare().orElse(null)));
    }
}
