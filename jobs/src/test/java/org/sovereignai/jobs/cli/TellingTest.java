package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands tell people and schedulers while they work, and when they end. */
class TellingTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void everyLineOfARunForASchedulerIsAnObject() throws IOException {
        Command command = Command.run(
                "run", "--only", "economy", "--data", "../datasets/starter", "--out", folder, "--log-format", "json");

        assertThat(command.code()).as(command.err()).isZero();
        List<JsonNode> lines = objects(command.out());
        assertThat(lines).allSatisfy(line -> {
            assertThat(Instant.parse(line.path("time").asText())).isNotNull();
            assertThat(line.path("level").asText()).isEqualTo("info");
            assertThat(line.path("message").asText()).isNotBlank();
        });
        // The ISO list of the extract has 249 entries; Kosovo, and China with Hong Kong and Macao as one, are added.
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("table").asText()).isEqualTo("economy");
            assertThat(line.path("rows").asLong()).isEqualTo(251);
            assertThat(line.path("quarantined").asLong()).isZero();
            assertThat(line.path("seconds").asDouble()).isPositive();
        });
    }

    @Test
    void failureForASchedulerIsAnObjectWithItsExitCode() throws IOException {
        Command command = Command.run("run", "--data", folder.resolve("none"), "--out", folder, "--log-format", "json");

        assertThat(command.code()).isEqualTo(3);
        assertThat(objects(command.err())).singleElement().satisfies(line -> {
            assertThat(line.path("level").asText()).isEqualTo("error");
            assertThat(line.path("exit_code").asInt()).isEqualTo(3);
            assertThat(line.path("message").asText()).contains("none");
        });
    }

    @Test
    void planForProgramsHasInputsByHashAndTablesInOrder() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/country-codes"));
        Path starter = Path.of("../datasets/starter/country-codes");
        for (String name : List.of("country_codes", "iso_3166_1", "iso_3166_3")) {
            Files.copy(starter.resolve(name + ".extract.csv"), data.resolve(name + ".extract.csv"));
        }
        Files.writeString(data.resolve("misspelt.csv"), "a");

        Command command = Command.run(
                "plan", "--only", "economy", "--data", data.getParent(), "--out", folder, "--format", "json");

        JsonNode plan = JSON.readTree(command.out());
        assertThat(plan.path("inputs"))
                .anySatisfy(file -> assertThat(file.path("hash").asText())
                        .isEqualTo("sha256:"
                                + DigestUtils.sha256Hex(Files.readAllBytes(data.resolve("iso_3166_1.extract.csv")))));
        assertThat(plan.path("unread"))
                .singleElement()
                .satisfies(file -> assertThat(file.path("path").asText()).contains("misspelt.csv"));
        assertThat(plan.path("tables")).singleElement().satisfies(table -> {
            assertThat(table.path("name").asText()).isEqualTo("economy");
            assertThat(table.path("state").asText()).isEqualTo("stale");
            assertThat(table.path("reason").asText()).isEqualTo("never built");
        });
    }

    @Test
    void comparisonSaysHowFarItIs() throws IOException, SQLException {
        Path release = TinyRelease.in(folder.resolve("out"));

        Command command = Command.run("diff", release, release);

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.err()).containsPattern("Comparing .* with .*: 0 of \\d+ tables differ\\.");
    }

    @Test
    void colourIsLeftOutWhereItIsNotWanted() {
        assertThat(Screen.isPlain(Map.of("NO_COLOR", "1", "TERM", "xterm"))).isTrue();
        assertThat(Screen.isPlain(Map.of("NO_COLOR", "", "TERM", "xterm"))).isFalse();
        assertThat(Screen.isPlain(Map.of("TERM", "dumb"))).isTrue();
        assertThat(Command.run("--help").out() + Command.run("run", "--help").out())
                .doesNotContain("\033");
    }

    @Test
    void whatIsWrittenToAFileIsSaid() throws IOException, SQLException {
        Path out = folder.resolve("out");
        TinyRelease.in(out);
        for (String ending : List.of("csv", "json", "parquet", "txt")) {
            Path file = folder.resolve("answer." + ending);

            Command command = Command.run("query", "FROM thing", "--out", out, "--output", file);

            assertThat(command.out()).isEmpty();
            assertThat(command.err()).isEqualTo("3 rows, %d bytes, in %s.%n".formatted(Files.size(file), file));
        }
    }

    private static List<JsonNode> objects(String text) throws IOException {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : text.lines().toList()) {
            objects.add(JSON.readTree(line));
        }
        return objects;
    }
}
