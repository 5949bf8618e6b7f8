package org.sovereignai.index;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.sovereignai.index.method.IndexException;

/**
 * The points at which an index is computed again: one row per replication, one column per factor, values in [0, 1).
 *
 * <p>A design decides a run completely. It is written with every digit, and a run that is given the file repeats the run
 * that wrote it.
 *
 * <p>There are two kinds. A sample has independent points: point r comes from a generator seeded by r and the seed. A
 * Sobol design (Saltelli et al. 2010) has for every base sample the k + 2 points A, B and, for each factor i,
 * A with its i-th value from B; A and B are the two halves of a 2k-dimensional Sobol sequence (Joe and Kuo's directions)
 * with a digital shift drawn from the seed, which keeps its evenness. Take a power of two of base samples.
 */
public final class Design implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final double SCALE = 0x1p52;
    private static final int LARGEST_DIMENSION = 1000;

    private final List<String> factors;
    private final double[][] points;
    private final boolean sobol;

    private Design(List<String> factors, double[][] points, boolean sobol) {
        this.factors = List.copyOf(factors);
        this.points = points;
        this.sobol = sobol;
    }

    /** A sample of independent points. */
    public static Design sample(List<String> factors, int replications, long seed) {
        requirePositive(factors, replications);
        double[][] points = new double[replications][factors.size()];
        for (int r = 0; r < replications; r++) {
            SplittableRandom random = new SplittableRandom(Streams.mix(seed, r));
            Arrays.setAll(points[r], i -> random.nextDouble());
        }
        return new Design(factors, points, false);
    }

    /**
     * A Sobol design of {@code samples x (factors + 2)} points.
     *
     * @throws IndexException for more than 500 factors
     */
    public static Design sobol(List<String> factors, int samples, long seed) {
        requirePositive(factors, samples);
        int k = factors.size();
        if (2 * k > LARGEST_DIMENSION) {
            throw new IndexException(
                    "A Sobol design of " + k + " factors is out of reach: take at most " + LARGEST_DIMENSION / 2 + ".");
        }
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(2 * k);
        long[] shift = new SplittableRandom(Streams.mix(seed, 0))
                .longs(2L * k, 0, 1L << 52)
                .toArray();
        double[][] points = new double[Math.multiplyExact(samples, k + 2)][];
        for (int sample = 0; sample < samples; sample++) {
            double[] both = sequence.nextVector();
            for (int i = 0; i < both.length; i++) {
                both[i] = ((long) (both[i] * SCALE) ^ shift[i]) / SCALE;
            }
            int row = sample * (k + 2);
            points[row] = Arrays.copyOf(both, k);
            points[row + 1] = Arrays.copyOfRange(both, k, 2 * k);
            for (int i = 0; i < k; i++) {
                points[row + 2 + i] = mixed(points[row], points[row + 1], i);
            }
        }
        return new Design(factors, points, true);
    }

    private static double[] mixed(double[] a, double[] b, int factor) {
        double[] point = a.clone();
        point[factor] = b[factor];
        return point;
    }

    /**
     * A design of points from elsewhere.
     *
     * @param blocks the block of each point: {@code A} for all points of a sample, and {@code A}, {@code B}, {@code
     *     AB:<factor>} in the order of the factors for each base sample of a Sobol design
     * @param source name of the file that they are from, for messages
     * @throws IndexException naming the source and the point that does not fit
     */
    public static Design of(List<String> factors, List<double[]> points, List<String> blocks, String source) {
        if (points.isEmpty()) {
            throw new IndexException("The design " + source + " holds no point: give at least one row.");
        }
        boolean sobol = blocks.size() > 1 && blocks.get(1).equals("B");
        Design design = new Design(factors, points.stream().map(double[]::clone).toArray(double[][]::new), sobol);
        design.requireBlocks(blocks, source);
        return design;
    }

    private void requireBlocks(List<String> blocks, String source) {
        int k = factors.size();
        for (int row = 0; row < points.length; row++) {
            String expected = block(row);
            boolean fits = expected.equals(blocks.get(row));
            if (fits && sobol && row % (k + 2) > 1) {
                int start = row - row % (k + 2);
                fits = Arrays.equals(points[row], mixed(points[start], points[start + 1], row - start - 2));
            }
            if (!fits) {
                throw new IndexException("The design " + source + ", data row " + (row + 1)
                        + ", is no point of block " + expected + ": list A, B and AB:<factor> of each base sample in"
                        + " order, or A alone.");
            }
        }
        if (sobol && points.length % (k + 2) != 0) {
            throw new IndexException(
                    "The design " + source + " ends within a base sample: each needs " + (k + 2) + " rows.");
        }
    }

    /** The design as CSV, with every digit of its points. */
    public String toCsv() {
        StringBuilder csv = new StringBuilder("sample,block");
        factors.forEach(factor -> csv.append(',').append(factor));
        csv.append('\n');
        int perSample = sobol ? factors.size() + 2 : 1;
        for (int row = 0; row < points.length; row++) {
            csv.append(row / perSample).append(',').append(block(row));
            for (double u : points[row]) {
                csv.append(',').append(u);
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    private String block(int row) {
        int at = sobol ? row % (factors.size() + 2) : 0;
        return at == 0 ? "A" : at == 1 ? "B" : "AB:" + factors.get(at - 2);
    }

    public List<String> factors() {
        return factors;
    }

    /** Number of points, that is of replications. */
    public int size() {
        return points.length;
    }

    /** True for a Sobol design, which sensitivity analysis needs. */
    public boolean isSobol() {
        return sobol;
    }

    /** Number of base samples of a Sobol design. */
    public int samples() {
        return points.length / (factors.size() + 2);
    }

    /** A point, one value in [0, 1) for each factor. */
    public double[] point(int replication) {
        return points[replication].clone();
    }

    private static void requirePositive(List<String> factors, int number) {
        if (factors.isEmpty()) {
            throw new IndexException("The index has no uncertain factors: add some to its descriptor.");
        }
        if (number < 1) {
            throw new IllegalArgumentException("A design of " + number + " points is empty: ask for at least one.");
        }
    }
}
