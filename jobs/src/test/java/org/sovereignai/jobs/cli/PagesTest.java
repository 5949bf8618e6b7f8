package org.sovereignai.jobs.cli;

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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of figures in the pages of docs/ are what the question beside them answers on the release from the starter. */
class PagesTest {

    private static final Path DOCS = Path.of("../docs");

    /** A page has one question; for its other tables the text {@code asked} is replaced by {@code instead}. */
    @ParameterizedTest
    @CsvSource({
        "trade.md, year = 2024, year = 2022, chips 2022",
        "trade.md, year = 2024, year = 2024, chips 2024",
        "index.md, dependence, dependence, pairs dependence",
        "index.md, dependence, dependence_bloc, pairs dependence_bloc",
        "index.md, dependence, participation_intensity, pairs participation_intensity",
        "index.md, dependence, control_exposure, pairs control_exposure"
    })
    void tablesAreAnswersOfTheQuestionBesideThem(String page, String asked, String instead, String table)
            throws IOException, SQLException {
        String text = Files.readString(DOCS.resolve(page));
        String sql = StringUtils.substringBetween(text, "<!-- executed: duckdb -->\n```sql\n", "```");
        String shown = StringUtils.substringBetween(text, "<!-- answer: " + table + " -->\n", "<!-- end -->");

        assertThat(shown).as("the table of %s", table).isEqualTo(answer(sql.replace(asked, instead)));
    }

    /** Shares of groups have their bounds: the first supplier by the estimate is often not the first for certain. */
    @Test
    void groupsAreAnswersOfTheQuestionBelowThem() throws IOException, SQLException {
        String text = Files.readString(DOCS.resolve("trade.md"));
        String sql = StringUtils.substringBetween(text, "<!-- executed: duckdb, groups -->\n```sql\n", "```");

        assertThat(StringUtils.substringBetween(text, "<!-- answer: groups 2024 -->\n", "<!-- end -->"))
                .isEqualTo(answer(sql));
    }

    /** What the page on controls takes from the tables of the release, beside its figures of an independent program. */
    @Test
    void controlsSayWhatTheTablesHave() throws IOException, SQLException {
        String page = Files.readString(DOCS.resolve("controls.md")).replaceAll("\\s+", " ");

        assertThat(answer("""
                WITH sold AS (
                    SELECT year, sum(value_usd) FILTER (supplier_code IN ('CHN', 'HKG', 'MAC')) / 1e6 AS million FROM trade_matrix
                    WHERE country_code = 'RUS' AND product_code = '8486' GROUP BY year),
                lost AS (
                    SELECT country_code, strand, replace(printf('%.2f', lost_direct), '0.', '.') AS direct,
                        replace(printf('%.2f', lost_on_way), '0.', '.') AS way
                    FROM cutoff_exposure WHERE actor_code = 'USA' AND year = 2021 AND country_code IN ('RUS', 'CHN'))
                SELECT printf('China sold %.0f million more in 2023 than in 2021 and %.0f million more in 2024',
                    max(million) FILTER (year = 2023) - max(million) FILTER (year = 2021),
                    max(million) FILTER (year = 2024) - max(million) FILTER (year = 2021)) AS said FROM sold
                UNION ALL SELECT printf('(chips %s direct, %s on the way; computers %s)', c.direct, c.way, m.direct)
                FROM lost c JOIN lost m USING (country_code) WHERE country_code = 'RUS' AND c.strand = 'chips' AND m.strand = 'computers'
                UNION ALL SELECT printf('are %s (%s on the way) of the chips of China alone in 2021 and %s (%s) of its machines',
                    c.direct, c.way, m.direct, m.way)
                FROM lost c JOIN lost m USING (country_code)
                WHERE country_code = 'CHN' AND c.strand = 'chips' AND m.strand = 'chip_equipment'
                UNION ALL SELECT printf('%.0f million USD of chips: too few to judge', import_value_usd / 1e6)
                FROM goods_supply WHERE country_code = 'MMR' AND strand = 'chips' AND year = 2020
                UNION ALL SELECT DISTINCT 'In 2022 nobody lists who sold Belarus chips or machines' FROM dependence_edge
                WHERE country_code = 'BLR' AND year = 2022 AND strand IN ('chips', 'chip_equipment')
                GROUP BY ALL HAVING bool_and(supplier_basis = 'estimated')
                UNION ALL SELECT 'those of computers are listed' FROM dependence_edge
                WHERE country_code = 'BLR' AND year = 2022 AND strand = 'computers' AND supplier_basis = 'reported'
                HAVING sum(direct_share) > 0.9
                """).lines().skip(2).map(line -> line.substring(2, line.length() - 2)))
                .hasSize(6)
                .allSatisfy(said -> assertThat(page).contains(said));
    }

