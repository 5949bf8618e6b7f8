package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.ArrayUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands in processes of their own that get too little of something, or are told to end. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LimitsTest {

    private static final String STOPPED = "Stopped by a signal before the end; no release was changed.";

    @TempDir
    private Path folder;

    @Test
    @Tag("hazard-64")
    void tooLittleMemoryIsOneSentence() throws Exception {
        OwnProcess run = OwnProcess.start(folder.resolve("said"), List.of("-Xmx256m"), run("--only", "economy"));

        assertEnds(run, 3, "There is not enough memory for this; ask for less, or give Java more");
    }

    @Test
    @Tag("hazard-64")
    void tooFewOpenFilesAreOneSentence() throws Exception {
        OwnProcess run = OwnProcess.startWithFewFiles(folder.resolve("said"), 64, run("--only", "economy"));

        assertEnds(run, 3, "ulimit -n 1024");
    }

    /** DuckDB and Zstandard unpack themselves there, and say in a cause alone why they cannot. */
    @Test
    @Tag("hazard-59")
    @Tag("hazard-60")
    void fullTemporaryFolderIsNamed() {
        Throwable failure =
                new ExceptionInInitializerError(new IllegalStateException(new IOException("No space left on device")));

        assertThat(Limit.of(failure))
                .contains(
                        "There is no room in %s to unpack a part of the program (No space left on device); make space there, or name another temporary folder (SOVEREIGN_AI_OPTS=-Djava.io.tmpdir=DIR)."
                                .formatted(System.getProperty("java.io.tmpdir")));
    }

    /** 143 and 130 are what a shell says of a process that was told to end, and of one that was stopped at the keyboard. */
    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    @Tag("hazard-60")
    void runThatIsToldToEndSaysSoAndLeavesTheFolderUsable(String signal) throws Exception {
        OwnProcess run = OwnProcess.start(folder.resolve("said"), List.of(), run());
        await(run, "[1/");

        send(signal, run);

        assertThat(run.code()).isEqualTo(signal.equals("TERM") ? 143 : 130);
        assertThat(run.text().lines().filter(line -> !line.startsWith("[")))
                .hasSizeLessThan(4)
                .last()
                .isEqualTo(STOPPED);
        assertThat(out().resolve("latest.txt")).doesNotExist();
        Command again = Command.run(run("--only", "economy"));
        assertThat(again.code()).as(again.err()).isZero();
    }

    @Test
    @Tag("hazard-60")
    void questionThatIsStoppedAtTheKeyboardSaysNothingOfABug() throws Exception {
        OwnProcess query = query("SELECT sum(a.range * b.range) AS s FROM range(10000000) a, range(10000000) b");
        TimeUnit.SECONDS.sleep(3);

        send("INT", query);

        assertThat(query.code()).isEqualTo(130);
        assertThat(query.text()).isEqualTo(STOPPED + System.lineSeparator());
    }

    /** A single value of eight gigabytes, of which DuckDB counts nothing and which it does not stop making. */
    @Test
    @Tag("hazard-60")
    @Tag("hazard-64")
    void valueThatOutgrowsTheLimitOfMemoryIsOneSentence() throws Exception {
        OwnProcess query = query("--memory", "100MB", "SELECT range(1000000000)");

        assertThat(query.code()).isEqualTo(3);
        assertThat(query.text())
                .isEqualTo("The question needs more memory than it may take; ask for less, or allow more with --memory."
                        + System.lineSeparator());
    }

    /** A draft is hidden, and may be as large as the answer would have been. */
    @Test
    @Tag("hazard-60")
    void answerThatIsStoppedLeavesNoDraft() throws Exception {
        Path answers = Files.createDirectory(folder.resolve("answers"));
        OwnProcess query =
                query("--output", answers.resolve("large.parquet"), "SELECT random() AS r FROM range(1000000000)");
        while (query.process().isAlive() && answers.toFile().list().length == 0) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(answers.toFile().list()).hasSize(1).allMatch(name -> name.endsWith(".draft"));

        send("TERM", query);

        assertThat(query.code()).isEqualTo(143);
        assertThat(answers).isEmptyDirectory();
    }

    private static void assertEnds(OwnProcess process, int code, String words) throws Exception {
        assertThat(process.code()).as(process.text()).isEqualTo(code);
        assertThat(process.text()).contains(words).doesNotContain("bug", "\tat ");
    }

    private static void await(OwnProcess process, String words) throws IOException, InterruptedException {
        while (process.process().isAlive() && !process.text().contains(words)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(process.text()).contains(words);
    }

    private static void send(String signal, OwnProcess process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(
                                "kill",
                                "-" + signal,
                                Long.toString(process.process().pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private Path out() {
        return folder.resolve("out");
    }

    /** A question to a small release, in a process of its own. */
    private OwnProcess query(Object... words) throws IOException, SQLException {
        TinyRelease.in(out());
        return OwnProcess.start(
                folder.resolve("said"), List.of(), ArrayUtils.addAll(new Object[] {"query", "--out", out()}, words));
    }

    private Object[] run(Object... more) {
        List<Object> words = new ArrayList<>(List.of("run", "--data", "../datasets/starter", "--out", out()));
        words.addAll(List.of(more));
        return words.toArray();
    }
}
