package org.sovereignai.measures.use;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sovereignai.measures.network.Estimate;

class BandComparisonTest {

    /** Of six pairs 89 % is above both others, 21 to 25 % above one and overlapping with one, 0 to 5 % below one. */
    @Test
    void comparesPairByPair() {
        BandComparison comparison = BandComparison.of(
                List.of(Estimate.exactly(0.89), Estimate.between(0.21, 0.25), Estimate.between(0, 0.05)),
                List.of(Estimate.between(0, 0.05), Estimate.between(0.22, 0.3)));

        assertThat(comparison.first()).isEqualTo(3);
        assertThat(comparison.second()).isEqualTo(2);
        assertThat(comparison.higher()).isCloseTo(3.0 / 6, within(1e-12));
        assertThat(comparison.overlapping()).isCloseTo(2.0 / 6, within(1e-12));
        assertThat(comparison.lower()).isCloseTo(1.0 / 6, within(1e-12));
    }

    /** The second of three lies in .06..1, as any value of the second band may be above the third; of two it may be either. */
    @Test
    void theMiddleLiesBetweenTheMiddlesOfTheBounds() {
        Estimate low = Estimate.between(0, 0.05);
        Estimate wide = Estimate.between(0.06, 1);
        Estimate high = Estimate.exactly(0.89);

        assertThat(BandComparison.middle(List.of(high, low, wide))).isEqualTo(Estimate.between(0.06, 0.89));
        assertThat(BandComparison.middle(List.of(wide, low))).isEqualTo(Estimate.between(0, 1));
    }

    @Test
    void nothingIsNotCompared() {
        assertThatThrownBy(() -> BandComparison.of(List.of(), List.of(Estimate.exactly(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A lot without values cannot be compared");
    }
}
