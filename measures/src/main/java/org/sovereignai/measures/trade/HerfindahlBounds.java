package org.sovereignai.measures.trade;

import java.util.Arrays;
import org.apache.commons.lang3.Validate;
import org.sovereignai.measures.network.Estimate;

/**
 * Herfindahl and Hirschman's index of shares that are known within bounds: the sum of their squares.
 *
 * <p>Least: all shares at one level as far as their bounds let them ("water-filling"), which is exact. Greatest: within its
 * bounds the square of a share lies under the chord, {@code x^2 <= (l + u) x - l u}, so that filling the shares with the
 * greatest {@code l + u} first bounds the index from above; where every share but one stands at a bound it is exact.
 */
final class HerfindahlBounds {

    /** From this width of the bounds on, who the largest supplier is rests on the completion more than on the lists. */
    static final double WEAKLY_IDENTIFIED = 0.5;

    private static final double ROUNDING = 1e-6;
    private static final int HALVINGS = 100;

    /** In place of a value that {@link #greatest} shall not find again. */
    static final double TAKEN = Double.NEGATIVE_INFINITY;

    private HerfindahlBounds() {}

    /**
     * @param shares estimates, which sum to 1
     * @param low of each share
     * @param high of each share
     * @param level what {@link #level} gives
     */
    static Estimate of(double[] shares, double[] low, double[] high, double[] level) {
        double lows = Arrays.stream(low).sum();
        double highs = Arrays.stream(high).sum();
        Validate.isTrue(
                lows <= 1 + ROUNDING && highs >= 1 - ROUNDING,
                "Shares between bounds that sum to %s and %s cannot sum to 1",
                lows,
                highs);
        double value = squares(shares);
        return new Estimate(value, Math.min(squares(level), value), Math.max(greatest(low, high), value));
    }

    /** Shares that sum to 1 and are as equal as their bounds let them. */
    static double[] level(double[] low, double[] high) {
        double below = 0;
        double above = 1;
        double level = 0.5;
        for (int halving = 0; halving < HALVINGS && level > below && level < above; halving++) {
            double sum = 0;
            for (int share = 0; share < low.length; share++) {
                sum += Math.min(Math.max(level, low[share]), high[share]);
            }
            if (sum < 1) {
                below = level;
            } else {
                above = level;
            }
            level = (below + above) / 2;
        }
        double[] filled = new double[low.length];
        for (int share = 0; share < low.length; share++) {
            filled[share] = Math.min(Math.max(above, low[share]), high[share]);
        }
        return filled;
    }

    private static double greatest(double[] low, double[] high) {
        double[] sums = new double[low.length];
        for (int share = 0; share < low.length; share++) {
            sums[share] = low[share] + high[share];
        }
        double rest = 1 - Arrays.stream(low).sum();
        double squares = squares(low);
        for (int share = greatest(sums); share >= 0 && rest > 0; share = greatest(sums)) {
            double filled = Math.min(high[share] - low[share], rest);
            squares += (low[share] + high[share]) * filled;
            rest -= filled;
            sums[share] = TAKEN;
        }
        return Math.min(1, squares);
    }

    /** The place of the greatest value, the first of equal ones; below 0 where all are taken. Few are ever asked for. */
    static int greatest(double[] values) {
        int greatest = -1;
        for (int place = 0; place < values.length; place++) {
            if (values[place] > (greatest < 0 ? TAKEN : values[greatest])) {
                greatest = place;
            }
        }
        return greatest;
    }

    private static double squares(double[] shares) {
        return Arrays.stream(shares).map(share -> share * share).sum();
    }
}
