package org.sovereignai.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SpreadsheetTextTest {

    private static final List<String> FORMULAS = List.of(
            "=41000000000 parameters * 7000",
            "+1+1",
            "-1+1",
            "-A1",
            "+cmd|' /C calc'!A0",
            "@SUM(A1)",
            "\uFF1D1",
            "\tx",
            "\rx",
            "\n=1");

    @Test
    @Tag("hazard-39")
    void formulasBecomeTextAndNumbersStay() {
        assertThat(FORMULAS)
                .allSatisfy(text -> assertThat(SpreadsheetText.safe(text)).isEqualTo("'" + text));
    }

    @Test
    @Tag("hazard-39")
    void tablesAreSafeForSpreadsheets() {
        List<Row> rows = List.of(
                RowFactory.create("=1+1", -1.5, null, true),
                RowFactory.create("a, \"b\"", 1e-5, new String[] {"USA", "CHN"}, null));

        assertThat(SpreadsheetText.csv(new String[] {"note", "value", "codes", "is_hub"}, rows.iterator()))
                .isEqualTo("""
                        note,value,codes,is_hub
                        '=1+1,-1.5,,true
                        "a, ""b""\",1.0E-5,USA CHN,
                        """);
    }

    @Test
    void otherTextIsUnchanged() {
        assertThat(List.of("", "USA", "a=b", "1-2", "'x", "+", "-", "-1", "+1.5e3", "-1 to 1", "-3,5 %"))
                .allSatisfy(text -> assertThat(SpreadsheetText.safe(text)).isEqualTo(text));
    }
}
