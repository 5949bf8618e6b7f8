package org.sovereignai.index;

import java.util.SplittableRandom;

/** Seeds of independent random streams, made from what a stream is for, never from when or where it runs. */
final class Streams {

    private Streams() {}

    /** A seed that depends on every bit of two numbers: two steps of the generator, keyed by one after the other. */
    static long mix(long first, long second) {
        return new SplittableRandom(new SplittableRandom(first).nextLong() + second).nextLong();
    }

    /** The stream that a point of a factor stands for, apart for every part of the index it is used in. */
    static SplittableRandom of(double u, int factor, int part) {
        return new SplittableRandom(mix(mix(Double.doubleToLongBits(u + 0.0), factor), part));
    }
}
