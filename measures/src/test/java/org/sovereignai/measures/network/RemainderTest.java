package org.sovereignai.measures.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemainderTest {

    /** Of 100, 60 are certain to be of the one with a name: the two others have 50 + 30 at most by themselves, and 40 together. */
    @Test
    void theRestIsNoMoreThanWhatTheNamedLeave() {
        Remainder rest = new Remainder(100);
        rest.name(new Estimate(70, 60, 90));
        rest.add(new Estimate(20, 5, 50));
        rest.add(new Estimate(10, 0, 30));

        assertThat(rest.isThere()).isTrue();
        assertThat(rest.estimate()).isEqualTo(new Estimate(30, 5, 40));
    }

    @Test
    void nobodyWithoutANameHasNothing() {
        Remainder rest = new Remainder(1);
        rest.name(Estimate.exactly(1));

        assertThat(rest.isThere()).isFalse();
        assertThat(rest.estimate()).isEqualTo(Estimate.exactly(0));
    }

    /** What rounding adds to a whole is cut off: .75 + .5 of 1. */
    @Test
    void theRestIsNoMoreThanTheWhole() {
        Remainder rest = new Remainder(1);
        rest.add(Estimate.exactly(0.75));
        rest.add(Estimate.exactly(0.5));

        assertThat(rest.estimate()).isEqualTo(Estimate.exactly(1));
    }
}
