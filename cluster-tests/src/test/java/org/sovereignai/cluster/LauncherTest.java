package org.sovereignai.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./sovereign-ai} as people and schedulers start it, in places that nobody had in mind. */
class LauncherTest {

    private static final String ONE_TABLE = "economy";

    @TempDir
    private Path folder;

    @Test
    @Tag("hazard-63")
    void withoutALocaleNamesAndQuestionsMeanTheSame() throws Exception {
        Path data = Files.createDirectories(folder.resolve("dätä"));
        copy(Repository.STARTER.resolve("country-codes"), data.resolve("country-codes"));

        Run run = run(
                Map.of("LC_ALL", "C", "LANG", ""),
                "plan",
                "--only",
                ONE_TABLE,
                "--data",
                data,
                "--out",
                folder.resolve("ausgäbe"));

        assertThat(run.code()).as(run.text()).isZero();
        assertThat(run.text()).contains("dätä");
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
    void asAScriptOfThePlainShell() throws Exception {
        Run run = run(Map.of(), "bash", "-c", "sh '%s' --version".formatted(Repository.ROOT.resolve("sovereign-ai")));

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
        assertSaid(
                run(Map.of(), copy, "--version"),
                "cannot be read (/home/of-somebody-else/library.jar): build it as yourself");
    }

    /** The first file that Java opened would take its place, and {@code query} would read a library as questions, without end. */
    @Test
    @Tag("hazard-63")
    void closedStandardInputIsEmpty() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve("lib/spark"));
        Path launcher = Files.copy(Repository.ROOT.resolve("sovereign-ai"), home.resolve("sovereign-ai"));
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nls -l /proc/self/fd/0 2>&1\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        Map<String, String> jdk = Map.of("JAVA_HOME", folder.resolve("jdk").toString());
        Run closed = run(jdk, "bash", "-c", "'%s' query <&-".formatted(launcher));
        Run given = run(jdk, "bash", "-c", "'%s' query <'%s'".formatted(launcher, java));

        assertThat(closed.text().strip()).endsWith("-> /dev/null");
        assertThat(given.text().strip()).endsWith("-> " + java);
    }

    /** As docs/quickstart.md has it; whoever asked for Maven here would be told so. */
    @Test
    void unpackedArchiveNeedsNoMavenAndMayLieWhereItCannotBeWritten() throws Exception {
        Path archive = Repository.archive();
        assumeTrue(Files.exists(archive), "Skipped: there is no " + archive + "; 'mvn package' makes it");
        run(Map.of(), "bash", "-c", "tar xzf '%s' -C '%s'".formatted(archive, folder));
        Path home = folder.resolve(archive.getFileName().toString().replace(".tar.gz", ""));
        Path programs = Files.createDirectories(folder.resolve("bin"));
        Path maven = Files.writeString(programs.resolve("mvn"), "#!/bin/sh\necho Maven was called\nexit 1\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        assertThat(home.resolve("lib").toFile().setWritable(false)).isTrue();

        Run run = run(
                Map.of(
                        "PATH",
                        programs + ":" + System.getenv("PATH"),
                        "XDG_CACHE_HOME",
                        folder.resolve("cache").toString()),
                home.resolve("sovereign-ai"),
                "run",
                "--only",
                ONE_TABLE,
                "--out",
                folder.resolve("out"));

        assertThat(home.resolve("lib").toFile().setWritable(true)).isTrue();
        assertThat(run.code()).as(run.text()).isZero();
        assertThat(run.text()).contains("251 rows").doesNotContain("Maven");
    }

    private static void assertSaid(Run run, String words) {
        assertThat(run.code()).as(run.text()).isEqualTo(3);
        assertThat(run.text()).contains(words).doesNotContain("\tat ");
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
