package org.sovereignai.measures.network;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/**
 * The chain that follows one unit of an economy's imports back to where it was made.
 *
 * <p>State i is "imported by i". The unit came from supplier k with chance {@code s_ik}; it was made there with chance
 * {@code d_k}, which ends the chain, or was imported by k before. The chain also ends, with unknown origin, where the
 * supplier is unknown, where a reseller has no known imports, and where goods could only circle for ever among
 * economies that make nothing.
 */
final class TracingChain {

    private final ShareMatrix supply;
    private final double[] domestic;
    private final double[][] passOn;
    private final double[] exit;
    private final double[] unknown;

    TracingChain(ShareMatrix supply, double[] domestic) {
        int size = supply.size();
        this.supply = supply;
        this.domestic = domestic.clone();
        this.passOn = new double[size][size];
        this.exit = new double[size];
        this.unknown = new double[size];
        for (int importer = 0; importer < size; importer++) {
            unknown[importer] = supply.hasImports(importer) ? supply.rest(importer) : 1;
            exit[importer] = unknown[importer];
            for (int supplier = 0; supplier < size; supplier++) {
                double share = supply.row(importer)[supplier];
                passOn[importer][supplier] = share * (1 - domestic[supplier]);
                exit[importer] += share * domestic[supplier];
            }
        }
        boolean[] endless = findEndless();
        for (int importer = 0; importer < size; importer++) {
            if (endless[importer]) {
                passOn[importer] = new double[size];
                exit[importer] = 1;
                unknown[importer] = 1;
            }
        }
    }

    /**
     * For every importer (row): how often its unit passes each supplier on the way (first n columns), and the chance
     * that its origin is unknown (last column). Passing supplier k and being made there has the chance of passing times
     * d_k. A unit that would circle for ever is followed to its first supplier.
     */
    double[][] visits() {
        int size = supply.size();
        double[][] rewards = new double[size][];
        for (int importer = 0; importer < size; importer++) {
            rewards[importer] = new double[size + 1];
            System.arraycopy(supply.row(importer), 0, rewards[importer], 0, size);
            rewards[importer][size] = unknown[importer];
        }
        return AbsorbingChain.solve(passOn, exit, rewards);
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

    private boolean[] findEndless() {
        int size = exit.length;
        boolean[] isEndless = new boolean[size];
        Deque<Integer> ending = new ArrayDeque<>();
        for (int importer = 0; importer < size; importer++) {
            isEndless[importer] = exit[importer] == 0;
            if (!isEndless[importer]) {
                ending.add(importer);
            }
        }
        while (!ending.isEmpty()) {
            int supplier = ending.remove();
            for (int importer = 0; importer < size; importer++) {
                if (isEndless[importer] && passOn[importer][supplier] > 0) {
                    isEndless[importer] = false;
                    ending.add(importer);
                }
            }
        }
        return isEndless;
    }
}
