package org.sovereignai.measures.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;

class HostSpreadTest {

    /** One model at home, one in three nations or more, one that only a host of unknown nation serves, one with 9 hosts. */
    @Test
    void hostsAndNationsOfTheMiddleModel() {
        HostSpread spread = HostSpread.of(List.of(
                new Hosting.Model("FRA", 1, 1, 1, Optional.of(false)),
                new Hosting.Model("FRA", 4, 3, 4, Optional.of(true)),
                new Hosting.Model("FRA", 1, 1, 1, Optional.empty()),
                new Hosting.Model("CHN", 9, 2, 5, Optional.of(true))));

        assertThat(spread.models()).isEqualTo(4);
        assertThat(spread.hosts()).isEqualTo(Estimate.between(1, 4));
        assertThat(spread.nations()).isEqualTo(Estimate.between(1, 4));
        assertThat(spread.inSeveral()).isEqualTo(2);
        assertThat(spread.placed()).isEqualTo(3);
        assertThat(spread.servedAbroad().value()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(spread.servedAbroad().low()).isCloseTo(0.5, within(1e-12));
        assertThat(spread.servedAbroad().high()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void nothingIsServedWithoutAModel() {
        assertThatThrownBy(() -> HostSpread.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Without a model nothing is served");
    }
}
