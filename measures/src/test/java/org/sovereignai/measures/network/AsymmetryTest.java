package org.sovereignai.measures.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AsymmetryTest {

    // A gets .7 from B and .2 from C, .1 is unknown; B gets .4 from A and .6 from C; C imports nothing.
    private final ShareMatrix supply = Networks.shares(new double[][] {{0, 0.7, 0.2}, {0.4, 0, 0.6}, {0, 0, 0}});

    @Test
    void differenceOfTheTwoDependences() {
        Estimate asymmetry = Asymmetry.between(supply, 0, 1).orElseThrow();
        assertThat(asymmetry.value()).isCloseTo(0.3, within(1e-12));
        assertThat(asymmetry.low()).isCloseTo(0.3, within(1e-12));
        assertThat(asymmetry.high()).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void signChangesWithTheOrder() {
        Estimate asymmetry = Asymmetry.between(supply, 1, 0).orElseThrow();
        assertThat(asymmetry.value()).isCloseTo(-0.3, within(1e-12));
        assertThat(asymmetry.low()).isCloseTo(-0.4, within(1e-12));
        assertThat(asymmetry.high()).isCloseTo(-0.3, within(1e-12));
    }

    @Test
    void withoutImportsThereIsNoDependenceToCompare() {
        assertThat(Asymmetry.between(supply, 0, 2)).isEmpty();
        assertThat(Asymmetry.between(supply, 2, 1)).isEmpty();
    }

    @Test
    void twoEconomiesAreCompared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Asymmetry.between(supply, 1, 1))
                .withMessage("Economy 1 cannot be compared with itself");
    }
}
