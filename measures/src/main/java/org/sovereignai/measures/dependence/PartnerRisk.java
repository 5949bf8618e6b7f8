package org.sovereignai.measures.dependence;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.NationYear;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;
import org.sovereignai.schemas.Strand;

/**
 * Whether a nation depends on the same partner for several things at once; shares are by origin where the strand is traced.
 *
 * <p>{@code same_partner_risk} is the sum over partners abroad of their smallest share among the goods that every nation
 * buys: 1 where all come from the same partners in the same parts, 0 where no partner supplies all. {@code chokepoints} is
 * the largest number of strands of which one and the same partner abroad holds more than half. Code is left out: it is
 * participation as well. Both are own measures.
 */
public final class PartnerRisk implements Family<NationYear> {

    private static final double HALF = 0.5;

    @Override
    public Stream<Figure> figures(NationYear nation) {
        List<Supply> supplies = nation.supplies().stream()
                .filter(supply ->
                        !supply.suppliers().isEmpty() && supply.strand().kind() != Strand.Kind.CODE)
                .toList();
        List<Supply> bought = supplies.stream()
                .filter(supply -> isBoughtByAll(supply.strand()))
                .toList();
        List<Supply> counted = supplies.stream()
                .filter(supply -> !SupplyConcentration.isTooFew(supply, supply.n()))
                .toList();
        return Stream.of(
                        bought.isEmpty() ? Optional.<Figure>empty() : Optional.of(samePartnerRisk(nation, bought)),
                        counted.isEmpty() ? Optional.<Figure>empty() : Optional.of(chokepoints(nation, counted)))
                .flatMap(Optional::stream);
    }

    /** Goods that are used, or built into what is used; machines that make goods are bought by those who make them. */
    private static boolean isBoughtByAll(Strand strand) {
        return strand.isGoods() && strand.nature() != Strand.Nature.CAPITAL;
    }

    private static Figure samePartnerRisk(NationYear nation, List<Supply> bought) {
        long strands = nation.strands().all().stream()
                .filter(PartnerRisk::isBoughtByAll)
                .count();
        double mostUnknown = 0;
        double mostUnknownHigh = 0;
        double leastUnknownHigh = 1;
        for (Supply supply : bought) {
            mostUnknown = Math.max(mostUnknown, unknown(supply).value());
            mostUnknownHigh = Math.max(mostUnknownHigh, unknown(supply).high());
            leastUnknownHigh = Math.min(leastUnknownHigh, unknown(supply).high());
        }
        double risk = 0;
        double low = 0;
        double high = 0;
        long all = 0;
        for (String partner : partners(bought)) {
            List<Estimate> shares = bought.stream()
                    .flatMap(supply -> supply.supplier(partner).map(one -> share(supply, one)).stream())
                    .toList();
            double most = shares.stream().mapToDouble(Estimate::high).min().orElseThrow();
            if (shares.size() == strands) {
                risk += shares.stream().mapToDouble(Estimate::value).min().orElseThrow();
                low += shares.stream().mapToDouble(Estimate::low).min().orElseThrow();
                high += most;
            } else {
                // In a strand where a partner is not listed it can have the unknown part at most.
                high += Math.min(most, mostUnknownHigh);
            }
            all += shares.stream().filter(share -> share.value() > 0).count() == strands ? 1 : 0;
        }
        boolean isComplete = bought.size() == strands;
        return Figure.of(
                        nation.subject(bought),
                        "same_partner_risk",
                        isComplete
                                ? Estimate.ofRounded(risk, low, Math.max(risk, Math.min(1, high + leastUnknownHigh)))
                                : Estimate.NONE)
                .unless(Reason.first(
                        Reason.STRAND_MISSING.when(!isComplete),
                        Reason.SUPPLIERS_MOSTLY_UNKNOWN.when(mostUnknown > HALF)))
                .basedOn(all)
                .covering(1 - mostUnknown);
    }

    private static Figure chokepoints(NationYear nation, List<Supply> counted) {
        long known = counted.stream()
                .filter(supply -> unknown(supply).value() <= HALF)
                .count();
        // Where most of a strand may be of unknown origin, any partner may hold more than half of it.
        long open =
                counted.stream().filter(supply -> unknown(supply).high() > HALF).count();
        long held = 0;
        long low = 0;
        long high = 0;
        for (String partner : partners(counted)) {
            long holds = 0;
            long holdsForCertain = 0;
            long mayHold = 0;
            for (Supply supply : counted) {
                Optional<Estimate> share =
                        supply.supplier(partner).filter(supply::isForeign).map(one -> share(supply, one));
                holds += share.filter(one -> one.value() > HALF).isPresent() ? 1 : 0;
                holdsForCertain += share.filter(one -> one.low() > HALF).isPresent() ? 1 : 0;
                mayHold += share.filter(one -> one.high() > HALF).isPresent()
                                && unknown(supply).high() <= HALF
                        ? 1
                        : 0;
            }
            held = Math.max(held, holds);
            low = Math.max(low, holdsForCertain);
            high = Math.max(high, mayHold);
        }
        return Figure.of(nation.subject(counted), "chokepoints", new Estimate(held, low, Math.max(held, high + open)))
                .unless(Reason.SUPPLIERS_MOSTLY_UNKNOWN.when(known == 0))
                .basedOn(known)
                .covering((double) known / counted.size());
    }

    private static SortedSet<String> partners(Collection<Supply> supplies) {
        SortedSet<String> partners = new TreeSet<>();
        supplies.forEach(supply -> supply.suppliers().stream()
                .filter(supply::isForeign)
                .filter(Supplier::isNation)
                .forEach(supplier -> partners.add(supplier.code())));
        return partners;
    }

    /** By origin where the strand is traced, else direct; who is not traced may have all of the unknown part as well. */
    private static Estimate share(Supply supply, Supplier supplier) {
        if (supply.strand().isGoods()) {
            return supplier.originOrDirect();
        }
        double share = supplier.originOrDirect().value();
        return new Estimate(share, share, Math.min(1, share + unknown(supply).value()));
    }

    /** Part of those without a name: of unknown supplier, and small suppliers that are not told apart. */
    private static Estimate unknown(Supply supply) {
        double value = 0;
        double low = 0;
        double high = 0;
        for (Supplier supplier : supply.suppliers()) {
            if (!supplier.isNation()) {
                value += supplier.originOrDirect().value();
                low += supplier.originOrDirect().low();
                high += supplier.originOrDirect().high();
            }
        }
        double share = Math.min(1, value);
        return supply.strand().isGoods()
                ? new Estimate(share, Math.min(low, share), Math.max(share, Math.min(1, high)))
                : Estimate.exactly(share);
    }
}
