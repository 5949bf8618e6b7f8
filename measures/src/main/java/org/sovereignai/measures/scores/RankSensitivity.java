package org.sovereignai.measures.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.sovereignai.measures.network.Estimate;

/**
 * How much one of the things that are not known moves the ranks of a score in a year. In every draw the shift is the mean over
 * nations of the absolute difference between the rank in the draw and the published one. Of its variance V the first order of a factor
 * is the part that it makes alone, the total effect the part that would remain if all but it were known. With f of a draw, g of the
 * next, and h of the first with the factor of the next (Jansen, Computer Physics Communications 117, 1999):
 *
 * <pre>V = mean of (f - g)^2 / 2    first order = 1 - mean of (g - h)^2 / 2V    total effect = mean of (f - h)^2 / 2V</pre>
 *
 * With V of the pairs themselves what two draws have in common by chance cancels: a factor that alone moves ranks has 1 in both, one
 * that moves none has 0, however few the draws.
 *
 * The intervals hold 90 % of {@value #RESAMPLES} bootstrap resamples of the draws; where chance puts a first order below 0, they reach
 * up to 0.
 *
 * @param factor what is not known
 * @param variance V, in squared ranks
 * @param firstOrder without a value where the ranks do not move at all
 * @param totalEffect likewise
 */
public record RankSensitivity(String factor, double variance, Estimate firstOrder, Estimate totalEffect) {

    private static final int RESAMPLES = 1000;
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;
    private static final long SEED = 2026;

    /** Of every factor that was exchanged, by its name; none where nothing was. */
    public static List<RankSensitivity> of(Collection<Ranking.Place> places) {
        SortedSet<String> factors = new TreeSet<>();
        places.forEach(place -> factors.addAll(place.exchanged().keySet()));
        List<RankSensitivity> all = new ArrayList<>();
        for (String factor : factors) {
            int size = places.stream()
                    .mapToInt(place -> place.exchanged().get(factor).length)
                    .min()
                    .orElse(0);
            double[] drawn = new double[size + 1];
            double[] exchanged = new double[size];
            for (Ranking.Place place : places) {
                for (int r = 0; r <= size; r++) {
                    drawn[r] += Math.abs(place.draws()[r] - place.rank()) / (double) places.size();
                }
                for (int r = 0; r < size; r++) {
                    exchanged[r] += Math.abs(place.exchanged().get(factor)[r] - place.rank()) / (double) places.size();
                }
            }
            all.add(of(factor, drawn, exchanged));
        }
        return all;
    }

    private static RankSensitivity of(String factor, double[] drawn, double[] exchanged) {
        int size = exchanged.length;
        int[] every = new int[size];
        Arrays.setAll(every, r -> r);
        Sums whole = Sums.of(drawn, exchanged, every);
        if (whole.variance() <= 0) {
            return new RankSensitivity(factor, 0, Estimate.NONE, Estimate.NONE);
        }
        RandomGenerator random = new Well19937c(SEED);
        double[] first = new double[RESAMPLES];
        double[] total = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            int[] chosen = new int[size];
            Arrays.setAll(chosen, r -> random.nextInt(size));
            Sums sums = Sums.of(drawn, exchanged, chosen);
            boolean isStill = sums.variance() <= 0;
            first[resample] = isStill ? whole.first() : sums.first();
            total[resample] = isStill ? whole.total() : sums.total();
        }
        return new RankSensitivity(
                factor, whole.variance(), within(whole.first(), first), within(whole.total(), total));
    }

    private static Estimate within(double value, double[] resampled) {
        double[] sorted = resampled.clone();
        Arrays.sort(sorted);
        return new Estimate(
                value,
                Math.min(value, Drawn.quantile(sorted, LOW)),
                Math.max(Math.max(0, value), Drawn.quantile(sorted, HIGH)));
    }

    /** Means over chosen draws. */
    private record Sums(double variance, double first, double total) {

        static Sums of(double[] drawn, double[] exchanged, int[] chosen) {
            double variance = 0;
            double alone = 0;
            double together = 0;
            for (int r : chosen) {
                variance += square(drawn[r] - drawn[r + 1]) / (2 * chosen.length);
                alone += square(drawn[r + 1] - exchanged[r]) / chosen.length;
                together += square(drawn[r] - exchanged[r]) / chosen.length;
            }
            return new Sums(variance, 1 - alone / (2 * variance), together / (2 * variance));
        }

        private static double square(double value) {
            return value * value;
        }
    }
}
