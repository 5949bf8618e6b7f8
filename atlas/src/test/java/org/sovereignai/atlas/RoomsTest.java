package org.sovereignai.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.script.ScriptException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rooms of the script that need no browser: on a JavaScript engine of the class path, else on Node, else skipped.
 */
class RoomsTest {

    /** Rooms that touch neither page nor address when they are loaded, in their order. */
    private static final List<String> ROOMS = List.of("search", "address", "words", "arithmetic");

    @TestFactory
    Stream<DynamicTest> roomsDoWhatTheySay() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode test : new ObjectMapper().readTree(run(script()))) {
            tests.add(dynamicTest(
                    test.path("name").asText(),
                    () -> assertThat(test.path("problem").asText(null)).isNull()));
        }
        assertThat(tests).hasSizeGreaterThan(15);
        return tests.stream();
    }

    /** Strands have their words from the register: a list of them in the script would forget the next one. */
    @Test
    void noScriptListsStrands() {
        List<String> strands = List.of("chip_equipment", "energy_equipment", "training_foundry", "compute_chips");
        assertThat(Pages.scripts())
                .hasSizeGreaterThan(20)
                .allSatisfy(script -> assertThat(strands)
                        .filteredOn(strand -> text("site/" + script).contains(strand))
                        .as(script)
                        .hasSizeLessThanOrEqualTo(1)); // a default may be named
    }

    private static String script() {
        StringBuilder script = new StringBuilder();
        ROOMS.forEach(room -> script.append(text("site/rooms/" + room + ".js")));
        // Tables make elements only when they are drawn.
        script.append("const elements = {}; const takeAlong = {};").append(text("site/rooms/tables.js"));
        script.append("const store = {};").append(text("site/rooms/measures.js"));
        return script.append(text("rooms.test.js")).toString();
    }

    private static String run(String script) throws IOException, InterruptedException, ScriptException {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("js");
        if (engine != null) {
            return (String) engine.eval(script);
        }
        Optional<Path> node = Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .findFirst();
        if (node.isEmpty()) {
            abort(
                    "Skipped: the rooms of the script are tested on a JavaScript engine, and there is none on the class path"
                            + " and no node on the PATH; install Node to run this test");
        }
        Path file = Files.createTempFile("rooms", ".js");
        try {
            Files.writeString(
                    file,
                    "process.stdout.write(require('vm').runInThisContext("
                            + new ObjectMapper().writeValueAsString(script) + "));");
            Process process = new ProcessBuilder(node.get().toString(), file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
            return said;
        } finally {
            Files.delete(file);
        }
    }

    private static String text(String resource) {
        try (InputStream in = Pages.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
