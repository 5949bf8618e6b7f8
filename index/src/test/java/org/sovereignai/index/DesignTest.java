package org.sovereignai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DesignTest {

    private static final List<String> FACTORS = List.of("one", "two", "three");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isReadBackToTheLastDigit(boolean sobol) {
        Design design = sobol ? Design.sobol(FACTORS, 32, 5) : Design.sample(FACTORS, 32, 5);
        Design read = Design.read(design.toCsv(), "design.csv", FACTORS);
        assertThat(read.size()).isEqualTo(sobol ? 160 : 32);
        assertThat(read.isSobol()).isEqualTo(sobol);
        for (int row = 0; row < design.size(); row++) {
            assertThat(read.point(row)).isEqualTo(design.point(row));
        }
    }

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
        assertThatThrownBy(() -> Design.read("sample,block,one\n0,A,0.5\n", "d.csv", FACTORS))
                .hasMessageContaining("no column two");
        assertThatThrownBy(() -> Design.read("sample,block,one\n0,A,1\n", "d.csv", List.of("one")))
                .hasMessageContaining("d.csv, line 2, has 1 for one");
        assertThatThrownBy(() -> Design.read("sample,block,one\n", "d.csv", List.of("one")))
                .hasMessageContaining("holds no point");
        assertThatThrownBy(() ->
                        Design.read("sample,block,one\n0,A,0.1\n0,B,0.2\n0,AB:one,0.3\n", "d.csv", List.of("one")))
                .hasMessageContaining("data row 3");
        assertThatThrownBy(() -> Design.read("sample,block,one\n0,A,0.1\n0,B,0.2\n", "d.csv", List.of("one")))
                .hasMessageContaining("ends within a base sample");
        assertThatThrownBy(() -> Design.sample(List.of(), 3, 1)).hasMessageContaining("no uncertain factors");
        assertThatThrownBy(() -> Design.sample(FACTORS, 0, 1)).hasMessageContaining("at least one");
    }
}
