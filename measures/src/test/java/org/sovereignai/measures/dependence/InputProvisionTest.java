package org.sovereignai.measures.dependence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputProvisionTest {

    @Test
    void sharesThatAreNotKnownCountAsInputsAlone() {
        assertThat(InputProvision.of(List.of(Optional.of(0.3), Optional.empty(), Optional.of(0.6))))
                .isEqualTo(new InputProvision(3, 2, 1, Optional.of(0.45)));
    }

    @Test
    void halfOfTheSupplyIsNotMoreThanHalf() {
        assertThat(InputProvision.of(List.of(Optional.of(0.5))))
                .isEqualTo(new InputProvision(1, 1, 0, Optional.of(0.5)));
    }

    @Test
    void nothingKnownHasNoMean() {
        assertThat(InputProvision.of(List.of(Optional.empty())))
                .isEqualTo(new InputProvision(1, 0, 0, Optional.empty()));
    }
}
