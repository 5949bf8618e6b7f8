package org.sovereignai.measures.network;

import java.util.Arrays;
import org.apache.commons.lang3.Validate;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Centrality of the nodes of a weighted directed graph.
 *
 * <p>{@code p = (1 - a) / n + a P' p}: a node's score is passed along its outgoing edges in proportion to their weight;
 * a node without outgoing edges passes it to all nodes evenly. Solved exactly rather than iterated. Brin and Page, "The
 * anatomy of a large-scale hypertextual Web search engine", Computer Networks 30, 1998, scaled to sum to 1.
 */
public final class PageRank {

    /** Weight of the edges against an even spread, as in the paper. */
    public static final double DAMPING = 0.85;

    private PageRank() {}

    /**
     * Scores with {@link #DAMPING}.
     *
     * @param weights square, weight of the edge from row to column, 0 or more; self loops are dropped
     * @return one score above 0 per node, 1 in all; empty for no nodes
     */
    public static double[] scores(double[][] weights) {
        return scores(weights, DAMPING);
    }

    /**
     * @param weights square, weight of the edge from row to column, 0 or more; self loops are dropped
     * @param damping a, 0 or more and below 1
     * @return one score above 0 per node, 1 in all; empty for no nodes
     */
    public static double[] scores(double[][] weights, double damping) {
        Validate.isTrue(damping >= 0 && damping < 1, "Damping %s must be 0 or more and below 1", damping);
        int size = weights.length;
        if (size == 0) {
            return new double[0];
        }
        RealMatrix system = new Array2DRowRealMatrix(size, size);
        for (int from = 0; from < size; from++) {
            double[] chances = chances(weights[from], from, size);
            for (int to = 0; to < size; to++) {
                system.setEntry(to, from, (from == to ? 1 : 0) - damping * chances[to]);
            }
        }
        double[] even = new double[size];
        Arrays.fill(even, (1 - damping) / size);
        double[] scores = new LUDecomposition(system)
                .getSolver()
                .solve(new ArrayRealVector(even, false))
                .toArray();
        double sum = Arrays.stream(scores).sum();
        return Arrays.stream(scores).map(score -> score / sum).toArray();
    }

    private static double[] chances(double[] weights, int from, int size) {
        Validate.isTrue(weights.length == size, "Row %s has %s columns instead of %s", from, weights.length, size);
        double[] chances = weights.clone();
        chances[from] = 0;
        double sum = 0;
        for (int to = 0; to < size; to++) {
            Validate.isTrue(
                    Double.isFinite(chances[to]) && chances[to] >= 0,
                    "Edge from %s to %s: weight %s must be finite, 0 or more",
                    from,
                    to,
                    chances[to]);
            sum += chances[to];
        }
        for (int to = 0; to < size; to++) {
            chances[to] = sum > 0 ? chances[to] / sum : 1.0 / size;
        }
        return chances;
    }
}
