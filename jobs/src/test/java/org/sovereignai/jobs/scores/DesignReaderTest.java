package org.sovereignai.jobs.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.index.Design;

class DesignReaderTest {

    private static final List<String> FACTORS = List.of("one", "two", "three");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isReadBackToTheLastDigit(boolean sobol) {
        Design design = sobol ? Design.sobol(FACTORS, 32, 5) : Design.sample(FACTORS, 32, 5);
        Design read = DesignReader.read(design.toCsv(), "design.csv", FACTORS);
        assertThat(read.size()).isEqualTo(sobol ? 160 : 32);
        assertThat(read.isSobol()).isEqualTo(sobol);
        for (int row = 0; row < design.size(); row++) {
            assertThat(read.point(row)).isEqualTo(design.point(row));
        }
    }

    @Test
    void pointsFromElsewhereMustFit() {
        assertThatThrownBy(() -> DesignReader.read("sample,block,one\n0,A,0.5\n", "d.csv", FACTORS))
                .hasMessageContaining("no column two");
        assertThatThrownBy(() -> DesignReader.read("sample,block,one\n0,A,1\n", "d.csv", List.of("one")))
                .hasMessageContaining("d.csv, line 2, has 1 for one");
        assertThatThrownBy(() ->
                        DesignReader.read("one,sample,block\n.1,0,A\n.2,1,\"A\n.3,2,A\n", "d.csv", List.of("one")))
                .hasMessageContaining("The design d.csv is no CSV");
        assertThatThrownBy(() -> DesignReader.read("sample,block,one\n", "d.csv", List.of("one")))
                .hasMessageContaining("holds no point");
        assertThatThrownBy(() -> DesignReader.read(
                        "sample,block,one\n0,A,0.1\n0,B,0.2\n0,AB:one,0.3\n", "d.csv", List.of("one")))
                .hasMessageContaining("data row 3");
        assertThatThrownBy(() -> DesignReader.read("sample,block,one\n0,A,0.1\n0,B,0.2\n", "d.csv", List.of("one")))
                .hasMessageContaining("ends within a base sample");
    }
}
