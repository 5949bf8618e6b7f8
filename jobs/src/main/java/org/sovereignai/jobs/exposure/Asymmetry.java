package org.sovereignai.jobs.exposure;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
import org.sovereignai.jobs.supply.EdgeRows;
import org.sovereignai.measures.supply.Supply;

/**
 * Which of two economies depends more on the other, for every pair of which one supplies the other, see
 * {@link org.sovereignai.measures.dependence.Asymmetry}.
 */
public final class Asymmetry implements TypedStep {

    @Override
    public String columns() {
        return "country_code partner_code year strand direct_share reverse_share asymmetry low high";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        return EdgeRows.ofEachStrandAndYear(in, Asymmetry::rows);
    }

    private static Stream<InternalRow> rows(List<Supply> world) {
        return org.sovereignai.measures.dependence.Asymmetry.of(world)
                .map(pair -> TypedRows.row(
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
