package org.sovereignai.measures.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void boundsEncloseTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Estimate(0.5, 0.6, 0.7))
                .withMessage("Value 0.5 must lie between its bounds 0.6 and 0.7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Estimate(Double.POSITIVE_INFINITY, 0, 1))
                .withMessageStartingWith("Value Infinity with bounds 0.0 and 1.0: a value is finite");
        assertThatIllegalArgumentException().isThrownBy(() -> new Estimate(0.5, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.exactly(Double.NaN));
    }

    @Test
    void withheldValueKeepsItsBounds() {
        Estimate withheld = new Estimate(0.5, 0.4, Estimate.NO_HIGH).withheld();

        assertThat(withheld.isKnown()).isFalse();
        assertThat(withheld).isEqualTo(Estimate.between(0.4, Estimate.NO_HIGH));
    }

    @Test
    void roundingOfABoundIsForgivenAndNothingElse() {
        assertThat(Estimate.ofRounded(0.5, 0.5 + 1e-12, 0.5 - 1e-12)).isEqualTo(Estimate.exactly(0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> Estimate.ofRounded(0.5, 0.51, 0.6));
    }
}
