package org.sovereignai.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.5, 0.5",
        "1, 1",
        "100, 100",
        "-0.25, -0.25",
        "0.30000000000000004, 0.3",
        "0.123456789, 0.123457",
        "0.9999999, 1",
        "123456.5, 123457",
        "1234567.8, 1234570",
        "987654321098, 9.87654E+11",
        "0.00001234564, 0.0000123456",
        "0.00000001234564, 1.23456E-8",
    })
    void numbersHaveSixDigitsAndNoZerosBehind(double value, String json) {
        assertThat(Columns.number(value)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void numbersAreWithinHalfAUnitOfTheSixthDigit(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            BigDecimal exact = new BigDecimal(value);
            BigDecimal unit = exact.round(new MathContext(6, RoundingMode.DOWN)).ulp();
            assertThat(new BigDecimal(Columns.number(value)).subtract(exact).abs())
                    .isLessThanOrEqualTo(unit.multiply(new BigDecimal("0.5000001")));
        }
    }

    @Test
    void whatRepeatsIsWrittenOnce() throws Exception {
        assertThat(json("""
                SELECT 'k' AS key, 'final' AS status, 2000 + i AS year, i / 7 AS value, NULL::VARCHAR AS note
                FROM range(8) t(i) ORDER BY i"""))
                .isEqualTo("{\"status\":{\"words\":[\"final\"],\"at\":[0,0,0,0,0,0,0,0]},"
                        + "\"year\":[2000,2001,2002,2003,2004,2005,2006,2007],"
                        + "\"value\":[0,0.142857,0.285714,0.428571,0.571429,0.714286,0.857143,1],"
                        + "\"note\":[null,null,null,null,null,null,null,null]}");
    }

    @Test
    void textIsQuotedAndJsonIsTakenAsItIs() throws Exception {
        assertThat(json("SELECT 'k' AS key, '</script>\"\\' AS name, to_json(['a', 'b']) AS list, true AS so, 7 AS n"))
                .isEqualTo("{\"name\":[\"</script>\\\"\\\\\"],\"list\":[[\"a\",\"b\"]],\"so\":[true],\"n\":[7]}");
    }

    @Test
    void everyValueComesBack() throws Exception {
        JsonNode columns = new ObjectMapper().readTree(json("""
                SELECT 'k' AS key, CASE i % 3 WHEN 0 THEN NULL WHEN 1 THEN 'some longer word' ELSE 'ü' END AS word
                FROM range(100) t(i) ORDER BY i""")).path("word");
        for (int i = 0; i < 100; i++) {
            JsonNode word =
                    columns.path("words").path(columns.path("at").path(i).asInt());
            assertThat(word.isNull() ? null : word.asText())
                    .isEqualTo(i % 3 == 0 ? null : i % 3 == 1 ? "some longer word" : "ü");
        }
    }

    private static String json(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            Columns columns = Columns.of(rows.getMetaData());
            while (rows.next()) {
                columns.add(rows);
            }
            return columns.json();
        }
    }
}
