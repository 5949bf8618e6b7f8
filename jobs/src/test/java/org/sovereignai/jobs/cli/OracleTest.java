package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is published against a second computation that shares no code with the pipeline: plain SQL over the raw public
 * files, explained in {@code oracle/README.md}.
 */
class OracleTest {

    private static final Path ORACLE = Path.of("src/test/resources/org/sovereignai/jobs/oracle");
    private static final Path REFERENCE = Path.of("../datasets/src/main/resources/org/sovereignai/datasets/reference");
    private static final int MOST_DIFFERENCES_SHOWN = 20;
    private static final String INDICATOR_KEY = "indicator, country_code, year";

    private Connection duck;

    @BeforeEach
    void open() throws SQLException {
        duck = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterEach
    void close() throws SQLException {
        duck.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"participation", "strands", "collaboration", "adoption", "cloud"})
    void indicatorsAreThoseOfTheSecondComputation(String file) throws Exception {
        create("expected", sql(file));
        create("published", figures(Releases.full()));
        // The raw totals do not say what China, Hong Kong and Macao sell each other: figures of all three are in
        // trade.csv.
        // Few queries reach beyond 2025, and none says anything of the years after it unless it has one.
        create("found", """
                SELECT p.*
                FROM published AS p
                JOIN (SELECT indicator, greatest(2025, max(year)) AS last_year FROM expected GROUP BY indicator)
                    USING (indicator)
                WHERE year <= last_year AND country_code <> 'XCN'
                """);

        assertThat(differences(INDICATOR_KEY)).isEmpty();
    }

    @Test
    void singleFactsHold() throws Exception {
        create("expected", """
                SELECT indicator, country_code, CAST(year AS INT) AS year, CAST(value AS DOUBLE) AS value
                FROM read_csv('%s', all_varchar = true, header = true, quote = '"', escape = '"')
                WHERE indicator NOT LIKE 'raw %%'
                """.formatted(ORACLE.resolve("facts.csv")));
        create("published", figures(Releases.full()));
        create("found", "FROM published SEMI JOIN expected USING (%s)".formatted(INDICATOR_KEY));

        assertThat(differences(INDICATOR_KEY)).isEmpty();
    }

    @Test
    @Tag("hazard-22")
    void cleanTablesHaveTheRowsAndSumsOfTheRawFiles() throws Exception {
        create("expected", sql("tables"));
        create(
                "found",
                sql("release_tables").replace("${release}", Releases.full().toString()));

        assertThat(differences("table_name, key")).isEmpty();
    }

    /** The starter extract has fewer sources, so that some values are missing there, but none is another. */
    @Test
    void starterExtractGivesTheSameValues() throws Exception {
        assumeTrue(
                Files.isDirectory(Path.of("../datasets/starter")),
                "Skipped: the starter extract is not there; make it with the command extract");
        create("expected", figures(Releases.full()));
        create("starter", figures(Releases.starter()));
        create("found", """
                SELECT s.*
                FROM starter AS s
                JOIN expected AS e USING (%s)
                WHERE s.value IS NOT NULL AND e.value IS NOT NULL
                """.formatted(INDICATOR_KEY));
        execute("DELETE FROM expected WHERE (%1$s) NOT IN (SELECT (%1$s) FROM found)".formatted(INDICATOR_KEY));

        assertThat(number("SELECT count(*) FROM found")).isPositive();
        assertThat(differences(INDICATOR_KEY)).isEmpty();
    }

    /** One row per figure of a release: values, their bounds as {@code _low} and {@code _high}, their units as {@code _n}. */
    private static String figures(Path release) {
        return """
                SELECT country_code, year, indicator || suffix AS indicator, figure AS value
                FROM read_parquet('%s/indicator_value.parquet'),
                    LATERAL (VALUES ('', value), ('_low', low), ('_high', high), ('_n', CAST(n AS DOUBLE)))
                        AS m(suffix, figure)
                """.formatted(release);
    }

    private String sql(String file) throws IOException {
        return Files.readString(ORACLE.resolve(file + ".sql"), StandardCharsets.UTF_8)
                .replace("${data}", Releases.fullData().toString())
                .replace("${reference}", REFERENCE.toString());
    }

    /** Rows that only one of the tables {@code expected} and {@code found} has, and unequal values. */
    private List<String> differences(String key) throws SQLException {
        assertThat(number("SELECT count(*) FROM expected")).isPositive();
        return texts("""
                SELECT concat_ws(' ', %1$s) || ': '
                    || CASE WHEN e.there IS NULL THEN 'no row expected' ELSE coalesce(CAST(e.value AS VARCHAR), 'empty') END
                    || ', found '
                    || CASE WHEN f.there IS NULL THEN 'no row' ELSE coalesce(CAST(f.value AS VARCHAR), 'empty') END
                FROM (SELECT *, true AS there FROM expected) AS e
                FULL JOIN (SELECT *, true AS there FROM found) AS f USING (%1$s)
                WHERE e.there IS NULL OR f.there IS NULL OR (e.value IS NULL) <> (f.value IS NULL)
                    OR abs(e.value - f.value) > 1e-9 * greatest(abs(e.value), abs(f.value))
                ORDER BY ALL
                LIMIT %2$d
                """.formatted(key, MOST_DIFFERENCES_SHOWN));
    }

    private void create(String table, String query) throws SQLException {
        execute("CREATE TABLE " + table + " AS " + query);
    }

    private void execute(String statement) throws SQLException {
        try (Statement command = duck.createStatement()) {
            command.execute(statement);
        }
    }

    private long number(String query) throws SQLException {
        try (Statement command = duck.createStatement();
                ResultSet result = command.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement command = duck.createStatement();
                ResultSet result = command.executeQuery(query)) {
            while (result.next()) {
                texts.add(result.getString(1));
            }
        }
        return texts;
    }
}
