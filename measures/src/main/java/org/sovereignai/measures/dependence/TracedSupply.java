package org.sovereignai.measures.dependence;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;

/**
 * On how few nations the goods of a strand depend that a nation imports, by where they were made.
 *
 * <p>Shares are over foreign origin: what the nation made itself and bought back through a hub is left out, and the rest
 * scaled to 1. The value takes the part of unknown origin to be like the known part. Its bounds hold over the domestic parts
 * of all exporters, at the completed trade matrix, and any origin of the unknown part: a share divided by the foreign part is at least {@code low_j / (1 - own_low)} and at most
 * {@code high_j / (1 - own_high)} or 1, and a sum of squares is at least that of the least shares and at most the greatest
 * share.
 */
public final class TracedSupply implements Family<Supply> {

    private static final Estimate NOTHING = Estimate.exactly(0);

    @Override
    public Stream<Figure> figures(Supply supply) {
        return supply.strand().isGoods() && !supply.suppliers().isEmpty() ? traced(supply) : Stream.empty();
    }

    private static Stream<Figure> traced(Supply supply) {
        Estimate own = origin(supply, supply.nation().code());
        double abroad = 1 - own.value();
        double abroadAtMost = 1 - own.low();
        double known = abroad - origin(supply, Supplier.UNKNOWN).value();
        double coverage = Math.min(1, known / abroad);
        List<Estimate> origins = supply.suppliers().stream()
                .filter(supply::isForeign)
                .filter(Supplier::isNation)
                .flatMap(supplier -> supplier.origin().stream())
                .toList();
        double greatest = Math.max(
                greatest(origins, Estimate::high),
                origin(supply, Supplier.OTHERS).high());
        double most = origins.isEmpty() || own.high() >= 1 ? 1 : Math.min(1, greatest / (1 - own.high()));
        Optional<Reason> reason = Reason.first(
                Reason.SUPPLIERS_MOSTLY_UNKNOWN.when(Double.isNaN(coverage) || !Known.isEnough(coverage)),
                supply.tooLittle());
        Estimate concentration = origins.isEmpty()
                ? Estimate.between(Estimate.NO_LOW, most)
                : estimate(
                        squares(origins, Estimate::value) / (known * known),
                        squares(origins, Estimate::low) / (abroadAtMost * abroadAtMost),
                        most);
        Estimate top = origins.isEmpty()
                ? Estimate.between(Estimate.NO_LOW, most)
                : estimate(
                        greatest(origins, Estimate::value) / known,
                        greatest(origins, Estimate::low) / abroadAtMost,
                        most);
        return Stream.of(
                        supply.figure("traced_concentration", concentration),
                        supply.figure("traced_top_supplier_share", top))
                .map(figure ->
                        figure.unless(reason).covering(coverage).notingHub().noting(supply.weaklyIdentified()));
    }

    private static Estimate estimate(double value, double low, double high) {
        return Double.isFinite(value)
                ? new Estimate(Math.max(low, Math.min(value, high)), low, high)
                : Estimate.between(low, high);
    }

    private static Estimate origin(Supply supply, String code) {
        return supply.supplier(code).flatMap(Supplier::origin).orElse(NOTHING);
    }

    private static double squares(List<Estimate> shares, ToDoubleFunction<Estimate> part) {
        return shares.stream().mapToDouble(part).map(share -> share * share).sum();
    }

    private static double greatest(List<Estimate> shares, ToDoubleFunction<Estimate> part) {
        return shares.stream().mapToDouble(part).max().orElse(0);
    }
}
