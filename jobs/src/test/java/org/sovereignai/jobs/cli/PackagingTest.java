package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What installs and starts the project elsewhere: each file is read as its program reads it. */
class PackagingTest {

    private static final Path PACKAGING = Path.of("../packaging");

    @Test
    void manualHasEveryCommandWithItsOptionsAndExitCodes() {
        String manual = printed("manual");

        assertThat(manual).startsWith(".TH SOVEREIGN\\-AI 1");
        Main.COMMANDS.keySet().forEach(command -> assertThat(manual).contains(".SS sovereign\\-ai " + command));
        assertThat(manual).contains("\\-\\-years FROM\\-TO", ".B 4\na data check failed and nothing was published");
        assertThat(manual.lines().filter(line -> line.startsWith(".")))
                .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|B|I|PP|nf|fi)\\b.*"));
    }

    @Test
    void completionIsAScriptThatBashTakes(@TempDir Path folder) throws IOException, InterruptedException {
        Path script = folder.resolve("completion");
        Files.writeString(script, printed("completion"));

        assertThat(Files.readString(script)).contains(Main.COMMANDS.keySet());
        assertThat(new ProcessBuilder("bash", "-n", script.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void composeFileRunsTheImageOfTheArchive() throws IOException {
        Map<String, Object> compose = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(PACKAGING.resolve("compose.yaml")));

        assertThat(compose)
                .extractingByKey("services")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("run", "atlas");
        assertThat(compose.toString())
                .contains("dockerfile=packaging/Dockerfile", "127.0.0.1:8080:80", "../out/latest/atlas");
    }

    @Test
    void imageIsMadeFromTheArchiveAndRunsWithoutRights() throws IOException {
        List<String> instructions = new ArrayList<>();
        Pattern instruction = Pattern.compile("(FROM|ARG|RUN|ADD|USER|VOLUME|ENTRYPOINT|CMD) .+");
        for (String line : Files.readAllLines(PACKAGING.resolve("Dockerfile"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                Matcher matcher = instruction.matcher(line);
                assertThat(matcher.matches()).as(line).isTrue();
                instructions.add(matcher.group(1));
            }
        }
        assertThat(instructions).startsWith("FROM").contains("USER").endsWith("ENTRYPOINT", "CMD");
        assertThat(Files.readString(PACKAGING.resolve("Dockerfile")))
                .contains("jobs/target/sovereign-ai-${VERSION}.tar.gz");
    }

    @Test
    void unitsOfSystemdHaveSectionsAndKeys() throws IOException {
        for (String unit : List.of("sovereign-ai.service", "sovereign-ai.timer")) {
            assertThat(Files.readAllLines(PACKAGING.resolve(unit)))
                    .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
                    .allMatch(line -> line.matches("\\[(Unit|Service|Timer|Install)]|[A-Z]\\w+=.+"))
                    .anyMatch(line -> line.equals("[Unit]"));
        }
    }

    private static String printed(String command) {
        StringWriter out = new StringWriter();
        int code = Main.execute(new PrintWriter(out), new PrintWriter(System.err, true), command);
        assertThat(code).isZero();
        return out.toString();
    }
}
