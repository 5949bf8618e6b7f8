package org.sovereignai.measures.network;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.stream.IntStream;
import org.apache.commons.lang3.ArrayUtils;

/**
 * The chain that follows one unit of an economy's imports back to where it was made.
 *
 * <p>State i is "imported by i". The unit came from supplier k with chance {@code s_ik}; it was made there with chance
 * {@code d_k}, which ends the chain, or was imported by k before. The chain also ends, with unknown origin, where the
 * supplier is unknown, where a reseller has no known imports, and where goods could only circle for ever among
 * economies that make nothing.
 *
 * <p>At first every unit is followed to its supplier alone. Then one economy after the other is followed further: with N the
 * expected visits so far, those of k itself become {@code N_kj / e_k}, where {@code e_k = 1 - (1 - d_k) N_kk} is the chance that
 * what k imports does not come back to be sold on by k again, and all others {@code N_ij + N_ik (1 - d_k) N_kj}. The chance is
 * taken as the sum of the chances to end anywhere, as in Grassmann, Taksar and Heyman, "Regenerative Analysis and Steady State
 * Distributions for Markov Chains", Operations Research 33(5), 1985: nothing is ever subtracted, and every entry is accurate even
 * where goods circle many times. A plain LU decomposition loses one digit for each power of ten in the number of circles. Chains
 * that differ in the parts of some economies share the steps of all others.
 */
final class TracingChain {

    /** How many economies are followed at a time, since that many rows are added in one go: see {@link #add}. */
    private static final int TOGETHER = 4;

    private final ShareMatrix supply;

    /** By importer, how often its unit passes each supplier, and last the chance that its origin is unknown. */
    private final double[][] visits;

    /** Which part of what passes each economy ends there: all as long as it is not followed further. */
    private final double[] ending;

    /** Who is followed, or sells to nobody. */
    private final boolean[] isFollowed;

    /** Every unit is followed to its supplier, and ends there. */
    TracingChain(ShareMatrix supply) {
        int size = supply.size();
        this.supply = supply;
        this.visits = new double[size][];
        this.ending = new double[size];
        this.isFollowed = new boolean[size];
        Arrays.fill(ending, 1);
        Arrays.fill(isFollowed, true);
        for (int importer = 0; importer < size; importer++) {
            visits[importer] = direct(importer, supply.hasImports(importer) ? supply.rest(importer) : 1);
            for (int supplier = 0; supplier < size; supplier++) {
                isFollowed[supplier] &= visits[importer][supplier] <= 0;
            }
        }
    }

    private TracingChain(TracingChain other) {
        this.supply = other.supply;
        this.visits = new double[other.visits.length][];
        this.ending = other.ending.clone();
        this.isFollowed = other.isFollowed.clone();
        for (int importer = 0; importer < visits.length; importer++) {
            visits[importer] = other.visits[importer].clone();
        }
    }

    /**
     * The chain that has followed all economies that make the same part in two cases, to go on from in either.
     *
     * @param least parts in one case
     * @param most in the other, none of them less
     */
    TracingChain sharing(double[] least, double[] most) {
        return sharing(least, most, findEndless(least));
    }

    private TracingChain sharing(double[] least, double[] most, boolean[] isEndless) {
        TracingChain chain = new TracingChain(this);
        int[] economies = IntStream.range(0, ending.length)
                .filter(economy -> least[economy] == most[economy] && least[economy] < 1)
                .filter(economy -> !isEndless[economy] && !isFollowed[economy])
                .toArray();
        for (int next = 0; next < economies.length; next += TOGETHER) {
            chain.follow(Arrays.copyOfRange(economies, next, Math.min(next + TOGETHER, economies.length)), least);
        }
        return chain;
    }

    /**
     * For every importer (row): how often its unit passes each supplier on the way (first n columns), and the chance
     * that its origin is unknown (last column). Passing supplier k and being made there has the chance of passing times
     * d_k. A unit that would circle for ever is followed to its first supplier.
     *
     * @param domestic part d of each economy, the same as before of those that were followed already
     */
    double[][] visits(double[] domestic) {
        boolean[] isEndless = findEndless(domestic);
        TracingChain chain = sharing(domestic, domestic, isEndless);
        chain.endEndless(isEndless, domestic);
        return chain.visits;
    }

