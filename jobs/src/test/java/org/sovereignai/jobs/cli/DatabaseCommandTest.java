package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.jobs.store.OutputFile;

class DatabaseCommandTest {

    @TempDir
    private Path folder;

    @Test
    void fileHasTheRowsAndMeaningsAndNeedsTheReleaseNoMore() throws IOException, SQLException {
        Path out = folder.resolve("out");
        Path release = TinyRelease.in(out);
        Path file = folder.resolve("tiny.duckdb");

        Command command = Command.run("database", "--out", out, "--to", file);

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out()).startsWith("Release 2026.1.1 with 1 tables is in " + file);
        Files.delete(release.resolve("thing.parquet"));
        assertThat(answer(file, "SELECT sum(v) FROM thing")).isEqualTo("6");
        assertThat(answer(file, "SELECT comment FROM duckdb_tables() WHERE table_name = 'thing'"))
                .isEqualTo("Things");
        assertThat(answer(
                        file, "SELECT comment FROM duckdb_columns() WHERE table_name = 'thing' AND column_name = 'v'"))
                .isEqualTo("a number Unit: 1.");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("out", "tiny.duckdb");
    }

    @Test
    void fileThatIsThereStaysAndTheResultsOfARunAreNoPlace() throws IOException, SQLException {
        Path out = folder.resolve("out");
        Path release = TinyRelease.in(out);
        Path there = Files.writeString(folder.resolve("there"), "mine");

        assertThat(Command.run("database", "--out", out, "--to", there).code()).isEqualTo(3);
        assertThat(Command.run("database", "--out", out, "--to", release.resolve("x.duckdb"))
                        .code())
                .isEqualTo(3);
        assertThat(there).hasContent("mine");
        assertThat(release.resolve("x.duckdb")).doesNotExist();
    }

    @Test
    @Tag("hazard-41")
    void nameThatEndsInTheMiddleForDuckDbIsRefusedInOurWords() throws IOException, SQLException {
        Path out = folder.resolve("out");
        TinyRelease.in(out);

        Command command = Command.run("database", "--out", out, "--to", folder.resolve("a;b.duckdb"));

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err())
                .isEqualTo(
                        "%s has a semicolon in it, at which DuckDB ends the name of a file; name another file with --to.%n"
                                .formatted(folder.toRealPath().resolve("a;b.duckdb")));
        assertThat(folder.toFile().list()).containsExactly("out");
    }

    /** On a full disk what is left of it would be in everybody's way. */
    @Test
    void whatCannotBeFinishedIsTakenAway() throws IOException, SQLException {
        Path out = folder.resolve("out");
        TinyRelease.in(out);
        Path file = folder.resolve("tiny.duckdb");
        Files.writeString(OutputFile.draft(file), "no database, so that DuckDB cannot go on with it");

        Command command = Command.run("database", "--out", out, "--to", file);

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err()).contains("tiny.duckdb cannot be written").hasLineCount(1);
        assertThat(folder.toFile().list()).containsExactly("out");
    }

    @Test
    void readyViewsArePartOfIt() throws SQLException {
        Path file = folder.resolve("starter.duckdb");

        Command command =
                Command.run("database", "--out", Releases.starter().getParent().getParent(), "--to", file);

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(answer(
                        file,
                        "SELECT count(*) FROM suppliers_of('IND') WHERE supplier_name = 'Taiwan' AND year = 2024"))
                .isNotEqualTo("0");
        assertThat(answer(file, "SELECT count(*) FROM panel WHERE country_code = 'NAM' AND year = 2024"))
                .isEqualTo("1");
        assertThat(answer(file, "SELECT count(*) FROM duckdb_columns() WHERE NOT internal AND comment IS NOT NULL"))
                .hasSizeGreaterThan(2);
    }

    private static String answer(Path file, String question) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:" + file);
                ResultSet rows = database.createStatement().executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
