package org.sovereignai.measures.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.lang3.Validate;

/**
 * How concentrated supply is on few suppliers, worked out from a list of shares: what the indicators are held against.
 *
 * <p>Shares are 0..1, and so is the Herfindahl-Hirschman index: the sum of squared shares, 1 for a single supplier
 * (Herfindahl 1950; criterion 1 of CEPII's GeoDep with the threshold .4, which other publishers write as 4,000 on the
 * scale to 10,000). The effective number of suppliers is 1 / HHI, or the exponential of Shannon's entropy, which weighs
 * small suppliers more (Hill, "Diversity and evenness", Ecology 54, 1973).
 *
 * <p>Where the shares do not reach 1 the rest is unknown, and values count the known shares alone: for the HHI this is
 * also its least value, reached in the limit of many small suppliers. A known number m of further suppliers would raise
 * it by {@code rest^2 / m} only, below .0001 for a rest of .1 among 200 economies, so the bound is not tightened.
 */
public final class Concentration {

    private static final double ROUNDING = 1e-9;

    private final double[] shares;
    private final double rest;
    private final boolean restIsElsewhere;

    private Concentration(double[] shares, double rest, boolean restIsElsewhere) {
        this.shares = shares;
        this.rest = rest;
        this.restIsElsewhere = restIsElsewhere;
    }

    /**
     * Whole shares of the listed suppliers: the rest, if any, belongs to suppliers that are not listed, as where a
     * source names the largest partners only. The HHI is at most the known part plus the rest as one supplier. (A list
     * that is sure to hold the largest partners would keep each other one below the smallest listed; this is not
     * assumed.)
     *
     * @param shares 0..1, 1 in all or less
     * @return empty if no share is above 0
     */
    public static Optional<Concentration> ofListed(double... shares) {
        return of(shares, true);
    }

    /**
     * Shares with a rest of unknown origin, which may belong to anyone, also to the suppliers that are listed. The HHI
     * is at most what it would be if the largest supplier had the rest as well.
     *
     * @param shares 0..1, 1 in all or less
     * @return empty if no share is above 0
     */
    public static Optional<Concentration> ofPartlyKnown(double... shares) {
        return of(shares, false);
    }

    private static Optional<Concentration> of(double[] shares, boolean restIsElsewhere) {
        double sum = 0;
        for (int index = 0; index < shares.length; index++) {
            Validate.isTrue(
                    shares[index] >= 0 && shares[index] <= 1 + ROUNDING,
                    "Share %s at position %s must lie within 0..1",
                    shares[index],
                    index);
            sum += shares[index];
        }
        Validate.isTrue(sum <= 1 + ROUNDING, "Shares sum to %s, more than 1: rescale them", sum);
        if (sum == 0) {
            return Optional.empty();
        }
        double whole = sum >= 1 - ROUNDING ? sum : 1;
        double[] scaled = Arrays.stream(shares).map(share -> share / whole).toArray();
        return Optional.of(new Concentration(scaled, sum >= 1 - ROUNDING ? 0 : 1 - sum, restIsElsewhere));
    }

    /** The part of supply whose supplier is known, above 0 and at most 1. */
    public double coverage() {
        return 1 - rest;
    }

    /** Herfindahl-Hirschman index, 0..1; value and low bound are the known part. */
    public Estimate herfindahl() {
        double known = Arrays.stream(shares).map(share -> share * share).sum();
        double most = known + rest * rest + (restIsElsewhere ? 0 : 2 * largest() * rest);
        return Estimate.ofRounded(known, known, Math.min(1, most));
    }

    /** 1 / HHI, at least 1; the value is the high bound, as that of the HHI is the low one. */
    public Estimate effectiveSuppliers() {
        Estimate herfindahl = herfindahl();
        double value = 1 / herfindahl.value();
        return new Estimate(value, 1 / herfindahl.high(), value);
    }

    /** Exponential of the entropy, at least 1; empty while a part is unknown, see {@link #entropySuppliersAtLeast}. */
    public OptionalDouble entropySuppliers() {
        return rest == 0 ? OptionalDouble.of(entropySuppliersAtLeast()) : OptionalDouble.empty();
    }

    /**
     * Least exponential of the entropy, with the rest in as few hands as possible. There is no most: an unknown part
     * can be split ever further.
     */
    public double entropySuppliersAtLeast() {
        double entropy = Arrays.stream(shares).map(Concentration::surprise).sum();
        entropy += restIsElsewhere ? surprise(rest) : surprise(largest() + rest) - surprise(largest());
        return Math.max(1, Math.exp(entropy));
    }

    /** Largest known share; in the upper bound the rest is one supplier, or belongs to the largest. */
    public Estimate topShare() {
        double largest = largest();
        return new Estimate(largest, largest, restIsElsewhere ? Math.max(largest, rest) : Math.min(1, largest + rest));
    }

    private double largest() {
        return Arrays.stream(shares).max().orElseThrow();
    }

    private static double surprise(double share) {
        return share > 0 ? -share * Math.log(share) : 0;
    }
}
