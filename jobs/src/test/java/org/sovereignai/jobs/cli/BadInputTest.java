package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of bad input ends with one clear sentence and the right exit code, and publishes nothing. */
class BadInputTest {

    private static final String GOOD = "developers,iso2_code,year,quarter\n14035,NA,2024,4\n24759357,US,2024,4\n";

    @TempDir
    private Path folder;

    private Path data;
    private Path out;

    @BeforeEach
    void layOutASmallDataFolder() throws IOException {
        data = folder.resolve("data");
        out = folder.resolve("out");
        copy("country-codes/country_codes.extract.csv");
        write(GOOD);
    }

    @Test
    void goodInputIsUsedWhole() {
        Command command = build();

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out())
                .contains("open_source_activity")
                .contains("2 rows")
                .doesNotContain("quarantined");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "wrong column | devs,iso2_code,year,quarter;1,US,2024,4 | 3 | missing [developers]",
                "missing column | developers,iso2_code,year;1,US,2024 | 3 | missing [quarter]",
                "unknown column | developers,iso2_code,year,quarter,extra;1,US,2024,4,5 | 3 | not expected [extra]",
                "column twice | developers,iso2_code,year,quarter,year;1,US,2024,4,5 | 3 | twice",
                "broken quotes | developers,iso2_code,year,quarter;\"1,US,2024,4 | 3 | mend the quotes",
                "unknown country | developers,iso2_code,year,quarter;1,XX,2024,4 | 4 | unknown economy",
                "negative value | developers,iso2_code,year,quarter;-1,US,2024,4 | 4 | below 0",
                "decimal comma | developers,iso2_code,year,quarter;\"1,5\",US,2024,4 | 4 | no whole number",
                "no number | developers,iso2_code,year,quarter;NaN,US,2024,4 | 4 | no whole number",
                "short record | developers,iso2_code,year,quarter;1,US,2024 | 4 | 3 fields where the header has 4",
                "long record | developers,iso2_code,year,quarter;1,US,2024,4,9 | 4 | 5 fields where the header has 4",
                "impossible quarter | developers,iso2_code,year,quarter;1,US,2024,5 | 4 | above 4",
                "wrong sum | developers,iso2_code,year,quarter;31,EU,2024,4;10,DE,2024,4;20,FR,2024,4 | 4 | EU is 31, its members sum to 30",
                "jump of unit | developers,iso2_code,year,quarter;1000,DE,2024,3;1000001,DE,2024,4 | 4 | no jump between quarters",
                "duplicate key | developers,iso2_code,year,quarter;1,US,2024,4;2,US,2024,4 | 4 | share their key",
            })
    @Tag("hazard-23")
    @Tag("hazard-29")
    void badFileEndsWithOneSentence(String kind, String text, int code, String words) throws IOException {
        write(text.replace(';', '\n') + "\n");

        Command command = build();

        assertThat(command.code()).as(command.out() + command.err()).isEqualTo(code);
        assertThat(command.err().strip().lines()).hasSize(1);
        assertThat(command.err()).contains(words);
        assertThat(out.resolve("releases")).doesNotExist();
    }

    @Test
    @Tag("hazard-10")
    void recordsThatEndTheRunCanBeLookedAt() throws IOException {
        write("developers,iso2_code,year,quarter\n1,US,2024,4\n=2,DE,2024,4\n3,FR,2024\n");

        Command command = build();

        Path quarantine = out.resolve("quarantine/unpublished.csv");
        assertThat(command.code()).isEqualTo(4);
        assertThat(command.out()).contains("Records that cannot be used: 2, see " + quarantine + ".");
        assertThat(quarantine).content().isEqualToNormalizingNewlines("""
                resource,file,record,reason,raw
                innovation-graph/developers,innovation-graph/developers.csv,2,developers '=2' is no whole number,"'=2,DE,2024,4"
                innovation-graph/developers,innovation-graph/developers.csv,3,has 3 fields where the header has 4,"3,FR,2024"
                """);
    }

    @Test
    void emptyFileIsNamed() throws IOException {
        write("");

        assertThat(build().err()).contains("innovation-graph/developers.csv is empty");
        assertThat(build().code()).isEqualTo(3);
    }

    @Test
    void bytesOfAnotherEncodingAreRefused() throws IOException {
        Path topics = data.resolve("innovation-graph/topics.csv");
        Files.write(
                topics,
                "num_pushers,topic,iso2_code,year,quarter\n101,caf\u00e9,FR,2024,4\n"
                        .getBytes(StandardCharsets.ISO_8859_1));

        Command command = run("--only", "open_source_pusher");

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err()).contains("topics.csv").contains("not UTF-8");
    }

    @Test
    @Tag("hazard-28")
    void fileThatIsNotThePinnedOneIsRefusedWithTheOption() {
        Command command = Command.run("run", "--data", data, "--out", out);

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err())
                .contains("innovation-graph/developers.csv")
                .contains("is not the file that the project pins; fetch")
                .contains("--accept-unpinned");
        assertThat(out).doesNotExist();
    }

    @Test
    void dataFolderThatIsNotThereIsNamed() {
        Command command = Command.run("run", "--data", folder.resolve("nowhere"), "--out", out);

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err()).contains("nowhere is not there").contains("--data");
    }

    @Test
    void dataFolderWithoutAnySourceIsNamed() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other/epoch"));

        Command command = Command.run("run", "--data", other.getParent(), "--out", out);

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err())
                .contains(other.getParent() + " has the files of no source")
                .contains("epoch-ai");
        assertThat(out).doesNotExist();

        Command extract = Command.run("extract", "--data", other.getParent(), "--to", folder.resolve("part"));

        assertThat(extract.code()).isEqualTo(3);
        assertThat(extract.err()).contains(other.getParent() + " has the files of no source");
        assertThat(folder.resolve("part")).doesNotExist();
    }

    @Test
    void filesThatASourceLacksAreSaid() {
        assertThat(build().out())
                .contains("Going on without 3 pinned files")
                .contains("the first innovation-graph/repositories.csv");
        assertThat(run("--only", "economy").out()).doesNotContain("Going on without");
    }

    @Test
    void absentSourceIsNoError() {
        Command command = run("--only", "ai_adoption");

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out()).contains("0 rows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --relaese 2026.1.1 | --release",
                "run --release ../escape | year.month.number",
                "run --years 2024-2018 | run backwards",
                "run --only trade_flows | trade_flow",
                "rnu | run",
            })
    @Tag("hazard-41")
    void wrongCommandLineEndsWithTheNearestMatch(String line, String words) {
        Command command = Command.run((Object[]) line.split(" "));

        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).contains(words);
    }

    private Command build() {
        return run("--only", "open_source_activity");
    }

    private Command run(String... more) {
        Object[] arguments = new Object[6 + more.length];
        Object[] always = {"run", "--data", data, "--out", out, "--accept-unpinned"};
        System.arraycopy(always, 0, arguments, 0, always.length);
        System.arraycopy(more, 0, arguments, always.length, more.length);
        return Command.run(arguments);
    }

    private void write(String developers) throws IOException {
        Path file = data.resolve("innovation-graph/developers.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, developers);
    }

    private void copy(String file) throws IOException {
        Path target = data.resolve(file);
        Files.createDirectories(target.getParent());
        Files.copy(Path.of("../datasets/starter").resolve(file), target);
    }
}
