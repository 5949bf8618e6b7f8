package org.sovereignai.measures.trade;

import org.apache.commons.math3.random.Well19937c;

/**
 * Multipliers {@code exp(N(0, 1))} without end: each is taken, with replacement, from a fixed stock of 65,536 that were drawn
 * once, by a generator (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014) that starts from
 * a seed of its own. A score needs some hundred million of them.
 *
 * <p>Not for several threads at once.
 */
public final class Multipliers {

    private static final int BITS = 16;
    private static final double[] STOCK = stock();
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    /** Multipliers of their own, the same for the same seed. */
    public Multipliers(long seed) {
        this.state = seed;
    }

    private static double[] stock() {
        Well19937c random = new Well19937c(BITS);
        double[] stock = new double[1 << BITS];
        for (int i = 0; i < stock.length; i++) {
            stock[i] = Math.exp(random.nextGaussian());
        }
        return stock;
    }

    /** The one after so many others; nothing is used up. */
    double ahead(int others) {
        long mixed = state + (others + 1) * GOLDEN;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        mixed ^= mixed >>> 31;
        return STOCK[(int) (mixed >>> Long.SIZE - BITS)];
    }

    /** Uses up so many. */
    void use(int count) {
        state += count * GOLDEN;
    }
}
