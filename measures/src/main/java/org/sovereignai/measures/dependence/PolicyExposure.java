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
 * supplier. The part of unknown supplier is taken to be like the known part in the value. Of goods, what China with Hong Kong and
 * Macao, or the European Union, made for others is followed for its members as one, which the bounds are exact for. Else the value
 * is the sum of the members', and the bounds are what they have at the least, and what the others do not have at the least.
 */
public final class PolicyExposure implements Family<StrandYear> {

    /** The groups that are followed as one, by their ids. */
    public static final Set<String> TOGETHER = Set.of(Blocs.GREATER_CHINA_CODE, Blocs.UNION);

    @Override
    public Stream<Figure> figures(StrandYear world) {
        List<Group> groups = List.of(
                new Group("exposure_us", "USA", Set.of("USA")),
                new Group("exposure_china", Blocs.GREATER_CHINA_CODE, Set.copyOf(Blocs.GREATER_CHINA)),
                group("exposure_eu", Blocs.UNION, world),
                group("exposure_us_allies", Blocs.ALLIES, world));
        return world.supplies().stream()
                .filter(supply -> !supply.suppliers().isEmpty())
                .flatMap(supply -> groups.stream()
                        .filter(group -> !group.isNamedAfter(supply.nation().code()))
                        .map(group -> group.exposure(supply)));
    }

    private static Group group(String measure, String id, StrandYear world) {
        return new Group(measure, id, world.blocs().members(id, world.year()));
    }

    /**
     * Nations whose supply is counted together.
     *
     * @param id of those who act as one
     */
    private record Group(String measure, String id, Set<String> members) {

        /** Nobody is exposed to itself: neither the United States nor China. */
        boolean isNamedAfter(String nation) {
            return nation.equals(id) || id.equals(Blocs.GREATER_CHINA_CODE) && nation.equals("CHN");
        }

        Figure exposure(Supply supply) {
            double coverage = 1 - unknown(supply);
            Estimate exposure = Optional.ofNullable(supply.madeTogether().get(id))
                    .map(made -> likeTheKnown(made.value(), made.low(), made.high(), coverage))
                    .orElseGet(() -> added(supply, coverage));
            return supply.figure(measure, exposure)
                    .unless(Reason.TOO_FEW.when(SupplyConcentration.isTooFew(supply, supply.n())))
                    .unless(Reason.first(
                            Reason.SUPPLIERS_MOSTLY_UNKNOWN.when(!Known.isEnough(coverage)), supply.tooLittle()))
                    .covering(coverage);
        }

        /** What each member supplies, summed. */
        private Estimate added(Supply supply, double coverage) {
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
            double most = 1 - Math.min(1, others);
            double high = members.size() == 1 ? Math.min(most, single(supply, members)) : most;
            double least = Math.min(1, low);
            return likeTheKnown(share, least, Math.max(least, high), coverage);
        }
    }

    /** A share of all, with the part of unknown supplier taken to be like the known part. */
    private static Estimate likeTheKnown(double share, double low, double high, double coverage) {
        return coverage > 0
                ? new Estimate(Math.max(low, Math.min(share / coverage, high)), low, high)
                : Estimate.between(low, high);
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
