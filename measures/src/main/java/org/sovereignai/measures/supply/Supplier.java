package org.sovereignai.measures.supply;

import java.io.Serializable;
import java.util.Collection;
import java.util.Optional;
import org.apache.commons.lang3.Validate;
import org.sovereignai.measures.network.Estimate;

/**
 * One supplier of what a nation gets. All shares are of the whole supply, 0..1.
 *
 * @param code ISO 3166-1 alpha-3 of the nation, {@link #UNKNOWN} or {@link #OTHERS}
 * @param direct what it sells or provides
 * @param origin what it made, whoever sold it; empty where the strand is not traced
 * @param onTheWay what it made or sold on at any step; empty but for goods
 * @param revocable part of its share that it could withdraw; without a value where that is not known
 */
public record Supplier(
        String code, Estimate direct, Optional<Estimate> origin, Optional<Estimate> onTheWay, Estimate revocable)
        implements Serializable {

    /** Code of the part whose supplier is not known. */
    public static final String UNKNOWN = "UNK";

    /** Code of small suppliers together, each of them known to be small. */
    public static final String OTHERS = "OTH";

    public Supplier {
        Validate.isTrue(
                direct.isKnown() && direct.value() >= 0 && direct.value() <= 1,
                "Share %s of %s must be a number from 0 to 1",
                direct.value(),
                code);
    }

    /** A supplier of a known share, nothing else being known. */
    public static Supplier of(String code, double share) {
        return new Supplier(code, Estimate.exactly(share), Optional.empty(), Optional.empty(), Estimate.between(0, 1));
    }

    /**
     * Some suppliers as one. What they sell, made and could withdraw adds up; what stood on their way does not, as one may have
     * sold on what another made: at the least what they made and what stood on the way of one, at the most all together.
     *
     * @param suppliers at least one
     */
    public static Supplier together(String code, Collection<Supplier> suppliers) {
        Validate.isTrue(!suppliers.isEmpty(), "Of no suppliers there is none together");
        Estimate direct = sum(suppliers.stream().map(Supplier::direct).toList());
        Supplier all = new Supplier(
                code,
                direct,
                Optional.empty(),
                Optional.empty(),
                direct.value() > 0
                        ? sum(suppliers.stream()
                                .filter(one -> one.direct.value() > 0)
                                .map(one -> one.revocable.times(one.direct.value() / direct.value()))
                                .toList())
                        : Estimate.NONE);
        if (suppliers.stream().anyMatch(one -> one.origin.isEmpty())) {
            return all;
        }
        Estimate made =
                sum(suppliers.stream().flatMap(one -> one.origin.stream()).toList());
        all = all.making(made);
        if (suppliers.stream().anyMatch(one -> one.onTheWay.isEmpty())) {
            return all;
        }
        if (suppliers.size() == 1) {
            return all.passing(suppliers.iterator().next().onTheWay.orElseThrow());
        }
        double one = suppliers.stream()
                .mapToDouble(supplier -> supplier.onTheWay.orElseThrow().low())
                .max()
                .orElse(0);
        double least = Math.max(made.low(), one);
        double most = Math.min(
                1,
                suppliers.stream()
                        .mapToDouble(supplier -> supplier.onTheWay.orElseThrow().high())
                        .sum());
        return all.passing(Estimate.between(Math.min(least, most), most));
    }

    /** Shares of one whole, together no more than it. */
    private static Estimate sum(Collection<Estimate> shares) {
        double value = Math.min(1, shares.stream().mapToDouble(Estimate::value).sum());
        double high = Math.min(1, shares.stream().mapToDouble(Estimate::high).sum());
        double low = Math.min(high, shares.stream().mapToDouble(Estimate::low).sum());
        return Double.isNaN(value)
                ? Estimate.between(low, high)
                : new Estimate(value, Math.min(low, value), Math.max(high, value));
    }

    /** With bounds of its direct share. */
    public Supplier within(double low, double high) {
        return new Supplier(code, new Estimate(direct.value(), low, high), origin, onTheWay, revocable);
    }

    /** With the share that it made. */
    public Supplier making(Estimate share) {
        return new Supplier(code, direct, Optional.of(share), onTheWay, revocable);
    }

    /** With the share that it made or sold on. */
    public Supplier passing(Estimate share) {
        return new Supplier(code, direct, origin, Optional.of(share), revocable);
    }

    /** With the part of its share that it could withdraw. */
    public Supplier revoking(Estimate part) {
        return new Supplier(code, direct, origin, onTheWay, part);
    }

    /** Whether it is the part whose supplier is not known. */
    public boolean isUnknown() {
        return code.equals(UNKNOWN);
    }

    /** Whether it is one nation. */
    public boolean isNation() {
        return !isUnknown() && !code.equals(OTHERS);
    }

    /** What it, or its government, could withdraw: a part of the whole supply, within the bounds of share and part. */
    public Estimate withdrawable() {
        return revocable.times(direct);
    }

    /** What stays in use although it stops, because nobody can take it back: a part likewise. */
    public Estimate irrevocable() {
        return revocable.complement().times(direct);
    }

    /** The share by origin where the strand is traced, else the direct one. */
    public Estimate originOrDirect() {
        return origin.orElse(direct);
    }
}
