package org.sovereignai.measures.dependence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChokepointTest {

    @Test
    void largestProviderAndConcentrationOfKnownShares() {
        // 0.8 squared and 0.1 squared are 0.65, in digits that doubles would miss.
        assertThat(Chokepoint.of(Map.of("NLD", 0.8, "JPN", 0.1))).contains(new Chokepoint("NLD", 0.8, 0.9, 0.65, 2));
    }

    @Test
    void tieGoesToTheFirstCode() {
        assertThat(Chokepoint.of(Map.of("KOR", 0.3, "CHN", 0.3, "USA", 0.1)))
                .hasValueSatisfying(point -> assertThat(point.top()).isEqualTo("CHN"));
    }

    @Test
    void roundedSharesAreNoMoreThanAll() {
        assertThat(Chokepoint.of(Map.of("USA", 1.0, "JPN", 0.2))).contains(new Chokepoint("USA", 1, 1, 1, 2));
    }

    @Test
    void nothingIsNoShare() {
        assertThat(Chokepoint.of(Map.of("USA", 0.0))).isEmpty();
        assertThat(Chokepoint.of(Map.of("USA", 0.0, "JPN", 0.2))).contains(new Chokepoint("JPN", 0.2, 0.2, 0.04, 1));
    }
}
