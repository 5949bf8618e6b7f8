package org.sovereignai.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of figures in the pages of docs/ are what the question beside them answers on the release from the starter. */
class PagesTest {

    private static final Path DOCS = Path.of("../docs");

    /** A page has one question; for its other tables the text {@code asked} is replaced by {@code instead}. */
    @ParameterizedTest
    @CsvSource({
        "tracing.md, year = 2024, year = 2022, chips 2022",
        "tracing.md, year = 2024, year = 2024, chips 2024",
        "index.md, participation, participation, pairs participation",
        "index.md, participation, dependence, pairs dependence",
        "index.md, participation, control_exposure, pairs control_exposure"
    })
    void tablesAreAnswersOfTheQuestionBesideThem(String page, String asked, String instead, String table)
            throws IOException, SQLException {
        String text = Files.readString(DOCS.resolve(page));
        String sql = StringUtils.substringBetween(text, "<!-- executed: duckdb -->\n```sql\n", "```");
        String shown = StringUtils.substringBetween(text, "<!-- answer: " + table + " -->\n", "<!-- end -->");

        assertThat(shown).as("the table of %s", table).isEqualTo(answer(sql.replace(asked, instead)));
    }

    /** The rows of an answer as Markdown. */
    private static String answer(String sql) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            for (String table : List.of("dependence_edge", "economy", "index_score", "index_rank_pair")) {
                statement.execute("CREATE VIEW %s AS SELECT * FROM read_parquet('%s')"
                        .formatted(table, Releases.starter().resolve(table + ".parquet")));
            }
            try (ResultSet rows = statement.executeQuery(sql)) {
                int columns = rows.getMetaData().getColumnCount();
                List<String> names = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    names.add(rows.getMetaData().getColumnLabel(column));
                }
                StringBuilder table = new StringBuilder(line(names))
                        .append("|---".repeat(columns))
                        .append("|\n");
                while (rows.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int column = 1; column <= columns; column++) {
                        cells.add(rows.getString(column));
                    }
                    table.append(line(cells));
                }
                return table.toString();
            }
        }
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
