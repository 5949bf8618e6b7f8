package org.sovereignai.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.commons.codec.digest.DigestUtils;

/** A complete release of one table, {@code thing}, of the rows 1 to 3, made without a run. */
final class TinyRelease {

    private static final String MANIFEST = """
            {"name": "tiny", "version": "2026.1.1", "resources": [
              {"name": "thing", "path": "thing.parquet", "title": "Things", "bytes": %d, "hash": "sha256:%s",
               "schema": {"fields": [{"name": "v", "type": "integer", "description": "a number", "unit": "1"}]}}]}
            """;

    private TinyRelease() {}

    /** Lays the release out below {@code out}, and gives the folder of the release. */
    static Path in(Path out) throws IOException, SQLException {
        Path release = Files.createDirectories(out.resolve("releases/2026.1.1"));
        parquet(release.resolve("thing.parquet"), "SELECT range::INTEGER + 1 AS v FROM range(3)");
        describe(release);
        Files.writeString(out.resolve("latest.txt"), "2026.1.1\n");
        return release;
    }

    /** Writes the manifest of the table as it is now. */
    static void describe(Path release) throws IOException {
        byte[] table = Files.readAllBytes(release.resolve("thing.parquet"));
        Files.writeString(
                release.resolve("datapackage.json"), MANIFEST.formatted(table.length, DigestUtils.sha256Hex(table)));
    }

    /** Writes the rows of a question to a Parquet file. */
    static void parquet(Path file, String question) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("COPY (%s) TO '%s' (FORMAT parquet)"
                    .formatted(question, file.toString().replace("'", "''")));
        }
    }
}
