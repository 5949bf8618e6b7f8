package org.sovereignai.measures.network;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DomesticPartTest {

    @Test
    void partsOutOfOrderAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DomesticPart(0.5, 0.4, 1))
                .withMessage("Domestic part must be ordered within 0..1 but is low 0.5, central 0.4, high 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new DomesticPart(1, 1, 1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new DomesticPart(0, Double.NaN, 1));
    }
}