    /**
     * Whether goods of one of the economies would circle for ever, so that visits stop after its first supplier and nothing
     * about later ones follows from them.
     *
     * @param visits as {@link #visits} gives them
     */
    static boolean isEndless(ShareMatrix supply, double[][] visits, Collection<Integer> economies) {
        return economies.stream()
                .anyMatch(economy ->
                        supply.hasImports(economy) && supply.rest(economy) < 1 && visits[economy][supply.size()] >= 1);
    }

    /** Follows what passes some economies to the suppliers behind them: first among themselves, then for all others. */
    private void follow(int[] economies, double[] domestic) {
        for (int economy : economies) {
            isFollowed[economy] = true;
            ending[economy] = domestic[economy];
            double[] behind = visits[economy];
            double ends = ends(behind);
            for (int index = 0; index < behind.length; index++) {
                behind[index] /= ends;
            }
            for (int other : economies) {
                if (other != economy) {
                    add(visits[other], visits[other][economy] * (1 - domestic[economy]), behind);
                }
            }
        }
        double[][] behind = new double[TOGETHER][];
        double[] soldOn = new double[TOGETHER];
        Arrays.fill(behind, visits[economies[0]]);
        for (int place = 0; place < economies.length; place++) {
            behind[place] = visits[economies[place]];
        }
        for (int importer = 0; importer < visits.length; importer++) {
            if (ArrayUtils.contains(economies, importer)) {
                continue;
            }
            boolean isPassed = false;
            for (int place = 0; place < economies.length; place++) {
                int economy = economies[place];
                soldOn[place] = visits[importer][economy] * (1 - domestic[economy]);
                isPassed |= soldOn[place] > 0;
            }
            if (isPassed) {
                add(visits[importer], soldOn, behind);
            }
        }
    }

    /** The chance that a unit ends anywhere, followed as far as it is. */
    private double ends(double[] visits) {
        double ends = visits[ending.length];
        for (int supplier = 0; supplier < ending.length; supplier++) {
            ends += visits[supplier] * ending[supplier];
        }
        return ends;
    }

    private static void add(double[] target, double factor, double[] source) {
        for (int index = 0; index < target.length; index++) {
            target[index] += factor * source[index];
        }
    }

    /** The same of several sources: most of the time of a chain goes by here, and each cell is read and written once. */
    private static void add(double[] target, double[] factors, double[][] sources) {
        double one = factors[0];
        double two = factors[1];
        double three = factors[2];
        double four = factors[3];
        double[] first = sources[0];
        double[] second = sources[1];
        double[] third = sources[2];
        double[] fourth = sources[3];
        for (int index = 0; index < target.length; index++) {
            target[index] += one * first[index] + two * second[index] + three * third[index] + four * fourth[index];
        }
    }

    /** What comes to economies whose goods would circle for ever is followed one supplier further, and is of unknown origin. */
    private void endEndless(boolean[] isEndless, double[] domestic) {
        int[] endless = IntStream.range(0, visits.length)
                .filter(economy -> isEndless[economy])
                .toArray();
        for (int economy : endless) {
            visits[economy] = direct(economy, 1);
        }
        for (int importer = 0; importer < visits.length && endless.length > 0; importer++) {
            double[] passed = visits[importer].clone();
            for (int place = 0; place < endless.length && !isEndless[importer]; place++) {
                int economy = endless[place];
                add(visits[importer], passed[economy] * (1 - domestic[economy]), visits[economy]);
            }
        }
    }

    /** The first suppliers of an importer. */
    private double[] direct(int importer, double unknown) {
        double[] row = Arrays.copyOf(supply.row(importer), supply.size() + 1);
        row[supply.size()] = unknown;
        return row;
    }

    /** Economies from which no way leads to an end. */
    private boolean[] findEndless(double[] domestic) {
        int size = domestic.length;
        boolean[] isEndless = new boolean[size];
        Deque<Integer> ending = new ArrayDeque<>();
        for (int importer = 0; importer < size; importer++) {
            double[] row = supply.row(importer);
            isEndless[importer] = supply.hasImports(importer) && supply.rest(importer) <= 0;
            for (int supplier = 0; supplier < size && isEndless[importer]; supplier++) {
                isEndless[importer] = row[supplier] * domestic[supplier] <= 0;
            }
            if (!isEndless[importer]) {
                ending.add(importer);
            }
        }
        while (!ending.isEmpty()) {
            int supplier = ending.remove();
            for (int importer = 0; importer < size; importer++) {
                if (isEndless[importer] && supply.row(importer)[supplier] * (1 - domestic[supplier]) > 0) {
                    isEndless[importer] = false;
                    ending.add(importer);
                }
            }
        }
        return isEndless;
    }
}
