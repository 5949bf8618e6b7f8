package org.sovereignai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesignTest {

    private static final List<String> FACTORS = List.of("one", "two", "three");

    @Test
    void theSameSeedGivesTheSamePointsAndAnotherSeedOthers() {
        assertThat(Design.sobol(FACTORS, 8, 1).toCsv())
                .isEqualTo(Design.sobol(FACTORS, 8, 1).toCsv())
                .isNotEqualTo(Design.sobol(FACTORS, 8, 2).toCsv());
        assertThat(Design.sample(FACTORS, 8, 1).toCsv())
                .isEqualTo(Design.sample(FACTORS, 8, 1).toCsv())
                .isNotEqualTo(Design.sample(FACTORS, 8, 2).toCsv());
    }

    @Test
    void aLongerSampleBeginsWithTheShorterOne() {
        assertThat(Design.sample(FACTORS, 100, 1).toCsv())
                .startsWith(Design.sample(FACTORS, 10, 1).toCsv());
    }

    @Test
    void everyBinaryIntervalHoldsItsShareOfASobolDesign() {
        Design design = Design.sobol(FACTORS, 64, 9);
        for (int factor = 0; factor < 3; factor++) {
            int[] counts = new int[64];
            for (int sample = 0; sample < 64; sample++) {
                counts[(int) (design.point(sample * 5)[factor] * 64)]++;
            }
            assertThat(counts).containsOnly(1);
        }
    }

    @Test
    void pointsFromElsewhereMustFit() {
        assertThatThrownBy(() -> of()).hasMessageContaining("holds no point");
        assertThatThrownBy(() -> of("A", 0.1, "B", 0.2, "AB:one", 0.3)).hasMessageContaining("data row 3");
        assertThatThrownBy(() -> of("A", 0.1, "B", 0.2)).hasMessageContaining("ends within a base sample");
        assertThat(of("A", 0.1, "B", 0.2, "AB:one", 0.2).isSobol()).isTrue();
        assertThat(of("A", 0.1, "A", 0.2).isSobol()).isFalse();
        assertThatThrownBy(() -> Design.sample(List.of(), 3, 1)).hasMessageContaining("no uncertain factors");
        assertThatThrownBy(() -> Design.sample(FACTORS, 0, 1)).hasMessageContaining("at least one");
    }

    /** Blocks and values of one factor in turn. */
    private static Design of(Object... points) {
        List<String> blocks = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (int i = 0; i < points.length; i += 2) {
            blocks.add((String) points[i]);
            values.add(new double[] {(double) points[i + 1]});
        }
        return Design.of(List.of("one"), values, blocks, "d.csv");
    }
}
