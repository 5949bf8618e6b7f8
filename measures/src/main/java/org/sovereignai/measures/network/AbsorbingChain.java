package org.sovereignai.measures.network;

/**
 * Solves {@code X = P X + R} exactly for a chain that is certain to end.
 *
 * <p>P holds the chances to move from state to state, {@code exit} the chance to end: each row of P and its exit sum to
 * 1. Elimination after Grassmann, Taksar and Heyman, "Regenerative Analysis and Steady State Distributions for Markov
 * Chains", Operations Research 33(5), 1985: the pivot {@code 1 - p_kk} is taken as the sum of the other chances, so
 * that nothing is ever subtracted and every entry is accurate even where goods circle many times. A plain LU
 * decomposition loses one digit for each power of ten in the number of circles.
 */
final class AbsorbingChain {

    private AbsorbingChain() {}

    /**
     * @param moves P, not negative
     * @param exit not negative; from every state an exit must be within reach
     * @param rewards R, one row per state, not negative
     * @return X, shaped as {@code rewards}
     */
    static double[][] solve(double[][] moves, double[] exit, double[][] rewards) {
        int size = moves.length;
        double[][] chance = copy(moves);
        double[] leave = exit.clone();
        double[][] result = copy(rewards);
        double[] pivot = new double[size];
        for (int state = size - 1; state >= 0; state--) {
            pivot[state] = leave[state];
            for (int other = 0; other < state; other++) {
                pivot[state] += chance[state][other];
            }
            for (int earlier = 0; earlier < state; earlier++) {
                double factor = chance[earlier][state] / pivot[state];
                if (factor > 0) {
                    addTo(chance[earlier], factor, chance[state], state);
                    leave[earlier] += factor * leave[state];
                    addTo(result[earlier], factor, result[state], result[state].length);
                }
            }
        }
        for (int state = 0; state < size; state++) {
            for (int earlier = 0; earlier < state; earlier++) {
                if (chance[state][earlier] > 0) {
                    addTo(result[state], chance[state][earlier], result[earlier], result[earlier].length);
                }
            }
            for (int column = 0; column < result[state].length; column++) {
                result[state][column] /= pivot[state];
            }
        }
        return result;
    }

    private static void addTo(double[] target, double factor, double[] source, int length) {
        for (int index = 0; index < length; index++) {
            target[index] += factor * source[index];
        }
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int row = 0; row < matrix.length; row++) {
            copy[row] = matrix[row].clone();
        }
        return copy;
    }
}
