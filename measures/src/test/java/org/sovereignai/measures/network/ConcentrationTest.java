package org.sovereignai.measures.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcentrationTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void allSuppliersKnown() {
        Concentration concentration = Concentration.ofListed(0.5, 0.25, 0.25).orElseThrow();
        assertThat(concentration.coverage()).isEqualTo(1);
        assertThat(concentration.herfindahl()).isEqualTo(Estimate.exactly(0.375));
        assertThat(concentration.effectiveSuppliers()).isEqualTo(Estimate.exactly(1 / 0.375));
        // Entropy .5 ln 2 + 2 x .25 ln 4 = 1.5 ln 2.
        assertThat(concentration.entropySuppliers().orElseThrow()).isCloseTo(Math.pow(2, 1.5), EXACT);
        assertThat(concentration.topShare()).isEqualTo(Estimate.exactly(0.5));
    }

    @Test
    void singleSupplier() {
        Concentration concentration = Concentration.ofPartlyKnown(0, 1, 0).orElseThrow();
        assertThat(concentration.herfindahl()).isEqualTo(Estimate.exactly(1));
        assertThat(concentration.effectiveSuppliers()).isEqualTo(Estimate.exactly(1));
        assertThat(concentration.entropySuppliers()).hasValue(1);
    }

    @Test
    void equalSuppliersCountAsTheirNumber() {
        Concentration concentration =
                Concentration.ofListed(0.2, 0.2, 0.2, 0.2, 0.2).orElseThrow();
        assertThat(concentration.effectiveSuppliers().value()).isCloseTo(5, EXACT);
        assertThat(concentration.entropySuppliers().orElseThrow()).isCloseTo(5, EXACT);
    }

    @Test
    void restBelongsToSuppliersNotListed() {
        Concentration concentration = Concentration.ofListed(0.5, 0.3).orElseThrow();
        assertThat(concentration.coverage()).isCloseTo(0.8, EXACT);
        assertEstimate(concentration.herfindahl(), 0.34, 0.34, 0.34 + 0.04);
        assertEstimate(concentration.effectiveSuppliers(), 1 / 0.34, 1 / 0.38, 1 / 0.34);
        assertEstimate(concentration.topShare(), 0.5, 0.5, 0.5);
        assertThat(concentration.entropySuppliers()).isEmpty();
        double entropy = -0.5 * Math.log(0.5) - 0.3 * Math.log(0.3) - 0.2 * Math.log(0.2);
        assertThat(concentration.entropySuppliersAtLeast()).isCloseTo(Math.exp(entropy), EXACT);
    }

    @Test
    void supplierNotListedMayBeTheLargest() {
        Concentration concentration = Concentration.ofListed(0.1, 0.2).orElseThrow();
        assertEstimate(concentration.topShare(), 0.2, 0.2, 0.7);
        assertEstimate(concentration.herfindahl(), 0.05, 0.05, 0.54);
    }

    @Test
    void restOfUnknownOriginMayBelongToTheLargest() {
        Concentration concentration = Concentration.ofPartlyKnown(0.5, 0.3).orElseThrow();
        assertEstimate(concentration.herfindahl(), 0.34, 0.34, 0.49 + 0.09);
        assertEstimate(concentration.topShare(), 0.5, 0.5, 0.7);
        double entropy = -0.7 * Math.log(0.7) - 0.3 * Math.log(0.3);
        assertThat(concentration.entropySuppliersAtLeast()).isCloseTo(Math.exp(entropy), EXACT);
    }

    @Test
    void withoutAKnownSupplierThereIsNoConcentration() {
        assertThat(Concentration.ofListed()).isEmpty();
        assertThat(Concentration.ofPartlyKnown(0, 0)).isEmpty();
    }

    @Test
    void roundingIsNoRest() {
        Concentration concentration =
                Concentration.ofListed(0.3333333333, 0.3333333333, 0.3333333333).orElseThrow();
        assertThat(concentration.coverage()).isEqualTo(1);
        assertThat(concentration.herfindahl().value()).isCloseTo(1 / 3.0, EXACT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void boundsHoldForAnyOwnerOfTheRest(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            double[] truth = random.doubles(8).map(x -> x * x).toArray();
            double sum = Arrays.stream(truth).sum();
            double[] whole = Arrays.stream(truth).map(x -> x / sum).toArray();
            double herfindahl = Arrays.stream(whole).map(x -> x * x).sum();
            double entropySuppliers =
                    Math.exp(Arrays.stream(whole).map(x -> -x * Math.log(x)).sum());
            double top = Arrays.stream(whole).max().orElseThrow();
            Concentration listed =
                    Concentration.ofListed(Arrays.copyOf(whole, 5)).orElseThrow();
            Concentration partly = Concentration.ofPartlyKnown(Arrays.stream(whole)
                            .map(x -> x * random.nextDouble())
                            .toArray())
                    .orElseThrow();
            for (Concentration concentration : new Concentration[] {listed, partly}) {
                assertThat(herfindahl)
                        .isBetween(
                                concentration.herfindahl().low(),
                                concentration.herfindahl().high());
                assertThat(1 / herfindahl)
                        .isBetween(
                                concentration.effectiveSuppliers().low(),
                                concentration.effectiveSuppliers().high());
                assertThat(top)
                        .isBetween(
                                concentration.topShare().low(),
                                concentration.topShare().high());
                assertThat(concentration.entropySuppliersAtLeast()).isLessThanOrEqualTo(entropySuppliers);
            }
        }
    }

    @Test
    void wrongSharesAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Concentration.ofListed(0.5, -0.1))
                .withMessage("Share -0.1 at position 1 must lie within 0..1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Concentration.ofListed(0.75, 0.5))
                .withMessage("Shares sum to 1.25, more than 1: rescale them");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Concentration.ofPartlyKnown(Double.NaN))
                .withMessage("Share NaN at position 0 must lie within 0..1");
    }

    private static void assertEstimate(Estimate estimate, double value, double low, double high) {
        assertThat(estimate.value()).isCloseTo(value, EXACT);
        assertThat(estimate.low()).isCloseTo(low, EXACT);
        assertThat(estimate.high()).isCloseTo(high, EXACT);
    }
}
