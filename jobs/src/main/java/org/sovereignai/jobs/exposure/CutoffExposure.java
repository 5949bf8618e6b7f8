package org.sovereignai.jobs.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.catalyst.InternalRow;
import org.sovereignai.jobs.run.Inputs;
import org.sovereignai.jobs.run.TypedRows;
import org.sovereignai.jobs.run.TypedStep;
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
public final class CutoffExposure implements TypedStep {

    private static final WithheldGoods.Loss NOTHING_KNOWN = new WithheldGoods.Loss(Estimate.NONE, Estimate.NONE);

    @Override
    public String columns() {
        return "country_code year actor_code supplier_code strand lost_direct lost_direct_low "
                + "lost_direct_high lost_traced lost_traced_low lost_traced_high lost_on_way "
                + "lost_on_way_low lost_on_way_high lost_of_use lost_of_use_low lost_of_use_high "
                + "lost_at_once lost_at_once_low lost_at_once_high lost_after_reallocation "
                + "irrevocable_share irrevocable_low irrevocable_high n";
    }

    @Override
    public JavaRDD<InternalRow> rows(Inputs in) {
        BlocCutoff blocs = BlocCutoff.of(in);
        return TypedRows.together(
                EdgeRows.withTrade(in, (world, buyers, groups) -> rows(world, buyers, groups, blocs)), blocs.rows(in));
    }

    /** Every nation that supplies somebody, and of strands that are no goods those that act as one. */
    private static Stream<InternalRow> rows(
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

    private static Stream<InternalRow> rows(String actor, List<Stop> stops, Map<String, WithheldGoods.Buyer> buyers) {
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

    static InternalRow row(String nation, int year, String strand, CutOff loss, WithheldGoods.Loss withheld, long n) {
        Supplier supplier = loss.supplier();
        return EdgeRows.row(
                nation,
                year,
                supplier.code(),
                Nation.isCode(supplier.code()) ? supplier.code() : null,
                strand,
                supplier.direct(),
                supplier.origin().orElse(Estimate.NONE),
                supplier.onTheWay().orElse(Estimate.NONE),
                withheld.ofUse(),
                withheld.atOnce(),
                loss.afterReallocation(),
                supplier.irrevocable(),
                n);
    }
}
