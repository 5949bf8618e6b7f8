package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.run.TableRecord;

/** The command in a process of its own, on machines with another language and time zone, makes the same tables. */
class OtherMachineTest {

    /** Tables with dates, money, shares, names in many scripts, and texts whose case matters. */
    private static final String TABLES = "ai_adoption,economy_year,model_release";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"tr, TR, Pacific/Kiritimati", "de, DE, America/St_Johns"})
    @Tag("hazard-42")
    @Tag("hazard-44")
    void languageAndTimeZoneChangeNothingAndSecretsAreNotTold(String language, String country, String zone)
            throws Exception {
        Path here = folder.resolve("here");
        Command command = Command.run("run", "--only", TABLES, "--data", "../datasets/starter", "--out", here);
        assertThat(command.code()).as(command.err()).isZero();

        Path there = folder.resolve("there");
        Path said = folder.resolve("said.txt");
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:") || option.startsWith("--add-opens"))
                .forEach(line::add);
        line.addAll(List.of(
                "-Djdk.reflect.useDirectMethodHandle=false",
                "-Dlog4j2.configurationFile=../conf/log4j2.properties",
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Duser.timezone=" + zone,
                "-Dspark.master=local[1]",
                "-Dspark.ui.enabled=false",
                "-Dspark.sql.shuffle.partitions=1",
                "-Dspark.driver.bindAddress=127.0.0.1",
                "-Dspark.driver.host=127.0.0.1",
                "-Dspark.hadoop.fs.s3a.secret.key=" + SparkExtension.SECRET,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        line.addAll(List.of("run", "--only", TABLES, "--data", "../datasets/starter", "--out", there.toString()));
        int code = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();

        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(code).as(text).isZero();
        assertThat(text).doesNotContain(SparkExtension.SECRET);
        Map<String, String> expected = digests(here);
        assertThat(expected).hasSize(4);
        assertThat(digests(there)).isEqualTo(expected);
        try (Stream<Path> files = Files.walk(there)) {
            assertThat(files.filter(file -> file.toString().endsWith(".json")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().doesNotContain(SparkExtension.SECRET));
        }
    }

    private static Map<String, String> digests(Path out) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out.resolve("build"))) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".json"))::iterator) {
                TableRecord record = TableRecord.fromJson(new ObjectMapper().readTree(file.toFile()));
                digests.put(record.table(), record.digest());
            }
        }
        return digests;
    }
}
