package org.sovereignai.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./sovereign-ai} as people and schedulers start it, in places and with settings that nobody had in mind. */
class LauncherTest {

    private static final String ONE_TABLE = "economy";
    private static final Pattern DIGEST = Pattern.compile("\"digest\" ?: ?\"([^\"]+)\"");

    @TempDir
    private Path folder;

    @Test
    @Tag("hazard-63")
    void withoutALocaleNamesAndQuestionsMeanTheSame() throws Exception {
        Path data = Files.createDirectories(folder.resolve("dätä"));
        copy(Repository.STARTER.resolve("country-codes"), data.resolve("country-codes"));

        Run run = run(Map.of("LC_ALL", "C", "LANG", ""), "run", "--only", ONE_TABLE, "--data", data, "--out", folder.resolve("ausgäbe"));

        assertThat(run.code()).as(run.text()).isZero();
        assertThat(folder.resolve("ausgäbe/build/economy")).isDirectory();
        Run described = run(Map.of("LC_ALL", "C"), "describe", "Türkiye", "--out", folder.resolve("nichts"));
        assertThat(described.text()).contains("nichts").doesNotContain("?");
    }

    @Test
    @Tag("hazard-63")
    void throughALinkAndFromAnotherFolderItFindsItsHome() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("sai"), Repository.ROOT.resolve("sovereign-ai"));

        Run run = run(Map.of(), link, "--version");

        assertThat(run.code()).as(run.text()).isZero();
        assertThat(run.text()).contains("sovereign-ai ");
    }

    @Test
    @Tag("hazard-63")
    void homeWithAColonAndLibrariesOfAnotherUserAreSaid() throws Exception {
        Path home = Files.createDirectories(folder.resolve("a:b"));
        Path launcher = Files.copy(Repository.ROOT.resolve("sovereign-ai"), home.resolve("sovereign-ai"));
        assertSaid(run(Map.of(), launcher, "--version"), "Java ends a path at a colon: move it");

        Path other = folder.resolve("other");
        Path target = Files.createDirectories(other.resolve("jobs/target"));
        for (String module : List.of("schemas", "measures", "index", "datasets", "atlas", "jobs")) {
            Files.createDirectories(other.resolve(module).resolve("src/main"));
            Files.writeString(other.resolve(module).resolve("pom.xml"), "");
        }
        Files.writeString(other.resolve("pom.xml"), "");
        Files.writeString(target.resolve("spark.classpath"), "/home/of-somebody-else/library.jar");
        Path copy = Files.copy(Repository.ROOT.resolve("sovereign-ai"), other.resolve("sovereign-ai"));
        Files.copy(Repository.JAR, target.resolve("sovereign-ai.jar"));
        assertSaid(run(Map.of(), copy, "--version"), "cannot be read (/home/of-somebody-else/library.jar): build it as yourself");
    }

    @Test
    @Tag("hazard-64")
    void legalSettingsOfSparkChangeNoTable() throws Exception {
        Run plain = one("plain", "");
        Run other = one(
                "other",
                "-Dspark.sql.codegen.wholeStage=false -Dspark.serializer=org.apache.spark.serializer.KryoSerializer");

        assertThat(plain.code()).as(plain.text()).isZero();
        assertThat(other.code()).as(other.text()).isZero();
        assertThat(digests("other")).isNotEmpty().isEqualTo(digests("plain"));
    }

    @Test
    @Tag("hazard-64")
    void tooLittleMemoryAndTooFewFilesAreOneSentence() throws Exception {
        assertSaid(one("small", "-Xmx256m"), "not enough memory");
        Path limited = Files.writeString(
                folder.resolve("limited"),
                "ulimit -n 64; exec '%s' \"$@\"".formatted(Repository.ROOT.resolve("sovereign-ai")));
        assertSaid(
                run(Map.of(), "bash", limited, "run", "--only", ONE_TABLE, "--data", Repository.STARTER, "--out", folder.resolve("few")),
                "ulimit -n 1024");
    }

    @Test
    @Tag("hazard-64")
    void runThatIsToldToEndSaysSoInALine() throws Exception {
        Path out = folder.resolve("ended");
        Process process = start(Map.of(), "run", "--data", Repository.STARTER, "--out", out);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!Files.exists(out.resolve("build/economy")) && process.isAlive() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }

        process.destroy();

        assertThat(process.waitFor()).isNotZero();
        String said = Files.readString(folder.resolve("said"));
        assertThat(said.lines().filter(line -> !line.startsWith("["))).as(said).hasSizeLessThan(12);
        assertThat(said).doesNotContain("bug");
        assertThat(out.resolve("releases")).satisfiesAnyOf(
                releases -> assertThat(releases).doesNotExist(), releases -> assertThat(releases).isEmptyDirectory());
    }

    private Run one(String name, String options) throws Exception {
        return run(
                Map.of("SOVEREIGN_AI_OPTS", options),
                "run",
                "--only",
                ONE_TABLE,
                "--data",
                Repository.STARTER,
                "--out",
                folder.resolve(name));
    }

    private static void assertSaid(Run run, String words) {
        assertThat(run.code()).as(run.text()).isEqualTo(3);
        assertThat(run.text()).contains(words).doesNotContain("\tat ");
    }

    private Map<String, String> digests(String name) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve(name).resolve("build"))) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".json"))::iterator) {
                Matcher digest = DIGEST.matcher(Files.readString(file));
                if (digest.find()) {
                    digests.put(file.getParent().getFileName().toString(), digest.group(1));
                }
            }
        }
        return digests;
    }

    private Run run(Map<String, String> environment, Object... words) throws Exception {
        int code = start(environment, words).waitFor();
        return new Run(code, Files.readString(folder.resolve("said")));
    }

    /** Starts a command line, of the launcher if it does not name a program; all that it says goes to one file. */
    private Process start(Map<String, String> environment, Object... words) throws IOException {
        List<String> line = new ArrayList<>();
        if (!(words[0] instanceof Path) && !words[0].equals("bash")) {
            line.add(Repository.ROOT.resolve("sovereign-ai").toString());
        }
        Stream.of(words).map(Object::toString).forEach(line::add);
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /**
     * What a command line did.
     *
     * @param code exit code
     * @param text all that it said
     */
    private record Run(int code, String text) {}
}
