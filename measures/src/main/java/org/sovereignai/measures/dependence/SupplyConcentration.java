package org.sovereignai.measures.dependence;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Spread;
import org.sovereignai.measures.supply.Supply;

/**
 * On how few foreign suppliers a nation depends, and, where its own supply is known, how much of all that it gets is
 * foreign. A value stands where at least half of what it is about has a known supplier; below, only the bounds do.
 */
public final class SupplyConcentration implements Family<Supply> {

    private static final String TOP = "top_supplier_share";

    private static final Map<String, Function<Concentration, Estimate>> MEASURES = new TreeMap<>(Map.of(
            "supplier_concentration",
            Concentration::herfindahl,
            "effective_suppliers",
            Concentration::effectiveSuppliers,
            "effective_suppliers_entropy",
            Concentration::effectiveSuppliersByEntropy,
            TOP,
            Concentration::topShare));

    @Override
    public Stream<Figure> figures(Supply supply) {
        Stream<Figure> concentration = concentration(supply);
        return supply.strand().homeIsKnown()
                ? Stream.concat(concentration, Stream.of(foreignShare(supply)))
                : concentration;
    }

    private static Stream<Figure> concentration(Supply supply) {
        Optional<Concentration> foreign = Concentration.of(supply);
        long units = supply.foreignUnits();
        Optional<Reason> reason = Reason.first(
                Reason.NO_IMPORTS.when(supply.hasNoImports()),
                Reason.NO_FOREIGN_SUPPLY.when(Double.isNaN(supply.foreignCoverage())),
                Reason.TOO_FEW.when(isTooFew(supply, units)),
                Reason.SUPPLIERS_MOSTLY_UNKNOWN.when(!Known.isEnough(supply.foreignCoverage())),
                supply.tooLittle());
        return MEASURES.entrySet().stream().map(measure -> {
            Figure figure = supply.figure(
                            measure.getKey(), foreign.map(measure.getValue()).orElse(Estimate.NONE))
                    .unless(reason)
                    .basedOn(units)
                    .covering(supply.spread().map(Spread::listed).orElseGet(supply::foreignCoverage))
                    .notingHub()
                    .noting(supply.weaklyIdentified());
            return measure.getKey().equals(TOP)
                    ? supply.spread().flatMap(Spread::largest).map(figure::by).orElse(figure)
                    : figure;
        });
    }

    private static Figure foreignShare(Supply supply) {
        double known = supply.foreign() + supply.domestic();
        double all = known + supply.unknown();
        double low = supply.foreign() / all;
        double high = (supply.foreign() + supply.unknown()) / all;
        Estimate share =
                known > 0 ? Estimate.ofRounded(supply.foreign() / known, low, high) : Estimate.between(low, high);
        return supply.figure("foreign_share", share)
                .unless(Reason.TOO_FEW.when(isTooFew(supply, supply.n())))
                .unless(mostlyUnknown(supply).when(!Known.isEnough(supply.coverage())))
                .covering(supply.coverage());
    }

    static Reason mostlyUnknown(Supply supply) {
        return supply.strand().isOfModels() ? Reason.SUPPLIERS_MOSTLY_UNKNOWN : Reason.OWNER_MOSTLY_UNKNOWN;
    }

    /** Of goods the number of partners is the outcome, not a sample. */
    static boolean isTooFew(Supply supply, long units) {
        return !supply.strand().isGoods() && supply.strand().isTooFew(units);
    }
}
