package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sovereignai.jobs.run.SparkExtension;

/** The command in a process of its own, on machines with other languages, time zones and serializers, makes the same tables. */
class OtherMachineTest {

    /** Tables with dates, money, shares, names in many scripts, and texts whose case matters. */
    private static final String TABLES = "ai_adoption,economy_year,model_release";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "tr, TR, Pacific/Kiritimati, org.apache.spark.serializer.KryoSerializer",
        "de, DE, America/St_Johns, org.apache.spark.serializer.JavaSerializer"
    })
    @Tag("hazard-42")
    @Tag("hazard-44")
    @Tag("hazard-64")
    void languageTimeZoneAndSerializerChangeNothingAndSecretsAreNotTold(
            String language, String country, String zone, String serializer) throws Exception {
        Path there = folder.resolve("there");
        OwnProcess process = OwnProcess.start(
                folder.resolve("said.txt"),
                List.of(
                        "-Duser.language=" + language,
                        "-Duser.country=" + country,
                        "-Duser.timezone=" + zone,
                        "-Dspark.serializer=" + serializer,
                        "-Dspark.hadoop.fs.s3a.secret.key=" + SparkExtension.SECRET),
                "run",
                "--only",
                TABLES,
                "--data",
                "../datasets/starter",
                "--out",
                there);
        int code = process.code();

        String text = process.text();
        assertThat(code).as(text).isZero();
        assertThat(text).doesNotContain(SparkExtension.SECRET);
        Map<String, String> made = Releases.digests(there);
        assertThat(made).containsOnlyKeys("economy", "ai_adoption", "economy_year", "model_release");
        assertThat(Releases.digests(Releases.starter().getParent().getParent())).containsAllEntriesOf(made);
        try (Stream<Path> files = Files.walk(there)) {
            assertThat(files.filter(file -> file.toString().endsWith(".json")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().doesNotContain(SparkExtension.SECRET));
        }
    }
}
