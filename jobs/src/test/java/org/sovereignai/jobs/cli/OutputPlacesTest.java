package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No command writes onto a release, a link, a pipe or a device, and none says that it wrote what it could not. */
class OutputPlacesTest {

    @TempDir
    private Path folder;

    private Path out;
    private Path release;

    @BeforeEach
    void layOut() throws IOException, SQLException {
        out = folder.resolve("out");
        release = TinyRelease.in(out);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @Tag("hazard-57")
    void aPlaceThatTakesNoFilesIsToldInItsOwnWords() {
        Command command = query("SELECT 1 AS one", "--format", "csv", "--output", Path.of("/proc/one.csv"));

        assertThat(command.code()).as(command.err()).isEqualTo(3);
        assertThat(command.err().strip())
                .isEqualTo("/proc/one.csv cannot be written: no file can be made there; name another file.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "releases/2026.1.1/thing.parquet",
                "releases/2026.1.1/datapackage.json",
                "releases/2026.1.1/new.csv",
                "releases/new.csv",
                "latest.txt",
                "new.csv"
            })
    @Tag("hazard-57")
    void nothingIsWrittenIntoTheResultsOfARun(String name) throws IOException {
        Path file = out.resolve(name);
        byte[] before = Files.exists(file) ? Files.readAllBytes(file) : null;

        Command command = query("SELECT 1 AS gone", "--format", "csv", "--output", file);

        assertThat(command.code()).as(command.err()).isEqualTo(3);
        assertThat(command.err().lines()).hasSize(1);
        assertThat(command.err()).contains("lies in the results of a run");
        assertThat(Files.exists(file) ? Files.readAllBytes(file) : null).isEqualTo(before);
    }

    @Test
    @Tag("hazard-57")
    void aReleaseIsFoundBehindALinkToo() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("latest"), release);

        Command command = query("SELECT 1 AS gone", "--output", link.resolve("thing.parquet"));

