package org.sovereignai.measures.use;

import java.util.Collection;
import org.apache.commons.lang3.Validate;
import org.sovereignai.measures.network.Estimate;

/**
 * Two lots of values that are known by their bounds only, compared pair by pair: no middle of a band is taken for a value.
 *
 * @param first how many are in the first lot
 * @param second how many are in the second
 * @param higher part of the pairs in which the first is above the second whatever the values in the bounds
 * @param overlapping part of the pairs whose bounds overlap
 * @param lower part of the pairs in which the first is below the second
 */
public record BandComparison(int first, int second, double higher, double overlapping, double lower) {

    /** Compares two lots, neither of them empty. */
    public static BandComparison of(Collection<Estimate> first, Collection<Estimate> second) {
        Validate.isTrue(!first.isEmpty() && !second.isEmpty(), "A lot without values cannot be compared");
        long higher = 0;
        long lower = 0;
        for (Estimate one : first) {
            for (Estimate other : second) {
                higher += one.low() > other.high() ? 1 : 0;
                lower += one.high() < other.low() ? 1 : 0;
            }
        }
        double pairs = (double) first.size() * second.size();
        return new BandComparison(
                first.size(), second.size(), higher / pairs, (pairs - higher - lower) / pairs, lower / pairs);
    }

    /** Where the middle value of a lot that is not empty lies, whatever the values in the bounds. */
    public static Estimate middle(Collection<Estimate> lot) {
        Validate.isTrue(!lot.isEmpty(), "A lot without values has no middle");
        double[] lows = lot.stream().mapToDouble(Estimate::low).sorted().toArray();
        double[] highs = lot.stream().mapToDouble(Estimate::high).sorted().toArray();
        return Estimate.between(lows[(lows.length - 1) / 2], highs[highs.length / 2]);
    }
}
