package org.sovereignai.measures.network;

import org.apache.commons.lang3.Validate;

/**
 * Exposure to suppliers and to the suppliers behind them, the farther the weaker.
 *
 * <p>{@code X = (1 - a) S (I - aS)^-1 = (1 - a) (S + a S^2 + a^2 S^3 + ...)}, rows scaled to 1: the direct supplier
 * counts fully, the one behind it a times, and so on; small a is near the direct shares. After the look-through
 * exposure of Baldwin, Freeman and Theodorakopoulos, "Hidden Exposure: Measuring US Supply Chain Reliance", Brookings
 * Papers on Economic Activity, Fall 2023, who sum the chain with the Leontief inverse of input-output tables; the
 * single parameter in place of input coefficients is ours. Unlike {@link TracedOrigin} it needs no estimate of what is
 * resold, and says who takes part in the chain, not who made the goods.
 *
 * <p>Supply from an unknown supplier has unknown suppliers behind it. The chain ends at an economy without imports. An
 * economy may be a supplier of its suppliers, so the diagonal need not be 0.
 *
 * <p>Example with a = .5: A buys half from B, half from C; B buys all from C; C imports nothing. The chain sum of A is
 * {@code .5 (.5 B + .5 C + .5 x .5 C) = .25 B + .375 C}, scaled: .4 from B, .6 from C, against .5 and .5 directly.
 */
public final class LookThrough {

    private LookThrough() {}

    /**
     * @param supply direct shares
     * @param attenuation a, weight of each further step, above 0 and below 1
     * @return look-through shares; each row with imports sums to 1 with its unknown part
     */
    public static ShareMatrix of(ShareMatrix supply, double attenuation) {
        Validate.isTrue(
                attenuation > 0 && attenuation < 1,
                "Attenuation %s must lie between 0 and 1, both excluded",
                attenuation);
        double[] ending = new double[supply.size()];
        for (int economy = 0; economy < ending.length; economy++) {
            ending[economy] = supply.hasImports(economy) ? 1 - attenuation : 1;
        }
        return scaled(new TracingChain(supply).visits(ending), 1 - attenuation, supply);
    }

    /** The chain that goes on with the chance a, of whose visits each counts 1 - a. */
    private static ShareMatrix scaled(double[][] visits, double each, ShareMatrix supply) {
        int size = supply.size();
        double[][] shares = new double[size][size];
        double[] unknown = new double[size];
        for (int importer = 0; importer < size; importer++) {
            if (!supply.hasImports(importer)) {
                continue;
            }
            double sum = visits[importer][size];
            for (int supplier = 0; supplier < size; supplier++) {
                sum += each * visits[importer][supplier];
            }
            for (int supplier = 0; supplier < size; supplier++) {
                shares[importer][supplier] = each * visits[importer][supplier] / sum;
            }
            unknown[importer] = visits[importer][size] / sum;
        }
        return ShareMatrix.ofComputed(shares, unknown, supply.importers());
    }
}
