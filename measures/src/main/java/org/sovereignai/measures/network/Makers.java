package org.sovereignai.measures.network;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.lang3.Validate;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * Which share of each importer's supply was made by any of some economies B.
 *
 * <p>With N the expected visits of a chain in which B makes the parts d, {@code F = N_iB (I + (I - D_B) N_BB)^-1} are the
 * chances to come to each member of B first. With other parts d' of B alone a unit that is there is of B's making with the
 * chance m, {@code m = d' + (1 - d') (u + F_BB m)}, where u is the chance that its origin is unknown before it meets B again, if
 * that counts as B's. The share is {@code u_i + F_i m}, which is {@code u_i + N_iB w} with {@code (I + (D'_B - D_B) N_BB) w = d' +
 * (1 - d') u}.
 */
public final class Makers {

    private final ShareMatrix central;
    private final int[] economies;
    private final Lazy<Ends> ends;

    Makers(ShareMatrix central, Collection<Integer> economies, Supplier<Ends> ends) {
        Validate.isTrue(!economies.isEmpty(), "Name one economy at least that may have made something");
        this.central = central;
        this.economies = economies.stream().mapToInt(Integer::intValue).toArray();
        this.ends = new Lazy<>(ends);
    }

    /** Of the importer's supply, with bounds over the domestic parts; empty if it imports nothing. */
    public Optional<Estimate> share(int importer) {
        if (!central.hasImports(importer)) {
            return Optional.empty();
        }
        double made = 0;
        for (int economy : economies) {
            made += central.row(importer)[economy];
        }
        Ends within = ends.get();
        return Optional.of(Estimate.ofRounded(
                Math.min(1, made), within.least().share(importer), within.most().share(importer)));
    }

    /** Where the economies make as little, and as much, as they can, and others the other way round. */
    record Ends(Made least, Made most) {}

    /** The shares at one end. */
    static final class Made {

        private final double[][] visits;
        private final int[] places;
        private final double[] weights;
        private final double[] unknowns;
        private final boolean hasUnknown;

        /**
         * @param supply direct shares
         * @param visits of the chain in which all make the parts {@code others}
         * @param own what the economies make in its place
         * @param hasUnknown whether what is of unknown origin counts as theirs
         */
        Made(
                ShareMatrix supply,
                double[][] visits,
                double[] others,
                double[] own,
                Collection<Integer> economies,
                boolean hasUnknown) {
            this.places = economies.stream().mapToInt(Integer::intValue).toArray();
            this.hasUnknown = hasUnknown;
            Optional<Ending> ending = TracingChain.isEndless(supply, visits, economies)
                    ? Optional.empty()
                    : Ending.of(visits, others, own, places, hasUnknown);
            if (ending.isPresent()) {
                this.visits = visits;
                this.weights = ending.get().weights();
                this.unknowns = ending.get().unknowns();
            } else {
                double[] corner = others.clone();
                for (int place : places) {
                    corner[place] = own[place];
                }
                this.visits = new TracingChain(supply).visits(corner);
                this.weights =
                        Arrays.stream(places).mapToDouble(place -> own[place]).toArray();
                this.unknowns = new double[places.length];
            }
        }

        double share(int importer) {
            double before = hasUnknown
                    ? Math.max(0, visits[importer][visits.length] - sum(visits[importer], places, unknowns))
                    : 0;
            return Math.min(1, Math.max(0, before + sum(visits[importer], places, weights)));
        }
    }

    /**
     * What becomes of goods that are at the economies.
     *
     * @param weights by economy, what each visit of the chain adds to what they made
     * @param unknowns by economy, what each visit takes from what is of unknown origin without having met them
     */
    private record Ending(double[] weights, double[] unknowns) {

        /** Empty where goods can circle among the economies for ever. */
        static Optional<Ending> of(double[][] visits, double[] others, double[] own, int[] places, boolean hasUnknown) {
            int count = places.length;
            double[][] returns = new double[count][count];
            double[][] ends = new double[count][count];
            double[] unknownAfter = new double[count];
            for (int from = 0; from < count; from++) {
                double[] visit = visits[places[from]];
                double resold = 1 - others[places[from]];
                double more = own[places[from]] - others[places[from]];
                for (int to = 0; to < count; to++) {
                    returns[from][to] = (from == to ? 1 : 0) + resold * visit[places[to]];
                    ends[from][to] = (from == to ? 1 : 0) + more * visit[places[to]];
                }
                unknownAfter[from] = resold * visit[visits.length];
            }
            double[] unknowns = solver(returns)
                    .solve(new ArrayRealVector(unknownAfter, false))
                    .toArray();
            double[] made = new double[count];
            for (int from = 0; from < count; from++) {
                double part = own[places[from]];
                double[] visit = visits[places[from]];
                double before = hasUnknown ? Math.max(0, visit[visits.length] - sum(visit, places, unknowns)) : 0;
                made[from] = part + (1 - part) * before;
            }
            DecompositionSolver solver = solver(ends);
            return solver.isNonSingular()
                    ? Optional.of(new Ending(
                            solver.solve(new ArrayRealVector(made, false)).toArray(), unknowns))
                    : Optional.empty();
        }

        private static DecompositionSolver solver(double[][] matrix) {
            return new LUDecomposition(new Array2DRowRealMatrix(matrix, false)).getSolver();
        }
    }

    private static double sum(double[] visits, int[] places, double[] weights) {
        double sum = 0;
        for (int place = 0; place < places.length; place++) {
            sum += visits[places[place]] * weights[place];
        }
        return sum;
    }
}
