package org.sovereignai.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sovereignai.jobs.run.SparkExtension;

@ExtendWith(SparkExtension.class)
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
    void formulasBecomeTextAndNumbersStay(SparkSession spark) {
        List<Row> rows =
                FORMULAS.stream().map(text -> RowFactory.create(text, -1.5)).toList();
        StructType type = StructType.fromDDL("note STRING, value DOUBLE");

        assertThat(spark.createDataFrame(rows, type)
                        .select(SpreadsheetText.safe(type))
                        .collectAsList())
                .extracting(row -> row.getString(0), row -> row.getDouble(1))
                .containsExactlyElementsOf(FORMULAS.stream()
                        .map(text -> org.assertj.core.groups.Tuple.tuple("'" + text, -1.5))
                        .toList());
        assertThat(FORMULAS)
                .allSatisfy(text -> assertThat(SpreadsheetText.safe(text)).isEqualTo("'" + text));
    }

    @Test
    void otherTextIsUnchanged() {
        assertThat(List.of("", "USA", "a=b", "1-2", "'x", "+", "-", "-1", "+1.5e3", "-1 to 1", "-3,5 %"))
                .allSatisfy(text -> assertThat(SpreadsheetText.safe(text)).isEqualTo(text));
    }
}
