package org.sovereignai.measures.dependence;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Blocs;
import org.sovereignai.measures.supply.Family;
import org.sovereignai.measures.supply.Figure;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Reason;
import org.sovereignai.measures.supply.StrandYear;
import org.sovereignai.measures.supply.Supplier;
import org.sovereignai.measures.supply.Supply;

/**
 * How much of a nation's supply comes from a group of other nations: the United States, China with Hong Kong and Macao, the
 * European Union, the treaty allies of the United States. By origin where the strand is traced, else direct.
 *
 * <p>A nation belongs to a group in every year in which it was a member for any time. The nation itself is never its own
 * supplier. The part of unknown supplier is taken to be like the known part in the value. The bounds: what the members have at the least, and what the others do not have at the least.
 */
public final class PolicyExposure implements Family<StrandYear> {

    @Override
    public Stream<Figure> figures(StrandYear world) {
        Set<String> eu = world.blocs().members("eu", world.year());
        Set<String> allies = world.blocs().members("us_treaty_ally", world.year());
        return world.supplies().stream()
                .filter(supply -> !supply.suppliers().isEmpty())
                .flatMap(supply -> Stream.of(
                                exposure(supply, "exposure_us", Set.of("USA"), "USA"),
                                exposure(supply, "exposure_china", Blocs.GREATER_CHINA, "CHN"),
                                exposure(supply, "exposure_eu", eu, ""),
                                exposure(supply, "exposure_us_allies", allies, ""))
                        .flatMap(Optional::stream));
    }

    /** None for the nation that the group is named after. */
    private static Optional<Figure> exposure(
            Supply supply, String measure, Collection<String> members, String namesake) {
        if (supply.nation().code().equals(namesake)) {
            return Optional.empty();
        }
        double share = 0;
        double low = 0;
        double others = 0;
        for (Supplier supplier : supply.suppliers()) {
            boolean isMember = supply.isForeign(supplier) && members.contains(supplier.code());
            share += isMember ? supplier.originOrDirect().value() : 0;
            if (supplier.isNation()) {
                low += isMember ? supplier.originOrDirect().low() : 0;
                others += isMember ? 0 : supplier.originOrDirect().low();
            }
        }
        double coverage = 1 - unknown(supply);
        double most = 1 - Math.min(1, others);
        double high = members.size() == 1 ? Math.min(most, single(supply, members)) : most;
        double least = Math.min(1, low);
        double greatest = Math.max(least, high);
        Estimate exposure = coverage > 0
                ? new Estimate(Math.max(least, Math.min(share / coverage, greatest)), least, greatest)
                : Estimate.between(least, greatest);
        return Optional.of(supply.figure(measure, exposure)
                .unless(Reason.TOO_FEW.when(SupplyConcentration.isTooFew(supply, supply.n())))
                .unless(Reason.first(
                        Reason.SUPPLIERS_MOSTLY_UNKNOWN.when(!Known.isEnough(coverage)), supply.tooLittle()))
                .covering(coverage));
    }

    private static double unknown(Supply supply) {
        return supply.supplier(Supplier.UNKNOWN)
                .map(unknown -> unknown.originOrDirect().value())
                .orElse(0.0);
    }

    /** Of a single nation its share by origin has the exact bound; one that is not told apart has the rest at most. */
    private static double single(Supply supply, Collection<String> members) {
        String code = members.iterator().next();
        Optional<Supplier> own = supply.supplier(code).filter(supply::isForeign);
        if (own.isPresent()) {
            return own.get().origin().map(Estimate::high).orElse(1.0);
        }
        List<Estimate> rest = supply.suppliers().stream()
                .filter(supplier -> !supplier.isNation())
                .flatMap(supplier -> supplier.origin().stream())
                .toList();
        return rest.isEmpty() ? 1 : rest.stream().mapToDouble(Estimate::high).sum();
    }
}
