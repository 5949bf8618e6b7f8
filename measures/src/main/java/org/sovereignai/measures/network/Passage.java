package org.sovereignai.measures.network;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.apache.commons.lang3.Validate;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * Which share of each importer's supply is made by some economies or sold on by them at any step of its way.
 *
 * <p>With N the expected visits of the chain of {@link TracedOrigin} and d the domestic parts, the chance h to meet any of the
 * economies B at all follows from {@code N_iB = H_iB (I + (I - D_B) N_BB)}, whose row sums are h: for one economy {@code h_i =
 * N_ij / (1 + (1 - d_j) N_jj)}. It does not depend on the domestic part of B. It is greatest where all others resell as much
 * as they can, smallest where they resell as little; of what could circle for ever without being made, all counts in the
 * greatest.
 */
public final class Passage {

    private final ShareMatrix supply;
    private final Hits central;
    private final Lazy<Ends> ends;

    Passage(ShareMatrix supply, Hits central, Supplier<Ends> ends) {
        this.supply = supply;
        this.central = central;
        this.ends = new Lazy<>(ends);
    }

    /** The share at the central domestic parts; empty if the importer imports nothing. */
    public OptionalDouble central(int importer) {
        return supply.hasImports(importer) ? OptionalDouble.of(central.share(importer)) : OptionalDouble.empty();
    }

    /** Of the importer's supply, with bounds over the domestic parts; empty if it imports nothing. */
    public Optional<Estimate> share(int importer) {
        if (!supply.hasImports(importer)) {
            return Optional.empty();
        }
        Ends within = ends.get();
        return Optional.of(Estimate.ofRounded(
                central.share(importer),
                within.least().share(importer),
                Math.min(1, within.most().share(importer) + within.most().unknownBefore(importer))));
    }

    /** Where others resell as little, and as much, as they can. */
    record Ends(Hits least, Hits most) {}

    /** Chances to meet the economies in one chain. */
    static final class Hits {

        private final double[][] visits;
        private final int[] places;
        private final double[] shares;
        private final double[] unknowns;

        /**
         * @param supply direct shares
         * @param visits of the chain in which all make the parts {@code domestic}
         */
        Hits(ShareMatrix supply, double[][] visits, double[] domestic, Collection<Integer> economies) {
            this.places = economies.stream().mapToInt(Integer::intValue).toArray();
            Validate.isTrue(places.length > 0, "Name one economy at least that supply may pass");
            if (TracingChain.isEndless(supply, visits, economies)) {
                // What meets the economies ends there if all that they sell is their own.
                double[] ending = domestic.clone();
                economies.forEach(economy -> ending[economy] = 1);
                this.visits = new TracingChain(supply).visits(ending);
                this.shares = new double[places.length];
                this.unknowns = new double[places.length];
                Arrays.fill(shares, 1);
                return;
            }
            this.visits = visits;
            double[][] returns = new double[places.length][places.length];
            double[] unknownAfter = new double[places.length];
            for (int from = 0; from < places.length; from++) {
                double resold = 1 - domestic[places[from]];
                for (int to = 0; to < places.length; to++) {
                    returns[from][to] = (from == to ? 1 : 0) + resold * visits[places[from]][places[to]];
                }
                unknownAfter[from] = resold * visits[places[from]][visits.length];
            }
            var solver = new LUDecomposition(new Array2DRowRealMatrix(returns, false)).getSolver();
            double[] ones = new double[places.length];
            Arrays.fill(ones, 1);
            this.shares = solver.solve(new ArrayRealVector(ones, false)).toArray();
            this.unknowns =
                    solver.solve(new ArrayRealVector(unknownAfter, false)).toArray();
        }

        double share(int importer) {
            return Math.min(1, Math.max(0, sum(importer, shares)));
        }

        /** What is of unknown origin without having met the economies. */
        double unknownBefore(int importer) {
            return Math.max(0, visits[importer][visits.length] - sum(importer, unknowns));
        }

        private double sum(int importer, double[] weights) {
            double sum = 0;
            for (int place = 0; place < places.length; place++) {
                sum += visits[importer][places[place]] * weights[place];
            }
            return sum;
        }
    }
}
