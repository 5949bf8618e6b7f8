package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions and releases that mean more than they seem to. */
class HardQuestionsTest {

    @TempDir
    private Path folder;

    private Path out;
    private Path release;

    @BeforeEach
    void layOut() throws IOException, SQLException {
        out = folder.resolve("out");
        release = TinyRelease.in(out);
    }

    @Test
    @Tag("hazard-56")
    void fileWhoseNameIsSqlIsNoTableAndRunsNothing() throws IOException {
        Path stolen = folder.resolve("stolen");
        Files.copy(
                release.resolve("thing.parquet"),
                release.resolve("a AS SELECT 1; COPY (SELECT 1) TO 'stolen'; --.parquet"));

        Command command = query("SELECT sum(v) AS s FROM thing", "--format", "csv");

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out()).isEqualTo("s\n6\n");
        assertThat(stolen).doesNotExist();
        assertThat(Path.of("stolen")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thing AS SELECT 1; COPY (SELECT 1) TO 'stolen'; --",
                "Thing",
                "../thing",
                "thing\\\" AS SELECT 1 --",
                "",
                "1thing"
            })
    @Tag("hazard-56")
    void manifestWithANameThatIsNoneIsRefused(String name) throws IOException {
        Path manifest = release.resolve("datapackage.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"thing\"", "\"" + name + "\""));

        Command command = query("SELECT 1 AS a");

        assertThat(command.code()).as(command.err()).isEqualTo(3);
        assertThat(command.err()).contains("as no release does").hasLineCount(1);
        assertThat(Path.of("stolen")).doesNotExist();
    }

    @Test
    @Tag("hazard-56")
    void columnWhoseNameIsSqlIsOnlyAName() throws SQLException, IOException {
        String column = "v IS 'x'; COPY (SELECT 1) TO 'stolen'; --";
        TinyRelease.parquet(release.resolve("thing.parquet"), "SELECT 1 AS \"%s\"".formatted(column));
        TinyRelease.describe(release);
        Path manifest = release.resolve("datapackage.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"v\"", "\"" + column + "\""));

        Command command = query(
                "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'thing'", "--format", "json");

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out()).contains("a number Unit: 1.");
        assertThat(Path.of("stolen")).doesNotExist();
    }

    @Test
    @Tag("hazard-48")
    void tableWithoutItsFileIsNamed() throws IOException {
        Files.delete(release.resolve("thing.parquet"));

        Command command = query("SELECT 1 AS a");

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err()).contains("has no file thing.parquet").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query",
                "describe NAM",
                "compare NAM USA",
                "verify",
                "atlas",
                "database --to other.duckdb",
                "diff"
            })
    @Tag("hazard-48")
    void manifestThatWasCutIsNamed(String line) throws IOException {
        Path manifest = release.resolve("datapackage.json");
        String whole = Files.readString(manifest);
        Files.writeString(manifest, whole.substring(0, whole.length() / 2));
        List<Object> words = new ArrayList<>(List.of(line.split(" ")));
        if (line.equals("query")) {
            words.add("SELECT 1 AS a");
        }
        if (line.equals("diff")) {
            words.addAll(List.of("2026.1.1", "2026.1.1"));
        }
        words.addAll(List.of("--out", out));

        Command command = Command.run(words.toArray());

        assertThat(command.code()).as(command.out() + command.err()).isEqualTo(3);
        assertThat(command.err()).contains("damaged").hasLineCount(1);
    }

    @Test
    @Tag("hazard-64")
    void answerThatDoesNotFitIntoMemoryIsTheLimitsFault() {
        assertThat(Limit.of(new OutOfMemoryError("Java heap space")))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .contains("not enough memory", "-Xmx")
                        .hasLineCount(1));
        assertThat(Limit.of(new IllegalStateException("Too many open files")))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("ulimit -n"));
        assertThat(Limit.of(new IllegalStateException("no limit"))).isEmpty();
    }

    @Test
    void columnsOfOneNameAreToldApartAsInParquet() {
        assertThat(query("SELECT 1 AS a, 2 AS a, 3 AS A", "--format", "json").out())
                .isEqualTo("[\n{\"a\":1,\"a_1\":2,\"A_2\":3}\n]\n");
        assertThat(query("SELECT 1 AS a, 2 AS a", "--format", "csv").out()).isEqualTo("a,a_1\n1,2\n");
    }

    @Test
    void numbersOfEveryKindAreNumbersInJson() {
        assertThat(query(
                                "SELECT 1.5::FLOAT AS f, 2.5::DOUBLE AS d, 3::UTINYINT AS u, 4::HUGEINT AS h, 'NaN'::FLOAT AS n",
                                "--format",
                                "json")
                        .out())
                .isEqualTo("[\n{\"f\":1.5,\"d\":2.5,\"u\":3,\"h\":4,\"n\":\"NaN\"}\n]\n");
    }

    @Test
    void valuesWithinValuesAreValuesInJson() {
        assertThat(query(
                                "SELECT {'a': 1, 'x \"y\" (z), w': {'c': [1.50, NULL]}, 'e': 'p'::ENUM('p', 'q)')} AS s, MAP {'k': 'NaN'::DOUBLE} AS m,"
                                        + " [{'x': true}] AS l, ['a\\x00'::BLOB] AS b, row(1, 'z') AS t",
                                "--format",
                                "json")
                        .out())
                .isEqualTo(
                        "[\n{\"s\":{\"a\":1,\"x \\\"y\\\" (z), w\":{\"c\":[1.50,null]},\"e\":\"p\"},\"m\":{\"k\":\"NaN\"},"
                                + "\"l\":[{\"x\":true}],\"b\":[\"a\\\\x00\"],\"t\":[1,\"z\"]}\n]\n");
    }

    @Test
    void rowsOfAPivotAreCounted() {
        Path file = folder.resolve("pivot.parquet");

        Command command = query("PIVOT (SELECT v, 'k' AS key FROM thing) ON key USING count(*)", "--output", file);

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.err()).startsWith("3 rows, ");
    }

    /** 2^53 + 1 is the first whole number that a DOUBLE cannot hold. */
    @Test
    void sumsOfWholeNumbersStayWholeInParquet() throws SQLException {
        Path file = folder.resolve("sums.parquet");

        Command command = query(
                "SELECT sum(n) AS \"all \"\"n\"\"\", 'x' AS t FROM (VALUES (9007199254740992), (1)) AS v(n) -- all",
                "--output",
                file);

        assertThat(command.code()).as(command.err()).isZero();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("FROM read_parquet('%s')".formatted(file))) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo("all \"n\"");
            assertThat(rows.getObject(1)).isEqualTo(9007199254740993L);
            assertThat(rows.getString(2)).isEqualTo("x");
        }
    }

    @Test
    void sumsThatParquetCannotHoldEndTheQuestion() {
        Path file = folder.resolve("large.parquet");

        Command command = query("SELECT 9223372036854775808::HUGEINT AS n", "--output", file);

        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).contains("9223372036854775808");
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-- of all\nSELECT 1 AS v", "--of all\nSELECT 1 AS v", "-- a = b\nSELECT 1 AS v"})
    void questionMayBeginWithAComment(String question) {
        assertThat(query(question, "--format", "csv").out()).isEqualTo("v\n1\n");
    }

    @Test
    void argumentsAreTakenFromNoFile() throws IOException {
        Path file = Files.writeString(folder.resolve("args"), "--help");

        Command command = query("@" + file);

        assertThat(command.code()).isEqualTo(2);
        assertThat(command.out()).isEmpty();
    }

    @Test
    @Tag("hazard-39")
    void namesOfColumnsAreNoFormulasInCsvEither() {
        assertThat(query("SELECT 1 AS \"=1+1\", 2 AS \"-\"", "--format", "csv").out())
                .isEqualTo("'=1+1,-\n1,2\n");
    }

    @Test
    @Tag("hazard-39")
    void signsAndNumbersAreNoFormulasInCsv() {
        assertThat(query(
                                "SELECT * FROM (VALUES ('+', 1), ('-', 2), ('-1', 3), ('-1 to 1', 4), ('=1+1', 5), ('-1+1', 6), ('-A1', 7), ('＝1', 8)) AS t(text, n) ORDER BY n",
                                "--format",
                                "csv")
                        .out())
                .isEqualTo("text,n\n+,1\n-,2\n-1,3\n-1 to 1,4\n'=1+1,5\n'-1+1,6\n'-A1,7\n'＝1,8\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 AS v -- trailing comment",
                "SELECT 1 AS v -- trailing; comment;",
                "SELECT 1 AS v /* ; */ ;",
                "SELECT 1 AS v; -- done",
                "SELECT 1 AS v;;"
            })
    void commentsAndSemicolonsAtTheEndAreNoPartOfAQuestion(String question) {
        Path file = folder.resolve("c.parquet");

        Command command = query(question, "--output", file);

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(query("SELECT v FROM '" + file + "'", "--allow", file, "--format", "csv")
                        .out())
                .isEqualTo("v\n1\n");
    }

    @Test
    void planOfAQuestionCanBeKeptToo() {
        Path file = folder.resolve("plan.parquet");

        Command command = query("EXPLAIN SELECT 1", "--output", file);

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(query("SELECT count(*) AS n FROM '" + file + "'", "--allow", file, "--format", "csv")
                        .out())
                .isEqualTo("n\n1\n");
    }

    @Test
    void semicolonsWithinATextOrACommentEndNoQuestion() {
        assertThat(typed("SELECT 'it''s;\nx' AS v;\n")).isEqualTo("v\n\"it's;\nx\"\n");
        assertThat(typed("SELECT 1 /* x;\ny; */ AS v;\n")).isEqualTo("v\n1\n");
        assertThat(typed("SELECT $$a;\nb$$ AS v;\n")).isEqualTo("v\n\"a;\nb\"\n");
        assertThat(typed("SELECT count(*) AS n FROM thing -- of all;\nWHERE v = 2;\n"))
                .isEqualTo("n\n1\n");
        assertThat(typed("SELECT 1 AS a; SELECT 2 AS b;\n-- the end;\n")).isEqualTo("a\n1\nb\n2\n");
    }

    @Test
    @Tag("hazard-17")
    void questionsInAnotherAlphabetAreNotAskedInAWrongOne() {
        Command command =
                spoken("SELECT count(*) AS n FROM thing WHERE 'C\u00F4te' <> '';\n", StandardCharsets.ISO_8859_1);

        assertThat(command.code()).isEqualTo(Main.UNUSABLE_INPUT);
        assertThat(command.err()).isEqualTo("The questions on the standard input are not in UTF-8; save them so.\n");
        assertThat(command.out()).isEmpty();
    }

    @Test
    @Timeout(60)
    @Tag("hazard-60")
    void questionThatNeverEndsCanBeLimited() {
        Command command =
                query("SELECT sum(a.range * b.range) AS s FROM range(10000000) a, range(10000000) b", "--timeout", "1");

        assertThat(command.code()).isEqualTo(Main.UNUSABLE_INPUT);
        assertThat(command.err())
                .isEqualTo(
                        "The question took longer than 1 s and was stopped; ask for less, or allow more with --timeout.\n");
    }

    @Test
    @Tag("hazard-60")
    void questionForMoreMemoryThanItMayTakeIsToldSo() {
        Command command = query(
                "SELECT count(*) AS n FROM (SELECT DISTINCT range::VARCHAR || repeat('x', 50) AS t FROM range(5000000))",
                "--memory",
                "20MB");

        assertThat(command.code()).isEqualTo(Main.UNUSABLE_INPUT);
        assertThat(command.err())
                .isEqualTo(
                        "The question needs more memory than it may take; ask for less, or allow more with --memory.\n");
        assertThat(query("SELECT 1 AS a", "--memory", "much").err()).contains("--memory is a size");
    }

    @Test
    @Timeout(60)
    void firstTypedQuestionWithoutAnAnswerSaysHowTheCommandEnds() {
        String endless = "SELECT sum(a.range * b.range) AS s FROM range(10000000) a, range(10000000) b;\n";

        assertThat(spoken("SELECT 1 AS a;\n" + endless + "SELECT nothing;\n", "--timeout", "1"))
                .satisfies(command -> assertThat(command.code()).isEqualTo(Main.UNUSABLE_INPUT))
                .satisfies(command -> assertThat(command.out()).isEqualTo("a\n1\n"));
        assertThat(spoken("SELECT nothing;\nSELECT 1 AS a;\n").code()).isEqualTo(Main.WRONG_COMMAND_LINE);
        assertThat(spoken("SELECT 1 AS a;\n").code()).isZero();
    }

    private String typed(String lines) {
        Command command = spoken(lines);
        assertThat(command.err()).isEmpty();
        return command.out();
    }

    private Command spoken(String lines, String... more) {
        return spoken(lines, StandardCharsets.UTF_8, more);
    }

    private Command spoken(String lines, Charset charset, String... more) {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(lines.getBytes(charset)));
            return Command.run(Stream.concat(Stream.of("query", "--out", out, "--format", "csv"), Stream.of(more))
                    .toArray());
        } finally {
            System.setIn(before);
        }
    }

    private Command query(String question, Object... more) {
        List<Object> all = new ArrayList<>(List.of("query", "--out", out));
        all.addAll(Arrays.asList(more));
        all.add(question);
        return Command.run(all.toArray());
    }
}