        assertThat(command.code()).isEqualTo(3);
        assertThat(query("SELECT sum(v) AS s FROM thing", "--format", "csv").out())
                .isEqualTo("s\n6\n");
    }

    @Test
    @Tag("hazard-57")
    void linkIsNotWrittenThroughAndNotReplaced() throws IOException {
        Path target = Files.writeString(folder.resolve("target.csv"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), target);
        Path dead = Files.createSymbolicLink(folder.resolve("dead.csv"), folder.resolve("nowhere.csv"));

        for (Path file : List.of(link, dead)) {
            Command command = query("SELECT 1 AS a", "--output", file);
            assertThat(command.code()).isEqualTo(3);
            assertThat(command.err()).contains("is a link").hasLineCount(1);
            assertThat(file).isSymbolicLink();
        }
        assertThat(target).hasContent("old");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @Tag("hazard-57")
    void pipesDevicesAndFoldersAreLeftAsTheyAre() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path empty = Files.createDirectory(folder.resolve("empty.csv"));
        Path device = Path.of("/dev/null");

        for (Path file : List.of(pipe, empty, device)) {
            Command command = query("SELECT 1 AS a", "--format", "csv", "--output", file);
            assertThat(command.code()).as(file.toString()).isEqualTo(3);
            assertThat(command.err()).contains("is no plain file").hasLineCount(1);
            assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).isFalse();
        }
    }

    @Test
    void plainFileIsReplacedAndLeavesNoDraft() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");

        assertThat(query("SELECT 1 AS a", "--output", file).code()).isZero();
        assertThat(query("SELECT 1 AS a", "--output", folder.resolve("a.parquet"))
                        .code())
                .isZero();

        assertThat(file).hasContent("a\n1");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("out", "a.csv", "a.parquet");
    }

    @Test
    @Tag("hazard-57")
    void comparisonsAndIndicesAreNotWrittenIntoARelease() throws IOException {
        Files.writeString(release.resolve("changes.md"), "what changed");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));

        assertThat(Command.run("diff", "--out", out, "--to", release).err()).contains("lies in the results of a run");
        assertThat(Command.run("diff", "--out", out, "--to", release).code()).isEqualTo(3);
        assertThat(Command.run("diff", "--out", out, "--to", link).err()).contains("is a link");
        assertThat(Command.run("index", "--releases", out, "--out", release.resolve("scores"))
                        .err())
                .contains("lies in the results of a run");
        assertThat(Command.run("index", "--releases", out, "--out", link).code())
                .isEqualTo(3);
        assertThat(Command.run("atlas", "--out", out, "--to", release.resolve("copy"))
                        .code())
                .isEqualTo(3);
        assertThat(release.resolve("changes.md")).hasContent("what changed");
    }

    /** {@code out/latest} is what the documentation calls a release, and is soon taken for the folder of a run. */
    @Test
    @Tag("hazard-57")
    void runsExtractsAndDownloadsAreNotWrittenIntoARelease() throws IOException {
        Path latest = Files.createSymbolicLink(out.resolve("now"), release);
        List<String> before = List.of(release.toFile().list());

        for (Path place :
                List.of(release, latest, release.resolve("more"), out.resolve("releases"), out.resolve("build"))) {
            for (Command command : List.of(
                    Command.run("run", "--only", "strand", "--out", place),
                    Command.run("plan", "--only", "strand", "--out", place),
                    Command.run("fetch", "oss-geography", "--data", place),
                    Command.run("extract", "--data", "../datasets/starter", "--to", place))) {
                assertThat(command.code()).as(command.out()).isEqualTo(3);
                assertThat(command.err().lines()).hasSize(1);
                assertThat(command.err())
                        .containsAnyOf("lies in the results of a run", "is a link, which is not written through");
            }
        }
        assertThat(release.toFile().list()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(out.resolve("build")).doesNotExist();
        Command another = Command.run(
                "plan", "--data", "../datasets/starter", "--only", "strand", "--out", folder.resolve("another"));
        assertThat(another.code()).as(another.err()).isZero();
    }

    /** As of a variable that is not set: an empty name would be the folder that one is in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "extract --data ../datasets/starter --to ",
                "extract --to x --data ",
                "plan --data ",
                "plan --out ",
                "plan --only ,",
                "query --allow ",
                "query --output ",
                "database --to ",
                "index --hierarchy h.json --out o --data ",
                "describe --release "
            })
    @Tag("hazard-57")
    void optionWithoutAValueNamesNoFolder(String line) {
        String[] words = line.split(" ", -1);

        Command command = Command.run((Object[]) words);

        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err())
                .containsPattern(
                        "^(%s is given without a value; give one, or leave it out.|Invalid value for option '--release')"
                                .formatted(words[words.length - 2]));
    }

    @Test
    @Tag("hazard-59")
    void answerThatTheDiskDoesNotTakeIsNoSuccess() throws IOException {
        for (String format : List.of("table", "csv", "json")) {
            StringWriter err = new StringWriter();
            try (PrintWriter full = new PrintWriter(fullDisk(), true, StandardCharsets.UTF_8)) {
                int code = Main.whole(
                        full,
                        new PrintWriter(err, true),
                        Main.execute(
                                full,
                                new PrintWriter(err, true),
                                "query",
                                "--out",
                                out.toString(),
                                "--format",
                                format,
                                "SELECT * FROM range(20000)"));
                assertThat(code).as(format).isEqualTo(3);
            }
            assertThat(err.toString()).contains("cannot be written to its end").hasLineCount(1);
        }
    }

    private static OutputStream fullDisk() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
    }

    private Command query(String question, Object... more) {
        List<Object> all = new ArrayList<>(List.of("query", "--out", out));
        all.addAll(Arrays.asList(more));
        all.add(question);
        return Command.run(all.toArray());
    }
}
