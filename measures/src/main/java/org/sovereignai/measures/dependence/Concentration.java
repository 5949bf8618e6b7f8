package org.sovereignai.measures.dependence;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Spread;
import org.sovereignai.measures.supply.Supply;

/**
 * How concentrated foreign supply is. Of goods all pairs of the completed trade matrix count, each within its bounds, see
 * {@link Spread}. Elsewhere the unknown part is seen in three ways: scattered over countless suppliers, gathered in as few
 * hands as can be, and as assumed, like the known part. Every index is one function of these three lists of shares.
 *
 * <p>The Herfindahl-Hirschman index is the sum of squared shares, 1 for a single supplier (Herfindahl 1950; criterion 1 of
 * CEPII's GeoDep). The effective number of suppliers is 1 / HHI, or the exponential of Shannon's entropy, which weighs small
 * suppliers more (Hill, "Diversity and evenness", Ecology 54, 1973).
 *
 * @param herfindahl Herfindahl-Hirschman index, 0..1
 * @param effectiveSuppliers 1 / HHI
 * @param effectiveSuppliersByEntropy exponential of the entropy
 * @param topShare share of the largest supplier; the bounds let the unknown part be one that is larger, or the largest's
 */
record Concentration(
        Estimate herfindahl, Estimate effectiveSuppliers, Estimate effectiveSuppliersByEntropy, Estimate topShare) {

    private static final double ROUNDING = 1e-9;

    /** Of the suppliers abroad; empty where there are none. */
    static Optional<Concentration> of(Supply supply) {
        if (supply.strand().isGoods()) {
            return supply.spread().map(Concentration::of);
        }
        double whole = supply.foreign() + supply.unknown();
        double[] known = supply.foreignShares().map(share -> share / whole).toArray();
        double rest = supply.unknown() / whole;
        if (known.length > 0) {
            return Optional.of(of(known, rest, supply.foreignCoverage()));
        }
        return rest > 0 ? Optional.of(UNKNOWN) : Optional.empty();
    }

    private static final Concentration UNKNOWN = new Concentration(
            Estimate.between(0, 1),
            Estimate.between(1, Estimate.NO_HIGH),
            Estimate.between(1, Estimate.NO_HIGH),
            Estimate.between(0, 1));

    private static Concentration of(Spread spread) {
        Estimate hhi = spread.herfindahl();
        return new Concentration(
                hhi,
                Estimate.ofRounded(1 / hhi.value(), 1 / hhi.high(), 1 / hhi.low()),
                spread.diversity(),
                spread.top());
    }

    private static Concentration of(double[] known, double rest, double coverage) {
        double[] gathered = withMoreForTheLargest(known, rest);
        double[] assumed = Arrays.stream(known).map(share -> share / coverage).toArray();
        ToDoubleFunction<double[]> squares = shares ->
                Math.min(1, Arrays.stream(shares).map(share -> share * share).sum());
        ToDoubleFunction<double[]> top =
                shares -> Math.min(1, Arrays.stream(shares).max().orElseThrow());
        Estimate hhi = Estimate.ofRounded(
                squares.applyAsDouble(assumed), squares.applyAsDouble(known), squares.applyAsDouble(gathered));
        double diversity = hillNumber(assumed);
        return new Concentration(
                hhi,
                // With most of supply unknown there may be any number of suppliers.
                Estimate.ofRounded(
                        1 / hhi.value(), 1 / hhi.high(), Known.isEnough(coverage) ? 1 / hhi.low() : Estimate.NO_HIGH),
                // An unknown part can be split ever further, so that nothing bounds it from above.
                Estimate.ofRounded(diversity, hillNumber(gathered), rest <= ROUNDING ? diversity : Estimate.NO_HIGH),
                Estimate.ofRounded(top.applyAsDouble(assumed), top.applyAsDouble(known), top.applyAsDouble(gathered)));
    }

    private static double hillNumber(double[] shares) {
        double entropy = Arrays.stream(shares)
                .filter(share -> share > 0)
                .map(share -> -share * Math.log(share))
                .sum();
        return Math.max(1, Math.exp(entropy));
    }

    private static double[] withMoreForTheLargest(double[] known, double rest) {
        double[] more = known.clone();
        Arrays.sort(more);
        more[more.length - 1] += rest;
        return more;
    }
}
