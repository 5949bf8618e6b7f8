package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.jobs.run.SparkExtension;

/** Groups that a user names in a file of his own: {@code run --groups FILE}. */
@ExtendWith(SparkExtension.class)
class OwnGroupsTest {

    private static final String ECONOMIES = "country-codes/country_codes.extract.csv";
    private static final String HEADER = "group_id,country_code,group_name,since_year,until_year\n";

    @TempDir
    Path folder;

    @BeforeEach
    void makeData() throws IOException {
        Files.createDirectories(folder.resolve("data/country-codes"));
        Files.copy(
                Path.of("../datasets/starter").resolve(ECONOMIES),
                folder.resolve("data").resolve(ECONOMIES));
    }

    /** Poland and Czechia since 1991, by a file of any name. */
    @ParameterizedTest
    @ValueSource(
            strings = {"groups.csv", "my groups.CSV", "visegrad", ".csv", "members.extract.csv", "a!b.csv", "g[1].csv"})
    void aGroupIsReadWhateverItsFileIsCalled(String name, SparkSession spark) throws IOException {
        Command run = run(name, "visegrad,POL,Visegrad,1991,\nvisegrad,CZE,,1991,\n");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(built(spark, "nation_group", "group_kind = 'own'"))
                .extracting(row -> row.getAs("group_id"), row -> row.getAs("group_name"))
                .containsExactly(tuple("visegrad", "Visegrad"));
        assertThat(built(spark, "nation_group_member", "group_id = 'visegrad'"))
                .extracting(row -> row.<String>getAs("country_code"))
                .containsExactlyInAnyOrder("CZE", "POL");
    }

    @ParameterizedTest
    @Tag("hazard-54")
    @CsvSource(
            delimiter = '|',
            value = {
                "vis,PL,,,|4|own-mine.csv, record 1: country_code 'PL' is an unknown economy",
                "vis,POL,,2000,1991|4|own-mine.csv, record 1: until_year '1991' is below since_year, '2000'",
                "Vis 4,POL,,,|4|own-mine.csv, record 1: group_id 'Vis 4' is not of the form",
                "eu,POL,,,|3|The group_id eu of the user's groups is that of a group that is there; take another one.",
                "pol,CZE,,,|3|The group_id pol of the user's groups is that of a nation; take another one.",
                "''|3|own-mine.csv has a header and no records"
            })
    void whatMeansNothingIsOneSentence(String record, int code, String sentence) throws IOException {
        Command run = run("mine.csv", record.isEmpty() ? "" : record + "\n");

        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.err()).contains(sentence);
    }

    @Test
    void aGroupOfTwoNamesIsRefused() throws IOException {
        Command run = run("mine.csv", "vis,POL,One,,\nvis,CZE,Two,,\n");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("The group vis of the user's groups has the names One and Two; give it one.");
    }

    private Command run(String name, String records) throws IOException {
        Path file = Files.createDirectories(folder.resolve("own")).resolve(name);
        Files.writeString(file, HEADER + records);
        return Command.run(
                "run",
                "--only",
                "nation_group_member",
                "--groups",
                file,
                "--data",
                folder.resolve("data"),
                "--out",
                folder.resolve("out"));
    }

    private Stream<Row> built(SparkSession spark, String table, String filter) {
        return spark
                .read()
                .parquet(folder.resolve("out/build/" + table + "/*.parquet").toString())
                .filter(filter)
                .collectAsList()
                .stream();
    }
}
