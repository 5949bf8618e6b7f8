package org.sovereignai.jobs.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private static final String FOUR =
            "SELECT * FROM (VALUES ('a', 1, 'x'), ('b', 2, 'y'), ('c', 3, 'z'), ('d', 4, 'w'))"
                    + " AS t(key, number, wide_name_of_a_column)";

    @Test
    void whatFitsIsShownWhole() throws SQLException {
        assertThat(shown(FOUR, 34)).isEqualTo("""
                key  number  wide_name_of_a_column
                ---  ------  ---------------------
                a         1  x
                b         2  y
                c         3  z
                d         4  w
                (4 rows)
                """);
    }

    @Test
    void ofManyRowsTheColumnsThatFitAreShownAndTheOthersCounted() throws SQLException {
        assertThat(shown(FOUR, 33)).isEqualTo("""
                key  number
                ---  ------
                a         1
                b         2
                c         3
                d         4
                (4 rows, 2 of 3 columns: the screen is too narrow for the others; name those you want, or write all with --format csv)
                """);
    }

    @Test
    void fewRowsBecomeListsAndWhatIsEmptyIsCounted() throws SQLException {
        assertThat(shown("SELECT 'NAM' AS code, NULL AS nothing, 'a long text, cut' AS text_of_it", 22))
                .isEqualTo("""
                        code        NAM
                        text_of_it  a long te…
                        (1 more are empty)

                        (1 row)
                        """);
    }

    @Test
    void oneColumnIsShownHoweverNarrowTheScreen() throws SQLException {
        assertThat(shown(FOUR, 1)).startsWith("key\n---\na\n").contains("1 of 3 columns");
    }

    @Test
    void spreadsheetGetsAMarkAndSixDigitsAndKeepsTextsCodesAndMoney() throws SQLException {
        String question =
                "SELECT 'NA' AS code, '012' AS product, 1::DOUBLE / 3 AS share, 123456789.12::DECIMAL(18, 2) AS usd,"
                        + " 123456789::DOUBLE AS amount, 1e-7 AS little, 2024 AS year, '=1+1' AS text, NULL AS nothing";

        assertThat(written(AnswerFormat.spreadsheet, question))
                .isEqualTo("\uFEFFcode,product,share,usd,amount,little,year,text,nothing\n"
                        + "NA,012,0.333333,123456789.12,123457000,1E-7,2024,'=1+1,\n");
        assertThat(written(AnswerFormat.csv, "SELECT 1::DOUBLE / 3 AS share")).isEqualTo("share\n0.3333333333333333\n");
    }

    private static String written(AnswerFormat format, String question) throws SQLException {
        StringWriter text = new StringWriter();
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet rows = database.createStatement().executeQuery(question)) {
            assertThat(format.write(rows, new PrintWriter(text), AnswerFormat.UNLIMITED))
                    .isEqualTo(1);
        }
        return text.toString();
    }

    private static String shown(String question, int width) throws SQLException {
        StringWriter text = new StringWriter();
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet rows = database.createStatement().executeQuery(question)) {
            AnswerFormat.table.write(rows, new PrintWriter(text), width);
        }
        return text.toString();
    }
}
