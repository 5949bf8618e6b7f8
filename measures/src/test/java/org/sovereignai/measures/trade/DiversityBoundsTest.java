package org.sovereignai.measures.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;

class DiversityBoundsTest {

    @Test
    void knownSharesHaveOneDiversity() {
        double[] shares = {0.5, 0.25, 0.25};

        Estimate diversity = diversity(shares, shares, shares);

        // Entropy of 1.5 bits.
        assertThat(diversity.value()).isCloseTo(Math.pow(2, 1.5), within(1e-12));
        assertThat(diversity.low()).isCloseTo(diversity.value(), within(1e-12));
        assertThat(diversity.high()).isCloseTo(diversity.value(), within(1e-9));
    }

    @Test
    void whatIsNotKnownMayBeOneSupplierOrEqualOnes() {
        // Half is known; the other half is one of two, or spread over both.
        Estimate diversity =
                diversity(new double[] {0.5, 0.3, 0.2}, new double[] {0.5, 0, 0}, new double[] {0.5, 0.5, 0.5});

        assertThat(diversity.low()).isCloseTo(2, within(1e-12));
        assertThat(diversity.high()).isCloseTo(Math.pow(2, 1.5), within(1e-9));
    }

    private static Estimate diversity(double[] shares, double[] low, double[] high) {
        return DiversityBounds.of(shares, low, high, HerfindahlBounds.level(low, high));
    }
}
