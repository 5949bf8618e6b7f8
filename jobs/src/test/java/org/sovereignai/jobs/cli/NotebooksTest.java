package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks lie in the repository without outputs, and run from a clean state. */
class NotebooksTest {

    private static final Path NOTEBOOKS = Path.of("../notebooks");
    private static final Path TARGET = Path.of("target/notebooks").toAbsolutePath();

    @ParameterizedTest
    @MethodSource("notebooks")
    void holdsNoOutputs(Path notebook) throws IOException {
        assertThat(codeCells(notebook))
                .as("clear it with 'jupyter nbconvert --clear-output --inplace %s'", notebook)
                .isNotEmpty()
                .allSatisfy(cell -> {
                    assertThat(cell.path("outputs")).isEmpty();
                    assertThat(cell.path("execution_count").isNull()).isTrue();
                });
    }

    @Test
    void runFromCleanStateWithTheirPlots() throws Exception {
        Said check = say(List.of("--check"), Map.of());
        assumeTrue(check.code() == 0, () -> "Skipped: " + check.text());
        Path out = Releases.starter().getParent().getParent();

        Said run = say(
                List.of("--out", out.toString(), "--to", TARGET.toString()),
                Map.of("SOVEREIGN_AI", command().toString()));

        assertThat(run.code()).as(run.text()).isZero();
        for (Path notebook : notebooks().toList()) {
            List<JsonNode> cells = codeCells(TARGET.resolve(notebook.getFileName()));
            assertThat(cells).as(notebook.toString()).hasSameSizeAs(codeCells(notebook));
            assertThat(cells).as(notebook.toString()).allSatisfy(cell -> {
                assertThat(cell.path("execution_count").isInt()).isTrue();
                assertThat(outputs(cell))
                        .noneMatch(output -> output.path("output_type").asText().equals("error"));
            });
            List<JsonNode> plots = cells.stream().filter(NotebooksTest::plots).toList();
            assertThat(plots)
                    .as(notebook.toString())
                    .isNotEmpty()
                    .allSatisfy(cell -> assertThat(outputs(cell))
                            .anyMatch(output -> output.path("data").has("image/png")));
        }
    }

    /** The picture of docs/quickstart.md, by the lines that are shown there. */
    @Test
    void theFirstSessionDrawsItsPicture(@TempDir Path folder) throws Exception {
        Said check = say(List.of("--check"), Map.of());
        assumeTrue(check.code() == 0, () -> "Skipped: " + check.text());
        String session = Files.readString(Path.of("../docs/quickstart.md"));
        String lines = StringUtils.substringBetween(session, "python3 - <<'END'\n", "END\n");
        ProcessBuilder python = new ProcessBuilder("/usr/bin/python3", "-c", lines).directory(folder.toFile());
        python.environment()
                .putAll(Map.of(
                        "PYTHONPATH", NOTEBOOKS.toAbsolutePath().toString(),
                        "PYTHONDONTWRITEBYTECODE", "1",
                        "SOVEREIGN_AI", command().toString(),
                        "SOVEREIGN_AI_OUT",
                                Releases.starter().getParent().getParent().toString()));

        Said drawn = say(python);

        assertThat(drawn.code()).as(drawn.text()).isZero();
        assertThat(ImageIO.read(folder.resolve("india-chips.png").toFile()).getWidth())
                .isGreaterThan(500);
    }

    @Test
    void sayWhatIsMissing() throws Exception {
        assumeTrue(say(List.of("--check"), Map.of()).code() == 0, "Skipped: Jupyter is not here");

        assertThat(say(List.of("--out", "target/nothing"), Map.of()))
                .isEqualTo(
                        new Said(
                                3,
                                "There is no release in 'target/nothing': run './sovereign-ai run' first, or name its folder with --out.\n"));
        assertThat(say(List.of("first"), Map.of()).text()).startsWith("There is no notebook 'first': there are ");
    }

    static Stream<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(NOTEBOOKS)) {
            return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList().stream();
        }
    }

    private static boolean plots(JsonNode cell) {
        return StreamSupport.stream(cell.path("source").spliterator(), false)
                .anyMatch(line -> line.asText().matches("(plt\\.)?show\\(.*\\s*"));
    }

    private static List<JsonNode> codeCells(Path notebook) throws IOException {
        List<JsonNode> cells = new ArrayList<>();
        for (JsonNode cell : new ObjectMapper().readTree(notebook.toFile()).path("cells")) {
            if (cell.path("cell_type").asText().equals("code")) {
                cells.add(cell);
            }
        }
        return cells;
    }

    private static Stream<JsonNode> outputs(JsonNode cell) {
        return StreamSupport.stream(cell.path("outputs").spliterator(), false);
    }

    /** The command line of the classes under test; the launcher would build the project. */
    private static Path command() throws IOException {
        Path command = Files.createDirectories(TARGET).resolve("sovereign-ai");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Files.writeString(
                command,
                "#!/bin/sh\nexec '" + java + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                        + System.getProperty("java.class.path") + "' org.sovereignai.jobs.cli.Main \"$@\"\n");
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
        return command;
    }

    private record Said(int code, String text) {}

    private static Said say(List<String> arguments, Map<String, String> environment) throws Exception {
        ProcessBuilder command = new ProcessBuilder(NOTEBOOKS.resolve("run").toString());
        command.command().addAll(arguments);
        command.environment().putAll(environment);
        return say(command);
    }

    private static Said say(ProcessBuilder command) throws Exception {
        Process process = command.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes());
        return new Said(process.waitFor(), text);
    }
}
