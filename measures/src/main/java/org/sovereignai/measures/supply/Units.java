package org.sovereignai.measures.supply;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.schemas.Strand;

/**
 * What a nation gets in a strand and year in units of which each has its own suppliers: AI models with the nations of their
 * bases, clusters with those of their owners.
 *
 * <p>Where the nation itself is among the suppliers of a unit, the unit is its own; else they share it equally. A unit
 * without a known supplier is of {@link Supplier#UNKNOWN}, and any known supplier may have it: that is the upper bound of
 * a share. What is revocable of a supplier's share is worked out from those of its units of which that is known, and its
 * bounds let the others be so or not.
 */
public final class Units {

    private static final Estimate ALL = Estimate.exactly(1);
    private static final Estimate NOTHING = Estimate.exactly(0);
    private static final Estimate UNCLEAR = Estimate.between(0, 1);

    private final Supply.Builder supply;
    private final String nation;
    private final Strand strand;
    private final SortedMap<String, Amounts> suppliers = new TreeMap<>();
    private final Amounts all = new Amounts();
    private boolean isTraced;
    private long known;

    private Units(Supply.Builder supply, String nation, Strand strand) {
        this.supply = supply;
        this.nation = nation;
        this.strand = strand;
    }

    /** No units yet. */
    public static Units of(Nation nation, Strand strand, int year, Status status) {
        return new Units(Supply.of(nation, strand, year).status(status), nation.code(), strand);
    }

    /**
     * Adds a unit of new goods, or of anything of which the strand says what can be withdrawn.
     *
     * @param amount how much it counts, not negative
     * @param codes nations of its known suppliers, each once
     */
    public Units add(double amount, Collection<String> codes) {
        Estimate revocable = switch (strand.withdrawable()) {
            case ALL -> ALL;
            case NONE -> NOTHING;
            case BY_LICENCE -> UNCLEAR;
        };
        return add(amount, codes.stream().collect(Collectors.toMap(Function.identity(), code -> revocable)));
    }

    /**
     * Adds a unit.
     *
     * @param amount how much it counts, not negative
     * @param revocable the part that each of its known suppliers could withdraw
     */
    public Units add(double amount, Map<String, Estimate> revocable) {
        List<String> sharing = sharing(revocable.keySet());
        for (String code : sharing) {
            Amounts supplier = suppliers.computeIfAbsent(code, c -> new Amounts());
            supplier.direct.add(amount / sharing.size());
            supplier.revoke(amount / sharing.size(), revocable.getOrDefault(code, UNCLEAR));
        }
        all.direct.add(amount);
        known += revocable.isEmpty() ? 0 : 1;
        return this;
    }

    /**
     * Says who made a unit that was added, whoever supplied it.
     *
     * @param amount how much it counts, not negative
     * @param codes nations of its known makers, each once
     */
    public Units from(double amount, Collection<String> codes) {
        List<String> sharing = sharing(codes);
        sharing.forEach(code ->
                suppliers.computeIfAbsent(code, c -> new Amounts()).origin.add(amount / sharing.size()));
        all.origin.add(amount);
        isTraced = true;
        return this;
    }

    private List<String> sharing(Collection<String> codes) {
        if (codes.contains(nation)) {
            return List.of(nation);
        }
        return codes.isEmpty()
                ? List.of(Supplier.UNKNOWN)
                : codes.stream().sorted().toList();
    }

    /** The shares of the suppliers in all units. */
    public Supply supply() {
        suppliers.forEach((code, amounts) -> {
            if (amounts.direct.value() > 0 || amounts.origin.value() > 0) {
                supply.supplier(supplier(code, amounts));
            }
        });
        return supply.units(known).build();
    }

    private Supplier supplier(String code, Amounts amounts) {
        Estimate direct = share(code, all.direct, of -> of.direct);
        Supplier supplier = Supplier.of(code, direct.value())
                .within(direct.low(), direct.high())
                .revoking(amounts.revocable());
        return isTraced ? supplier.making(share(code, all.origin, of -> of.origin)) : supplier;
    }

    /** What of unknown supplier may be anybody's, and is nobody's for certain. */
    private Estimate share(String code, Sum total, Function<Amounts, Sum> what) {
        double share = what.apply(suppliers.get(code)).of(total);
        Amounts unknown = suppliers.get(Supplier.UNKNOWN);
        double open = code.equals(Supplier.UNKNOWN) || unknown == null
                ? 0
                : what.apply(unknown).of(total);
        return new Estimate(share, share, Math.min(1, share + open));
    }

    /** What one supplier has of the units. */
    private static final class Amounts {
        private final Sum direct = new Sum();
        private final Sum origin = new Sum();
        private final Sum classed = new Sum();
        private final Sum revocable = new Sum();
        private final Sum revocableAtLeast = new Sum();
        private final Sum revocableAtMost = new Sum();

        void revoke(double amount, Estimate part) {
            if (part.isKnown()) {
                classed.add(amount);
                revocable.add(amount * part.value());
            }
            revocableAtLeast.add(amount * part.low());
            revocableAtMost.add(amount * part.high());
        }

        Estimate revocable() {
            if (direct.value() == 0) {
                return Estimate.NONE;
            }
            double low = revocableAtLeast.of(direct);
            double high = revocableAtMost.of(direct);
            return classed.value() > 0
                    ? Estimate.ofRounded(revocable.of(classed), low, high)
                    : Estimate.between(low, high);
        }
    }

    /** An exact sum: three thirds make one, and the order of the units changes nothing. */
    private static final class Sum {
        private BigDecimal sum = BigDecimal.ZERO;

        void add(double amount) {
            sum = sum.add(new BigDecimal(amount));
        }

        double value() {
            return sum.doubleValue();
        }

        /** Its part of a total above 0; what rounding adds is taken off. */
        double of(Sum total) {
            return Math.min(1, value() / total.value());
        }
    }
}
