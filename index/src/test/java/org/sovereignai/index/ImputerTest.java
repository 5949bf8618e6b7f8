package org.sovereignai.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sovereignai.index.method.Imputation;

class ImputerTest {

    /** Unit D lacks 2021 and 2022; E is not included. */
    private static final Panel PANEL = Tables.panel(
            "unit,year,x,group",
            "A,2020,1,g",
            "B,2020,2,g",
            "C,2020,9,h",
            "D,2020,10,g",
            "E,2020,50,g",
            "A,2021,3,g",
            "B,2021,6,g",
            "C,2021,7,h",
            "D,2021,,g",
            "E,2021,50,g",
            "A,2024,1,g",
            "B,2024,1,g",
            "C,2024,1,h",
            "D,2024,16,g",
            "E,2024,,");

    private static double imputed(Imputation imputation, String unit, int year) {
        boolean[] included = new boolean[PANEL.cells()];
        for (int cell = 0; cell < included.length; cell++) {
            included[cell] = !PANEL.unitOf(cell).equals("E");
        }
        return new Imputer(PANEL, included).impute(PANEL.require("x"), imputation)[PANEL.cell(unit, year)];
    }

    @Test
    void peersOfTheYear() {
        assertThat(imputed(Imputation.of(Imputation.Method.MEAN), "D", 2021)).isEqualTo(16 / 3.0);
        assertThat(imputed(Imputation.of(Imputation.Method.MEDIAN), "D", 2021)).isEqualTo(6);
        assertThat(imputed(Imputation.within(Imputation.Method.GROUP_MEAN, "group"), "D", 2021))
                .isEqualTo(4.5);
        assertThat(imputed(Imputation.within(Imputation.Method.GROUP_MEDIAN, "group"), "D", 2021))
                .isEqualTo(4.5);
    }

    @Test
    void aUnitWithoutAGroupHasNoPeers() {
        assertThat(imputed(Imputation.within(Imputation.Method.GROUP_MEAN, "group"), "E", 2024))
                .isNaN();
    }

    @Test
    void theUnitsOwnYears() {
        assertThat(imputed(Imputation.of(Imputation.Method.LAST_KNOWN), "D", 2021))
                .isEqualTo(10);
        // From 10 in 2020 to 16 in 2024.
        assertThat(imputed(Imputation.of(Imputation.Method.LINEAR), "D", 2021)).isEqualTo(11.5);
        assertThat(imputed(Imputation.of(Imputation.Method.LINEAR), "E", 2024)).isNaN();
    }

    @Test
    void aGapMayBeTooWide() {
        assertThat(imputed(new Imputation(Imputation.Method.LINEAR, null, 3), "D", 2021))
                .isNaN();
        assertThat(imputed(new Imputation(Imputation.Method.LINEAR, null, 4), "D", 2021))
                .isEqualTo(11.5);
        assertThat(imputed(new Imputation(Imputation.Method.LAST_KNOWN, null, 2), "E", 2024))
                .isNaN();
        assertThat(imputed(new Imputation(Imputation.Method.LAST_KNOWN, null, 3), "E", 2024))
                .isEqualTo(50);
    }

    @Test
    void presentValuesStay() {
        assertThat(imputed(Imputation.of(Imputation.Method.MEAN), "A", 2020)).isEqualTo(1);
        assertThat(imputed(Imputation.none(), "D", 2021)).isNaN();
    }
}
