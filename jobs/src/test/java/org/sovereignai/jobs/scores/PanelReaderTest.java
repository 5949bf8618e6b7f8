package org.sovereignai.jobs.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.sovereignai.index.Alternative;
import org.sovereignai.index.IndexDescriptor;
import org.sovereignai.index.Panel;
import org.sovereignai.index.Tables;
import org.sovereignai.index.method.Imputation;
import org.sovereignai.jobs.run.SparkExtension;

class PanelReaderTest {

    private static final IndexDescriptor INDEX = Tables.flat(
            Tables.method(Alternative.of(Imputation.within(Imputation.Method.GROUP_MEAN, "income"))), "x", "y.z");
    private static final PanelReader READER = new PanelReader(INDEX, "code", "year");

    private static Dataset<Row> wide(Object... row) {
        StructType schema =
                StructType.fromDDL("code STRING, year INT, x STRING, x_low DOUBLE, x_high DOUBLE, `y.z` DOUBLE,"
                        + " income STRING, other STRING");
        return SparkExtension.session().createDataFrame(List.of(RowFactory.create(row)), schema);
    }

    @Test
    void readsNumbersTextBoundsAndGroups() {
        Panel panel = READER.readWide(wide("NA", 2020, " 1.5e1 ", 10.0, 20.0, null, "low", "ignored"));
        assertThat(panel.units()).containsExactly("NA");
        assertThat(panel.value("x", "NA", 2020)).hasValue(15);
        assertThat(panel.value("y.z", "NA", 2020)).isEmpty();
        assertThat(panel.lows("x")).containsExactly(10);
        assertThat(panel.highs("x")).containsExactly(20);
        assertThat(panel.attribute("income")).containsExactly("low");
        assertThat(panel.columns()).containsExactly("x", "y.z");
    }

    @Test
    void aTextThatIsNoNumberIsNamed() {
        for (String text : List.of("1,5", "NaN", "n/a", "1.5d", "0x10", "1e999")) {
            assertThatThrownBy(() -> READER.readWide(wide("A", 2020, text, null, null, 1.0, "low", "")))
                    .hasMessageContaining("Column x has " + text + " for A in 2020");
        }
    }

    /** Two spellings would be two nations, each without the years of the other. */
    @Test
    void unitsThatDifferInCapitalsOrMarksAloneAreRefused() {
        for (String other : List.of("O'aaa", "O\u2019Aaa", "O'A\u00ADaa", "O'A\u200Daa", "\"O'Aaa\"", "O'A\uFF41a")) {
            Dataset<Row> both = wide("O'Aaa", 2020, "1", null, null, 1.0, "low", "")
                    .unionByName(wide(other, 2021, "2", null, null, 1.0, "low", ""));
            assertThatThrownBy(() -> READER.readWide(both))
                    .as(other)
                    .hasMessageStartingWith("The units ")
                    .hasMessageContaining("O'Aaa")
                    .hasMessageEndingWith("or in quotes or characters that are not seen: write both alike.");
        }
    }

    /** A day that a spreadsheet counts, a mark for no year or a shortened one would be a time of its own. */
    @Test
    void yearsThatAreNotWrittenAlikeAreRefused() {
        for (int other : List.of(0, 23, 9999, 44927)) {
            Dataset<Row> both = wide("A", 2022, "1", null, null, 1.0, "low", "")
                    .unionByName(wide("A", other, "2", null, null, 1.0, "low", ""));
            assertThatThrownBy(() -> READER.readWide(both))
                    .hasMessage(
                            "The years %d and %d in column year cannot be years of one table: write them alike.",
                            Math.min(2022, other), Math.max(2022, other));
        }
        Dataset<Row> months = wide("A", 202212, "1", null, null, 1.0, "low", "")
                .unionByName(wide("A", 202301, "2", null, null, 1.0, "low", ""));
        assertThat(READER.readWide(months).years()).containsExactly(202212, 202301);
    }

