package org.sovereignai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PanelTest {

    @Test
    void unitsAndYearsAreSortedAndMissingIsEmpty() {
        Panel panel = Tables.panel("unit,year,x", "B,2021,3", "A,2020,1", "B,2020,");
        assertThat(panel.units()).containsExactly("A", "B");
        assertThat(panel.years()).containsExactly(2020, 2021);
        assertThat(panel.columns()).containsExactly("x");
        assertThat(panel.value("x", "A", 2020)).hasValue(1);
        assertThat(panel.value("x", "B", 2020)).isEmpty();
        assertThat(panel.value("x", "A", 2021)).isEmpty();
    }

    @Test
    void whatIsNotThereIsNamed() {
        Panel panel = Tables.panel("unit,year,x", "A,2020,1");
        assertThatThrownBy(() -> panel.value("y", "A", 2020)).hasMessageContaining("no column y");
        assertThatThrownBy(() -> panel.value("x", "A", 2021)).hasMessageContaining("no unit A in 2021");
    }

    @Test
    void noNaNAndNoInfinityEnters() {
        Panel.Builder panel = Panel.builder();
        assertThatThrownBy(() -> panel.value("x", "A", 2020, Double.NaN))
                .hasMessageContaining("value NaN for A in 2020");
        assertThatThrownBy(() -> panel.bounds("x", "A", 2020, 0, Double.POSITIVE_INFINITY))
                .hasMessageContaining("upper bound Infinity");
    }

    @Test
    void aCellIsSetOnce() {
        assertThatThrownBy(() -> Tables.panel("unit,year,x", "A,2020,1", "A,2020,1"))
                .hasMessageContaining("second value for A in 2020");
    }

    @Test
    void boundsHoldTheirValue() {
        assertThatThrownBy(() -> Panel.builder().bounds("x", "A", 2020, 2, 1))
                .hasMessageContaining("the lower must come first");
        assertThatThrownBy(() -> Panel.builder()
                        .value("x", "A", 2020, 5)
                        .bounds("x", "A", 2020, 1, 2)
                        .build())
                .hasMessageContaining("outside its bounds 1.0 to 2.0");
    }

    @Test
    void aPanelHoldsSomething() {
        assertThatThrownBy(() -> Panel.builder().column("x").build()).hasMessageContaining("no unit");
    }
}