    @Test
    void opennessClassesAreThoseOfTheReferenceTable() throws IOException, SQLException {
        Path reference =
                Path.of("../datasets/src/main/resources/org/sovereignai/datasets/reference/openness_class.csv");
        String page = Files.readString(DOCS.resolve("trade.md"));
        String shown = StringUtils.substringBetween(page, "`openness_weighted_output` |\n|---|---|---|---|\n", "\n\n");

        assertThat(shown + "\n").isEqualTo(rows("""
                SELECT openness_class, string_agg(coalesce(accessibility, 'unknown'), ', ' ORDER BY accessibility),
                    format('{} ({} to {})', coalesce(revocable, 'unknown'), revocable_low, revocable_high), weight
                FROM read_csv('%s', all_varchar = true) GROUP BY ALL ORDER BY openness_class
                """.formatted(reference)));
    }

    /** What the first session shows is what its commands say, to the last digit. */
    @Test
    void theFirstSessionIsAsItWasTyped() throws IOException {
        Matcher typed = Pattern.compile("^\\$ \\./sovereign-ai query \"(.*)\"\n([^`]*)```$", Pattern.MULTILINE)
                .matcher(Files.readString(DOCS.resolve("quickstart.md")));
        List<MatchResult> questions = typed.results().toList();
        Path out = Releases.starter().getParent().getParent();

        assertThat(questions)
                .hasSize(2)
                .allSatisfy(question -> assertThat(Command.run("query", question.group(1), "--out", out)
                                .out())
                        .isEqualTo(question.group(2)));
    }

    /** The example of an index on one's own table: the data, the descriptor and the commands of the page. */
    @Test
    void theExampleOfAnIndexRunsAsShown(@TempDir Path folder) throws IOException {
        String page = StringUtils.substringAfter(Files.readString(DOCS.resolve("index.md")), "## Your own data");
        String descriptor = StringUtils.substringBetween(page, "```json\n", "```");
        Files.writeString(folder.resolve("digital.csv"), StringUtils.substringBetween(page, "```csv\n", "```"));
        Files.writeString(folder.resolve("digital.json"), descriptor);
        Files.writeString(
                folder.resolve("other.json"),
                descriptor.replace("\"min-max\", \"low\": 1, \"high\": 100", "\"percentile-rank\", \"top\": 50"));
        List<String> commands =
                StringUtils.substringBetween(page, "```bash\n", "```").lines().toList();

        assertThat(commands).hasSize(4).allSatisfy(command -> {
            List<String> arguments = Stream.of(command.split(" "))
                    .skip(1)
                    .map(word -> word.matches(".*\\.(json|csv)")
                            ? folder.resolve(word).toString()
                            : word)
                    .collect(Collectors.toCollection(ArrayList::new));
            int target = arguments.indexOf("--out") + 1;
            arguments.set(target, folder.resolve(arguments.get(target)).toString());
            Command ran = Command.run(arguments.toArray());
            assertThat(ran.code()).as("%s%n%s", command, ran.err()).isZero();
        });
        assertThat(folder.resolve("repeated/index_score.csv"))
                .hasSameTextualContentAs(folder.resolve("digital/index_score.csv"));
        assertThat(folder.resolve("methods/index_method_comparison.csv")).isNotEmptyFile();
    }

    /** The rows of an answer as Markdown. */
    private static String answer(String sql) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            for (String table : List.of(
                    "cutoff_exposure",
                    "dependence_edge",
                    "economy",
                    "goods_supply",
                    "group_edge",
                    "index_score",
                    "index_rank_pair",
                    "trade_matrix")) {
                statement.execute("CREATE VIEW %s AS SELECT * FROM read_parquet('%s')"
                        .formatted(table, Releases.starter().resolve(table + ".parquet")));
            }
            try (ResultSet rows = statement.executeQuery(sql)) {
                int columns = rows.getMetaData().getColumnCount();
                List<String> names = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    names.add(rows.getMetaData().getColumnLabel(column));
                }
                return line(names) + "|---".repeat(columns) + "|\n" + lines(rows);
            }
        }
    }

    private static String rows(String sql) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return lines(rows);
        }
    }

    private static String lines(ResultSet rows) throws SQLException {
        StringBuilder lines = new StringBuilder();
        while (rows.next()) {
            List<String> cells = new ArrayList<>();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                cells.add(rows.getString(column));
            }
            lines.append(line(cells));
        }
        return lines.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
