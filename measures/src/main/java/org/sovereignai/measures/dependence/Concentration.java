package org.sovereignai.measures.dependence;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Known;
import org.sovereignai.measures.supply.Supply;

/**
 * How concentrated foreign supply is. Its unknown part is seen in three ways: scattered over countless suppliers, gathered
 * in as few hands as can be, and as assumed: of a list of the largest partners {@value #SUPPLIERS_OF_REST} more of equal
 * size, else like the known part. Every index is one function of these three lists of shares.
 *
 * <p>The Herfindahl-Hirschman index is the sum of squared shares, 1 for a single supplier (Herfindahl 1950; criterion 1 of
 * CEPII's GeoDep). The effective number of suppliers is 1 / HHI, or the exponential of Shannon's entropy, which weighs small
 * suppliers more (Hill, "Diversity and evenness", Ecology 54, 1973).
 */
final class Concentration {

    private static final int SUPPLIERS_OF_REST = 10;
    private static final double ROUNDING = 1e-9;

    private final double[] scattered;
    private final double[] gathered;
    private final double[] assumed;
    private final double rest;
    private final double coverage;

    private Concentration(double[] known, double rest, double coverage, boolean isListed) {
        this.scattered = known;
        this.gathered = isListed ? with(known, 1, rest) : withMoreForTheLargest(known, rest);
        this.assumed = isListed
                ? with(known, SUPPLIERS_OF_REST, rest / SUPPLIERS_OF_REST)
                : Arrays.stream(known).map(share -> share / coverage).toArray();
        this.rest = rest;
        this.coverage = coverage;
    }

    /** Of the suppliers abroad; empty where none is known. */
    static Optional<Concentration> of(Supply supply) {
        double whole = supply.foreign() + supply.unknown();
        double[] known = supply.foreignShares().map(share -> share / whole).toArray();
        return known.length == 0
                ? Optional.empty()
                : Optional.of(new Concentration(
                        known,
                        supply.unknown() / whole,
                        supply.foreignCoverage(),
                        supply.strand().isGoods()));
    }

    /** Herfindahl-Hirschman index, 0..1. */
    Estimate herfindahl() {
        return estimate(shares -> Math.min(1, squares(shares)));
    }

    /** 1 / HHI; with most of supply unknown there may be any number of suppliers. */
    Estimate effectiveSuppliers() {
        Estimate hhi = herfindahl();
        return Estimate.ofRounded(
                1 / hhi.value(), 1 / hhi.high(), Known.isEnough(coverage) ? 1 / hhi.low() : Estimate.NO_HIGH);
    }

    /** Exponential of the entropy. An unknown part can be split ever further, so that nothing bounds it from above. */
    Estimate effectiveSuppliersByEntropy() {
        double value = hillNumber(assumed);
        return Estimate.ofRounded(value, hillNumber(gathered), rest <= ROUNDING ? value : Estimate.NO_HIGH);
    }

    /** Share of the largest supplier; the bounds let the unknown part be one that is larger, or the largest's. */
    Estimate topShare() {
        return estimate(shares -> Math.min(1, Arrays.stream(shares).max().orElseThrow()));
    }

    private Estimate estimate(ToDoubleFunction<double[]> index) {
        return Estimate.ofRounded(
                index.applyAsDouble(assumed), index.applyAsDouble(scattered), index.applyAsDouble(gathered));
    }

    private static double squares(double[] shares) {
        return Arrays.stream(shares).map(share -> share * share).sum();
    }

    private static double hillNumber(double[] shares) {
        double entropy = Arrays.stream(shares)
                .filter(share -> share > 0)
                .map(share -> -share * Math.log(share))
                .sum();
        return Math.max(1, Math.exp(entropy));
    }

    private static double[] with(double[] known, int count, double share) {
        return DoubleStream.concat(
                        Arrays.stream(known), DoubleStream.generate(() -> share).limit(count))
                .toArray();
    }

    private static double[] withMoreForTheLargest(double[] known, double rest) {
        double[] more = known.clone();
        Arrays.sort(more);
        more[more.length - 1] += rest;
        return more;
    }
}
