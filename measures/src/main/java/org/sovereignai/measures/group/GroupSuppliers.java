package org.sovereignai.measures.group;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.Validate;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.trade.GroupTrade;
import org.sovereignai.measures.trade.HomeMade;
import org.sovereignai.measures.trade.SupplyChain;

/**
 * Who supplies a group of nations with the goods of one heading from outside: as traded, and by origin with the group as one
 * nation. Suppliers of little are one together. Shares are of what comes from outside, 0..1; amounts are current USD.
 */
public final class GroupSuppliers {

    /** What the members sold each other, and by origin what the group made itself and got back. */
    public static final String GROUP = "GRP";

    /** Suppliers of little, together. */
    public static final String OTHERS = org.sovereignai.measures.supply.Supplier.OTHERS;

    /** What nobody can be shown to have made. */
    public static final String UNKNOWN = org.sovereignai.measures.supply.Supplier.UNKNOWN;

    /** From this share on, direct or by origin, a supplier stands by itself. */
    private static final double LEAST_SHARE = 0.001;

    /** From this upper bound on it does, too. */
    private static final double LEAST_HIGH = 0.05;

    /**
     * One supplier.
     *
     * @param code an area, or one of the three codes above
     * @param amount bought from it
     * @param direct share as traded; empty for the group itself, which is not outside
     * @param origin share by origin; empty where it is not traced
     */
    public record Supplier(String code, Estimate amount, Optional<Estimate> direct, Optional<Estimate> origin) {

        private boolean isNotable() {
            return isNotable(direct) || isNotable(origin);
        }

        private static boolean isNotable(Optional<Estimate> share) {
            return share.filter(one -> one.value() >= LEAST_SHARE || one.high() >= LEAST_HIGH)
                    .isPresent();
        }
    }

    private GroupSuppliers() {}

    /** As traded alone. */
    public static List<Supplier> direct(GroupTrade group) {
        return of(group, Optional.empty());
    }

    /**
     * As traded and by origin.
     *
     * @param homeMade which part of its exports an area makes itself; the group is a maker where one of its members is
     */
    public static List<Supplier> traced(GroupTrade group, HomeMade homeMade) {
        return group.fromOutside().value() > 0
                ? of(group, Optional.of(SupplyChain.of(group.asOne(GROUP), homeMade.withUnion(GROUP, group.members()))))
                : List.of();
    }

    private static List<Supplier> of(GroupTrade group, Optional<SupplyChain> chain) {
        Estimate outside = group.fromOutside();
        if (outside.value() <= 0) {
            return List.of();
        }
        List<Supplier> apart = new ArrayList<>();
        List<Supplier> others = new ArrayList<>();
        for (String code : group.outside()) {
            Supplier supplier = new Supplier(
                    code, group.amount(code), group.share(code), chain.flatMap(ways -> origin(ways, code)));
            (supplier.isNotable() ? apart : others).add(supplier);
        }
        apart.add(
                new Supplier(GROUP, group.fromMembers(), Optional.empty(), chain.flatMap(ways -> origin(ways, GROUP))));
        together(others, outside).ifPresent(apart::add);
        chain.flatMap(ways -> ways.unknownOrigin(place(ways, GROUP)))
                .ifPresent(unknown -> apart.add(new Supplier(
                        UNKNOWN, Estimate.exactly(0), Optional.of(Estimate.exactly(0)), Optional.of(unknown))));
        return apart;
    }

    private static Optional<Supplier> together(Collection<Supplier> others, Estimate outside) {
        Estimate amount = sum(others.stream().map(Supplier::amount).toList(), outside.high());
        if (amount.high() <= 0) {
            return Optional.empty();
        }
        Estimate direct = Estimate.ofRounded(
                amount.value() / outside.value(),
                amount.low() / outside.high(),
                outside.low() > 0 ? Math.min(1, amount.high() / outside.low()) : 1);
        List<Estimate> origins =
                others.stream().flatMap(other -> other.origin().stream()).toList();
        return Optional.of(new Supplier(
                OTHERS,
                amount,
                Optional.of(direct),
                origins.isEmpty() ? Optional.empty() : Optional.of(sum(origins, 1))));
    }

    /** Together they are no more than the whole. */
    private static Estimate sum(Collection<Estimate> parts, double whole) {
        double value = parts.stream().mapToDouble(Estimate::value).sum();
        double low = parts.stream().mapToDouble(Estimate::low).sum();
        double high = parts.stream().mapToDouble(Estimate::high).sum();
        return new Estimate(value, Math.min(low, value), Math.max(value, Math.min(high, whole)));
    }

    private static Optional<Estimate> origin(SupplyChain ways, String maker) {
        return ways.origin(place(ways, GROUP), place(ways, maker));
    }

    private static int place(SupplyChain ways, String code) {
        Validate.isTrue(ways.matrix().place(code).isPresent(), "The matrix has no area %s", code);
        return ways.matrix().place(code).getAsInt();
    }
}
