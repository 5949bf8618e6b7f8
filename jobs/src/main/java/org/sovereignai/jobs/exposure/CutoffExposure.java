package org.sovereignai.jobs.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.Step;
import org.sovereignai.jobs.supply.EdgeRows;
import org.sovereignai.jobs.supply.GroupRows;
import org.sovereignai.measures.dependence.CutOff;
import org.sovereignai.measures.dependence.WithheldGoods;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Nation;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;

/**
 * What every nation loses in every strand when one supplier stops, see {@link CutOff} and {@link WithheldGoods}: a nation, China with
 * Hong Kong and Macao, or a bloc. What a bloc withholds of goods is in {@link BlocCutoff}; what it provides of other strands adds up.
 */
public final class CutoffExposure implements Step {

    private static final StructType ROWS = StructType.fromDDL("country_code STRING, year INT, strand STRING,"
            + " actor_code STRING, supplier_code STRING, lost_direct DOUBLE, lost_direct_low DOUBLE, lost_direct_high DOUBLE,"
            + " lost_traced DOUBLE, lost_traced_low DOUBLE, lost_traced_high DOUBLE, lost_on_way DOUBLE,"
            + " lost_on_way_low DOUBLE, lost_on_way_high DOUBLE, lost_of_use DOUBLE, lost_of_use_low DOUBLE,"
            + " lost_of_use_high DOUBLE, lost_at_once DOUBLE, lost_at_once_low DOUBLE, lost_at_once_high DOUBLE,"
            + " lost_after_reallocation DOUBLE,"
            + " irrevocable_share DOUBLE, irrevocable_low DOUBLE, irrevocable_high DOUBLE, n BIGINT");

    private static final WithheldGoods.Loss NOTHING_KNOWN = new WithheldGoods.Loss(Estimate.NONE, Estimate.NONE);

    @Override
    public Dataset<Row> build(Inputs in) {
        BlocCutoff blocs = BlocCutoff.of(in);
        return EdgeRows.withTrade(in, (world, buyers, groups) -> rows(world, buyers, groups, blocs), ROWS)
                .unionByName(blocs.rows(in, ROWS));
    }

    /** Every nation that supplies somebody, and of strands that are no goods those that act as one. */
    private static Stream<Row> rows(
            List<Supply> world, Map<String, WithheldGoods.Buyer> buyers, GroupRows groups, BlocCutoff blocs) {
        Map<String, List<Stop>> actors = new TreeMap<>();
        for (Supply supply : world) {
            Stream<CutOff> joint = supply.strand().isGoods()
                    ? Stream.empty()
                    : blocs.actors(groups, supply.year()).entrySet().stream()
                            .flatMap(actor -> CutOff.together(supply, actor.getKey(), actor.getValue()).stream());
            Stream.concat(CutOff.of(supply), joint)
                    .forEach(loss -> actors.computeIfAbsent(loss.supplier().code(), code -> new ArrayList<>())
                            .add(new Stop(supply, loss)));
        }
        return actors.entrySet().stream().flatMap(actor -> rows(actor.getKey(), actor.getValue(), buyers));
    }

    /** What one nation loses. */
    private record Stop(Supply supply, CutOff loss) {

        String nation() {
            return supply.nation().code();
        }
    }

    private static Stream<Row> rows(String actor, List<Stop> stops, Map<String, WithheldGoods.Buyer> buyers) {
        Map<String, Estimate> passed = new TreeMap<>();
        stops.forEach(stop -> stop.loss().supplier().onTheWay().ifPresent(share -> passed.put(stop.nation(), share)));
        Map<String, WithheldGoods.Loss> withheld = WithheldGoods.of(passed, buyers, Set.of(actor));
        return stops.stream()
                .map(stop -> row(
                        stop.nation(),
                        stop.supply().year(),
                        stop.supply().strand().id(),
                        stop.loss(),
                        withheld.getOrDefault(stop.nation(), NOTHING_KNOWN),
                        stop.supply().n()));
    }

    static Row row(String nation, int year, String strand, CutOff loss, WithheldGoods.Loss withheld, long n) {
        Supplier supplier = loss.supplier();
        List<Object> cells = new ArrayList<>(List.of(nation, year, strand, supplier.code()));
        cells.add(Nation.isCode(supplier.code()) ? supplier.code() : null);
        EdgeRows.add(cells, supplier.direct());
        EdgeRows.add(cells, supplier.origin().orElse(Estimate.NONE));
        EdgeRows.add(cells, supplier.onTheWay().orElse(Estimate.NONE));
        EdgeRows.add(cells, withheld.ofUse());
        EdgeRows.add(cells, withheld.atOnce());
        cells.add(loss.afterReallocation());
        EdgeRows.add(cells, supplier.irrevocable());
        cells.add(n);
        return RowFactory.create(cells.toArray());
    }
}
