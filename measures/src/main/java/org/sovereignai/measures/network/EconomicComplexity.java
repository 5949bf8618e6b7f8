package org.sovereignai.measures.network;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.lang3.Validate;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * Economic complexity index: economies that do what other many-sided economies do score high.
 *
 * <p>An economy is specialised in a product where its revealed comparative advantage (Balassa 1965), its share of the
 * product over its share of everything, is at least 1. With M the resulting 0/1 matrix, diversity D its row sums and
 * ubiquity U its column sums, the index is the eigenvector of {@code D^-1 M U^-1 M'} for the second largest eigenvalue,
 * less its mean, over its population standard deviation, with the sign that makes it correlate with diversity. Hidalgo
 * and Hausmann, "The building blocks of economic complexity", PNAS 106, 2009, in the eigenvector form of Hausmann et
 * al., "The Atlas of Economic Complexity", 2014; over programming languages by Juhász, Wachs, Kaminski and Hidalgo,
 * "The Software Complexity of Nations", arXiv 2407.13880, 2024. The population form of the standard deviation is that
 * of the Harvard Growth Lab's program {@code ecomplexity}; with n economies the sample form gives values smaller by
 * {@code sqrt((n - 1) / n)}.
 *
 * <p>Economies without a specialisation and products in which nobody is specialised are left out. The index compares
 * the economies of one matrix: it is not a level that can be compared between years.
 */
public final class EconomicComplexity {

    /** Eigenvalues closer than this share their eigenvectors, and a correlation nearer to 0 has no sign. */
    private static final double INDISTINCT = 1e-9;

    /** Why the index, or that of one economy, does not exist. */
    public enum Reason {
        /** The economy has a comparative advantage in no product. */
        NOT_SPECIALISED,
        /** Fewer than three economies have a specialisation. */
        TOO_FEW_ECONOMIES,
        /** The economies fall into groups that share no specialisation, so that they cannot be compared. */
        DISCONNECTED,
        /** The second eigenvalue is not single, so that its eigenvector is arbitrary. */
        DEGENERATE,
        /** The eigenvector does not correlate with diversity, so that its sign is arbitrary. */
        NO_DIRECTION
    }

    private final int[] diversity;
    private final double[] index;
    private final Reason reason;

    private EconomicComplexity(int[] diversity, double[] index, Reason reason) {
        this.diversity = diversity;
        this.index = index;
        this.reason = reason;
    }

    /**
     * @param amounts one row per economy, one column per product, 0 or more. What a publisher withholds because it is
     *     small goes in as 0: nobody is specialised in what is not shown
     */
    public static EconomicComplexity of(double[][] amounts) {
        return ofSpecialisation(specialisation(amounts));
    }

    /** The index of given specialisations instead of those revealed by amounts. */
    static EconomicComplexity ofSpecialisation(boolean[][] specialised) {
        int[] diversity = new int[specialised.length];
        for (int economy = 0; economy < specialised.length; economy++) {
            diversity[economy] = count(specialised[economy]);
        }
        int[] economies = IntStream.range(0, specialised.length)
                .filter(economy -> diversity[economy] > 0)
                .toArray();
        if (economies.length < 3) {
            return new EconomicComplexity(diversity, null, Reason.TOO_FEW_ECONOMIES);
        }
        double[][] likeness = likeness(specialised, diversity, economies);
        if (!isConnected(likeness)) {
            return new EconomicComplexity(diversity, null, Reason.DISCONNECTED);
        }
        return ofLikeness(likeness, diversity, economies);
    }

    /** Number of products in which the economy is specialised. */
    public int diversity(int economy) {
        return diversity[economy];
    }

    /** The economy's index: mean 0, population standard deviation 1 over the economies that have one. */
    public OptionalDouble index(int economy) {
        return reason(economy).isPresent() ? OptionalDouble.empty() : OptionalDouble.of(index[economy]);
    }

    /** Why the economy has no index; empty if it has one. */
    public Optional<Reason> reason(int economy) {
        return diversity[economy] == 0 ? Optional.of(Reason.NOT_SPECIALISED) : Optional.ofNullable(reason);
    }

    /**
     * Compared as {@code amount x world >= economy x product}, which is exact at 1 for counts with products below 2^53.
     */
    static boolean[][] specialisation(double[][] amounts) {
        int products = amounts.length == 0 ? 0 : amounts[0].length;
        double[] ofEconomy = new double[amounts.length];
        double[] ofProduct = new double[products];
        double world = 0;
        for (int economy = 0; economy < amounts.length; economy++) {
            Validate.isTrue(
                    amounts[economy].length == products,
                    "Row %s has %s columns instead of %s",
                    economy,
                    amounts[economy].length,
                    products);
            for (int product = 0; product < products; product++) {
                double amount = amounts[economy][product];
                Validate.isTrue(
                        Double.isFinite(amount) && amount >= 0,
                        "Row %s, column %s: %s must be finite, 0 or more",
                        economy,
                        product,
                        amount);
                ofEconomy[economy] += amount;
                ofProduct[product] += amount;
                world += amount;
            }
        }
        boolean[][] specialised = new boolean[amounts.length][products];
        for (int economy = 0; economy < amounts.length; economy++) {
            for (int product = 0; product < products; product++) {
                double amount = amounts[economy][product];
                specialised[economy][product] = amount > 0 && amount * world >= ofEconomy[economy] * ofProduct[product];
            }
        }
        return specialised;
    }

    /**
     * {@code D^-1/2 M U^-1 M' D^-1/2}: symmetric, with the eigenvalues of the index's matrix, so that they are real.
     */
    private static double[][] likeness(boolean[][] specialised, int[] diversity, int[] economies) {
        int products = specialised[economies[0]].length;
        double[][] likeness = new double[economies.length][economies.length];
        for (int product = 0; product < products; product++) {
            int column = product;
            int[] specialists = IntStream.range(0, economies.length)
                    .filter(row -> specialised[economies[row]][column])
                    .toArray();
            for (int first : specialists) {
                for (int second : specialists) {
                    likeness[first][second] += 1.0 / specialists.length;
                }
            }
        }
        for (int first = 0; first < economies.length; first++) {
            for (int second = 0; second < economies.length; second++) {
                likeness[first][second] /=
                        Math.sqrt((double) diversity[economies[first]] * diversity[economies[second]]);
            }
        }
        return likeness;
    }

    private static EconomicComplexity ofLikeness(double[][] likeness, int[] diversity, int[] economies) {
        RealMatrix symmetric = new Array2DRowRealMatrix(likeness, false);
        EigenDecomposition decomposition = new EigenDecomposition(symmetric);
        double[] eigenvalues = decomposition.getRealEigenvalues();
        List<Integer> descending = IntStream.range(0, eigenvalues.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer position) -> -eigenvalues[position]))
                .toList();
        int second = descending.get(1);
        int third = descending.get(2);
        if (eigenvalues[second] - eigenvalues[third] < INDISTINCT) {
            return new EconomicComplexity(diversity, null, Reason.DEGENERATE);
        }
        double[] vector = decomposition.getEigenvector(second).toArray();
        double[] diversities = new double[vector.length];
        for (int row = 0; row < vector.length; row++) {
            diversities[row] = diversity[economies[row]];
            vector[row] /= Math.sqrt(diversities[row]);
        }
        double correlation = new PearsonsCorrelation().correlation(vector, diversities);
        if (!(Math.abs(correlation) >= INDISTINCT)) {
            return new EconomicComplexity(diversity, null, Reason.NO_DIRECTION);
        }
        double mean = new Mean().evaluate(vector);
        double deviation = new StandardDeviation(false).evaluate(vector) * Math.signum(correlation);
        double[] index = new double[diversity.length];
        Arrays.setAll(index, economy -> Double.NaN);
        for (int row = 0; row < vector.length; row++) {
            index[economies[row]] = (vector[row] - mean) / deviation;
        }
        return new EconomicComplexity(diversity, index, null);
    }

    private static boolean isConnected(double[][] likeness) {
        boolean[] reached = new boolean[likeness.length];
        int[] queue = new int[likeness.length];
        int found = 1;
        reached[0] = true;
        for (int next = 0; next < found; next++) {
            for (int other = 0; other < likeness.length; other++) {
                if (!reached[other] && likeness[queue[next]][other] > 0) {
                    reached[other] = true;
                    queue[found++] = other;
                }
            }
        }
        return found == likeness.length;
    }

    private static int count(boolean[] row) {
        int count = 0;
        for (boolean cell : row) {
            count += cell ? 1 : 0;
        }
        return count;
    }
}