    @Test
    void oneBoundAloneIsNotPassedOver() {
        Dataset<Row> table = wide("A", 2020, "1", 0.5, 2.0, 1.0, "low", "");

        assertThatThrownBy(() -> READER.readWide(table.drop("x_high")))
                .hasMessage("The data have the column x_low and no column x_high: give both bounds or none.");
        assertThatThrownBy(() -> READER.readLong(table.select("code", "year")
                        .selectExpr("*", "'x' AS indicator", "1.0D AS value", "2.0D AS high")))
                .hasMessage("The data have the column high and no column low: give both bounds or none.");
    }

    @Test
    void everyRowOfALongTableNamesItsIndicator() {
        Dataset<Row> table = wide("A", 2020, "1", null, null, 1.0, "low", "");

        assertThatThrownBy(() -> READER.readLong(
                        table.select("code", "year").selectExpr("*", "'\u00A0' AS indicator", "1.0D AS value")))
                .hasMessage(
                        "A row of A in 2020 has no indicator in column indicator: name the one that its value is of.");
    }

    @Test
    void missingColumnsAreListedTogether() {
        Dataset<Row> table = wide("A", 2020, "1", null, null, 1.0, "low", "").drop("y.z", "income");
        assertThatThrownBy(() -> READER.readWide(table.drop("`y.z`"))).hasMessageContaining("[y.z, income]");
    }

    @Test
    void aColumnUnderNearlyTheRightNameIsNotPassedOver() {
        Dataset<Row> table = wide("A", 2020, "1", 0.5, 2.0, 1.0, "low", "");

        assertThatThrownBy(() -> READER.readWide(table.withColumnRenamed("x", "x\u00A0")))
                .hasMessageContaining("have the column 'x\u00A0' where 'x' is read");
        assertThatThrownBy(() -> READER.readWide(table.withColumnRenamed("x_low", "x_Low")))
                .hasMessageContaining("have the column 'x_Low' where 'x_low' is read");
        assertThatThrownBy(() -> READER.readLong(table.select("code", "year")
                        .withColumn("indicator", functions.lit("x"))
                        .withColumn("value", functions.lit(1.0))
                        .withColumn("Low", functions.lit(0.5))
                        .withColumn("high", functions.lit(2.0))))
                .hasMessageContaining("have the column 'Low' where 'low' is read");
    }

    @Test
    void aUnitIsOneHoweverItsAccentsAreStored() {
        Dataset<Row> apart = wide("Co\u0302te", 2020, "1", null, null, 1.0, "low", "");
        Dataset<Row> whole = wide("C\u00F4te", 2021, "2", null, null, 1.0, "low", "");

        assertThat(READER.readWide(apart.union(whole)).units()).containsExactly("C\u00F4te");
    }

    @Test
    void everyRowNeedsAUnitAndAYear() {
        assertThatThrownBy(() -> READER.readWide(wide(null, 2020, "1", null, null, 1.0, "low", "")))
                .hasMessageContaining("no unit in column code");
        assertThatThrownBy(() -> READER.readWide(wide("A", null, "1", null, null, 1.0, "low", "")))
                .hasMessageContaining("The year null of unit A");
    }

    @Test
    void readsOneRowPerIndicator() {
        StructType schema =
                StructType.fromDDL("code STRING, year INT, indicator STRING, value DOUBLE, low DOUBLE, high DOUBLE");
        Dataset<Row> table = SparkExtension.session()
                .createDataFrame(
                        List.of(
                                RowFactory.create("A", 2020, "x", 1.0, 0.5, 2.0),
                                RowFactory.create("B", 2020, "x", null, 1.0, 3.0),
                                RowFactory.create("A", 2020, "unused", 9.0, null, null)),
                        schema);
        Panel panel = READER.readLong(table);
        assertThat(panel.value("x", "A", 2020)).hasValue(1);
        assertThat(panel.value("x", "B", 2020)).isEmpty();
        assertThat(panel.lows("x")).containsExactly(0.5, 1);
        assertThat(panel.columns()).containsExactly("x", "y.z");
        assertThat(Map.of("units", panel.units())).containsEntry("units", List.of("A", "B"));
    }
}
