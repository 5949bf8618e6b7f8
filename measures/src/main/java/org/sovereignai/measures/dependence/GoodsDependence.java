package org.sovereignai.measures.dependence;

import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Spread;
import org.sovereignai.measures.supply.StrandYear;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.measures.supply.Trade;

/**
 * How far a nation is from depending on abroad for a strand's goods by the criteria of CEPII's GeoDep: few suppliers of its
 * imports (HHI above {@value #THRESHOLD}), few exporters in the world (HHI above {@value #THRESHOLD}), imports above
 * exports. The margin is the smallest signed distance to a threshold, above 0 where all criteria are met.
 */
public final class GoodsDependence implements Family<StrandYear> {

    private static final double THRESHOLD = 0.4;

    /** Goods go back and forth between them, and most of what Hong Kong sells on is not reported. */
    private static final Set<String> PART_OF_CHINA = Set.of("CHN", "HKG");

    @Override
    public Stream<Figure> figures(StrandYear world) {
        double[] exports = world.supplies().stream()
                .flatMap(supply -> supply.trade().stream())
                .mapToDouble(Trade::exports)
                .toArray();
        double exported = DoubleStream.of(exports).sum();
        double concentration = DoubleStream.of(exports).map(one -> one * one).sum() / (exported * exported);
        long exporters = DoubleStream.of(exports).filter(one -> one > 0).count();
        return world.supplies().stream()
                .filter(supply -> supply.trade().isPresent())
                .flatMap(supply -> Stream.of(
                        supply.figure("world_supply_concentration", Estimate.unbounded(concentration))
                                .basedOn(exporters),
                        ratio(supply).basedOn(supply.n()),
                        margin(supply, supply.trade().orElseThrow(), concentration)));
    }

    /**
     * Imports over exports of a nation, or of China with Hong Kong and Macao as one. No imports on record are fewer than those
     * that say nothing for being few, so that they are no ratio of 0 either. Measures of the world take no part of China
     * twice, so that of those as one this is the only one here.
     */
    public static Figure ratio(Supply supply) {
        Trade trade = supply.trade().orElseThrow();
        Estimate ratio = trade.exports() > 0 ? Estimate.unbounded(trade.imports() / trade.exports()) : Estimate.NONE;
        return supply.subject()
                .figure("import_export_ratio", ratio)
                .unless(Reason.first(
                        Reason.NO_EXPORTS.when(trade.exports() == 0),
                        Reason.NO_IMPORTS.when(trade.imports() == 0),
                        Reason.RE_EXPORTS_NOT_REPORTED.when(
                                PART_OF_CHINA.contains(supply.nation().code())),
                        supply.tooLittle()))
                .notingHub();
    }

    private static Figure margin(Supply supply, Trade trade, double world) {
        // No exports at all are the largest excess of imports, which no other criterion exceeds.
        double excess = trade.exports() > 0 ? trade.imports() / trade.exports() - 1 : 1;
        Optional<Estimate> hhi = Concentration.of(supply).map(Concentration::herfindahl);
        ToDoubleFunction<Double> margin = foreign -> Math.min(foreign - THRESHOLD, Math.min(world - THRESHOLD, excess));
        double low = margin.applyAsDouble(hhi.map(Estimate::low).orElse(0.0));
        double high = margin.applyAsDouble(hhi.map(Estimate::high).orElse(1.0));
        boolean isKnown = hhi.isPresent() && Known.isEnough(supply.foreignCoverage());
        Estimate estimate = isKnown
                ? new Estimate(margin.applyAsDouble(hhi.orElseThrow().value()), low, high)
                : low == high ? Estimate.exactly(low) : Estimate.between(low, high);
        return supply.figure("dependent_margin", estimate)
                .unlessAtAll(Reason.NO_IMPORTS.when(trade.imports() == 0))
                .unless(Reason.SUPPLIERS_MOSTLY_UNKNOWN.when(!estimate.isKnown()))
                .unless(supply.tooLittle())
                .covering(supply.spread().map(Spread::listed).orElseGet(supply::foreignCoverage))
                .notingHub()
                .noting(supply.weaklyIdentified());
    }
}
