package org.sovereignai.jobs.exposure;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.supply.EdgeRows;
import org.sovereignai.measures.supply.Supply;

/**
 * Which of two economies depends more on the other, for every pair of which one supplies the other, see
 * {@link org.sovereignai.measures.dependence.Asymmetry}.
 */
public final class Asymmetry implements Step {

    private static final StructType ROWS = StructType.fromDDL("country_code STRING, partner_code STRING, year INT,"
            + " strand STRING, direct_share DOUBLE, reverse_share DOUBLE, asymmetry DOUBLE, low DOUBLE, high DOUBLE");

    @Override
    public Dataset<Row> build(Inputs in) {
        return EdgeRows.ofEachStrandAndYear(in, Asymmetry::rows, ROWS);
    }

    private static Stream<Row> rows(List<Supply> world) {
        return org.sovereignai.measures.dependence.Asymmetry.of(world)
                .map(pair -> RowFactory.create(
                        pair.nation(),
                        pair.partner(),
                        world.get(0).year(),
                        world.get(0).strand().id(),
                        pair.direct(),
                        pair.reverse(),
                        pair.difference().value(),
                        pair.difference().low(),
                        pair.difference().high()));
    }
}
