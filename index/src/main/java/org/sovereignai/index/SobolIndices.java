package org.sovereignai.index;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.sovereignai.index.statistics.Ranks;

/**
 * Variance-based sensitivity indices of one output: the share of its variance that each factor explains by itself
 * (first order) and with all its interactions (total).
 *
 * <p>A first-order index is the correlation of f(B) and f(A with factor i from B), cleared of what chance correlates f(A)
 * with f(B): {@code (c_i - p c_-i) / (1 - p^2)} with {@code c_i} the correlation of f(B) and f(AB_i), {@code c_-i} that of
 * f(A) and f(AB_i), {@code p} that of f(A) and f(B) (Glen and Isaacs, Environmental Modelling & Software 37 (2012)). So the
 * index of a factor without any effect is exactly 0, that of a factor which alone has one exactly 1, whatever the number
 * of base samples; and it errs little where an index is small, as does {@code mean (f(B) (f(AB_i) - f(A)))} over the
 * variance, centred (Saltelli et al., Computer Physics Communications 181 (2010)). A total index is Jansen's {@code mean
 * (f(A) - f(AB_i))^2 / 2} over the variance, which is never negative. Neither changes when a constant is added to the
 * output; COINr's first-order estimator does, because it does not centre the output.
 *
 * <p>Confidence limits are percentiles over bootstrap resamples of the base samples. To cost the same for any number of
 * them, base samples are put at random into 128 groups of equal size (one each when there are fewer), and groups are
 * drawn. No index is below 0: where chance puts an estimate there, its interval reaches up to 0.
 *
 * @param variance variance of the output
 * @param factors one entry for every factor, in their order; empty when the output does not vary, or the base samples
 *     are too few to tell its values at A and B apart
 */
public record SobolIndices(double variance, List<Estimate> factors) implements Serializable {

    private static final int GROUPS = 128;

    /** Part of f(B) that f(A) leaves open; below, as with two base samples, nothing can be told apart. */
    private static final double LEAST_FREE = 1e-9;

    /**
     * Indices of one factor.
     *
     * @param firstOrder first-order index
     * @param firstLow lower confidence limit
     * @param firstHigh upper confidence limit
     * @param total total index
     * @param totalLow lower confidence limit
     * @param totalHigh upper confidence limit
     */
    public record Estimate(
            double firstOrder, double firstLow, double firstHigh, double total, double totalLow, double totalHigh)
            implements Serializable {}

    /**
     * Estimates the indices.
     *
     * @param a output at the points A of the base samples
     * @param b output at the points B
     * @param ab {@code ab[i]}, output at the points A with factor i from B
     * @param resamples number of bootstrap resamples, 0 for limits equal to the estimates
     * @param confidence confidence of the interval between the limits, such as 0.9
     * @param seed seed of groups and resamples
     */
    public static SobolIndices of(double[] a, double[] b, double[][] ab, int resamples, double confidence, long seed) {
        int n = a.length;
        if (n < 2 || b.length != n || Arrays.stream(ab).anyMatch(c -> c.length != n)) {
            throw new IllegalArgumentException("Outputs of " + n + ", " + b.length
                    + " and other numbers of base samples do not make indices: give two or more of each.");
        }
        if (resamples < 0 || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("A bootstrap of " + resamples + " resamples at confidence " + confidence
                    + " is not defined: give 0 or more and a confidence between 0 and 1.");
        }
        double centre = (Arrays.stream(a).sum() + Arrays.stream(b).sum()) / (2.0 * n);
        int groups = Math.min(GROUPS, n);
        double[][] sums = sums(a, b, ab, centre, groups, seed);
        double[] all = new double[sums[0].length];
        for (double[] group : sums) {
            add(all, group);
        }
        double[] estimate = estimate(all, ab.length);
        double variance = pooledVariance(all);
        if (estimate == null) {
            return new SobolIndices(variance, List.of());
        }
        double[][] limits = limits(sums, ab.length, resamples, confidence, seed, estimate);
        Estimate[] factors = new Estimate[ab.length];
        Arrays.setAll(
                factors,
                i -> new Estimate(
                        estimate[2 * i],
                        limits[2 * i][0],
                        Math.max(limits[2 * i][1], 0),
                        estimate[2 * i + 1],
                        limits[2 * i + 1][0],
                        limits[2 * i + 1][1]));
        return new SobolIndices(variance, List.of(factors));
    }

    private static final int SHARED = 6;

