package org.sovereignai.measures.trade;

import org.sovereignai.measures.network.Estimate;

/**
 * The exponential of Shannon's entropy of shares that are known within bounds (Hill, "Diversity and evenness", Ecology 54,
 * 1973): the number of equal shares that are as diverse.
 *
 * <p>Greatest: all shares at one level as far as their bounds let them, which is exact. Least: within its bounds
 * {@code -x ln x} lies above its chord, so that filling the shares with the flattest chord first bounds the entropy from
 * below.
 */
final class DiversityBounds {

    private DiversityBounds() {}

    /**
     * @param shares estimates, which sum to 1
     * @param low of each share
     * @param high of each share
     * @param level what {@link HerfindahlBounds#level} gives
     */
    static Estimate of(double[] shares, double[] low, double[] high, double[] level) {
        double value = Math.exp(entropy(shares));
        double least = Math.max(1, Math.exp(least(low, high)));
        double greatest = Math.exp(entropy(level));
        return new Estimate(value, Math.min(least, value), Math.max(greatest, value));
    }

    private static double least(double[] low, double[] high) {
        double rest = 1;
        double entropy = entropy(low);
        for (double share : low) {
            rest -= share;
        }
        double[] flatness = new double[low.length];
        for (int share = 0; share < low.length; share++) {
            double width = high[share] - low[share];
            flatness[share] = width > 0 ? -(term(high[share]) - term(low[share])) / width : 0;
        }
        for (int share = HerfindahlBounds.greatest(flatness);
                share >= 0 && rest > 0;
                share = HerfindahlBounds.greatest(flatness)) {
            double filled = Math.min(high[share] - low[share], rest);
            entropy += -flatness[share] * filled;
            rest -= filled;
            flatness[share] = HerfindahlBounds.TAKEN;
        }
        return entropy;
    }

    private static double entropy(double[] shares) {
        double entropy = 0;
        for (double share : shares) {
            entropy += term(share);
        }
        return entropy;
    }

    private static double term(double share) {
        return share > 0 ? -share * Math.log(share) : 0;
    }
}