    /** Moments of each group: n, sum a, a2, b, b2, ab, then for each factor sum c, c2, bc, (a - c)2. */
    private static double[][] sums(double[] a, double[] b, double[][] ab, double centre, int groups, long seed) {
        double[][] sums = new double[groups][SHARED + 4 * ab.length];
        int[] order = shuffled(a.length, seed);
        for (int position = 0; position < order.length; position++) {
            int sample = order[position];
            double[] sum = sums[position % groups];
            double x = a[sample] - centre;
            double y = b[sample] - centre;
            sum[0]++;
            sum[1] += x;
            sum[2] += x * x;
            sum[3] += y;
            sum[4] += y * y;
            sum[5] += x * y;
            for (int i = 0; i < ab.length; i++) {
                double z = ab[i][sample] - centre;
                int at = SHARED + 4 * i;
                sum[at] += z;
                sum[at + 1] += z * z;
                sum[at + 2] += y * z;
                sum[at + 3] += (x - z) * (x - z);
            }
        }
        return sums;
    }

    private static int[] shuffled(int n, long seed) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        SplittableRandom random = new SplittableRandom(Streams.mix(seed, 1));
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    /** First-order and total index of every factor in turn; null when the output does not vary. */
    private static double[] estimate(double[] sum, int factors) {
        double n = sum[0];
        double variance = pooledVariance(sum);
        double varianceA = variance(n, sum[1], sum[2]);
        double varianceB = variance(n, sum[3], sum[4]);
        if (variance <= 0 || varianceA <= 0 || varianceB <= 0) {
            return null;
        }
        double[] estimate = new double[2 * factors];
        double chance = correlation(n, sum[5], sum[1], sum[3], varianceA, varianceB);
        double free = 1 - chance * chance;
        if (free <= LEAST_FREE) {
            return null;
        }
        for (int i = 0; i < factors; i++) {
            int at = SHARED + 4 * i;
            double varianceC = variance(n, sum[at], sum[at + 1]);
            if (varianceC > 0) {
                double ofA = (sum[2] + sum[at + 1] - sum[at + 3]) / 2;
                double withB = correlation(n, sum[at + 2], sum[3], sum[at], varianceB, varianceC);
                double withA = correlation(n, ofA, sum[1], sum[at], varianceA, varianceC);
                estimate[2 * i] = (withB - chance * withA) / free;
            }
            estimate[2 * i + 1] = sum[at + 3] / (2 * n) / variance;
        }
        return estimate;
    }

    private static double correlation(
            double n, double products, double sumX, double sumY, double varianceX, double varianceY) {
        return (products / n - sumX / n * (sumY / n)) / Math.sqrt(varianceX * varianceY);
    }

    /** Variance of the outputs at the points A and B together. */
    private static double pooledVariance(double[] sum) {
        return variance(2 * sum[0], sum[1] + sum[3], sum[2] + sum[4]);
    }

    private static double variance(double n, double sum, double squares) {
        double variance = squares / n - sum / n * (sum / n);
        // What is left of a constant after rounding is no variance.
        return variance <= 1e-14 * (squares / n) ? 0 : variance;
    }

    private static double[][] limits(
            double[][] sums, int factors, int resamples, double confidence, long seed, double[] estimate) {
        double[][] limits = new double[2 * factors][2];
        if (resamples == 0) {
            Arrays.setAll(limits, i -> new double[] {estimate[i], estimate[i]});
            return limits;
        }
        double[][] drawn = new double[2 * factors][resamples];
        int kept = 0;
        for (int resample = 0; resample < resamples; resample++) {
            SplittableRandom random = new SplittableRandom(Streams.mix(Streams.mix(seed, 2), resample));
            double[] sum = new double[sums[0].length];
            for (int draw = 0; draw < sums.length; draw++) {
                add(sum, sums[random.nextInt(sums.length)]);
            }
            double[] again = estimate(sum, factors);
            if (again != null) {
                for (int i = 0; i < again.length; i++) {
                    drawn[i][kept] = again[i];
                }
                kept++;
            }
        }
        for (int i = 0; i < drawn.length; i++) {
            double[] sorted = Arrays.copyOf(drawn[i], kept);
            Arrays.sort(sorted);
            limits[i] = kept == 0
                    ? new double[] {estimate[i], estimate[i]}
                    : new double[] {
                        Ranks.quantile(sorted, (1 - confidence) / 2), Ranks.quantile(sorted, (1 + confidence) / 2)
                    };
        }
        return limits;
    }

    private static void add(double[] to, double[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }
}
