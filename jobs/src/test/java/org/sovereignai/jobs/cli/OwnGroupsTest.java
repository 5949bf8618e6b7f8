package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
                "vis,PL,,,|mine.csv, row 2, column country_code: 'PL' is no code of ISO 3166-1 alpha-3; mend",
                "vis,Poland,,,|mine.csv, row 2, column country_code: 'Poland' is no code of ISO 3166-1",
                "vis,XCN,,,|mine.csv, row 2, column country_code: 'XCN' is no code of ISO 3166-1",
                "vis,POL,,2000,1991|mine.csv, row 2, column until_year: '1991' is below since_year, '2000'; mend",
                "vis,POL,,20x0,|mine.csv, row 2, column since_year: '20x0' is no year of 1900 to 2100; mend",
                "Vis 4,POL,,,|mine.csv, row 2, column group_id: 'Vis 4' is no id of a group",
                "vis,POL|mine.csv, row 2: there are 2 cells where the header has 5; mend the file.",
                "eu,POL,,,|The group_id eu of the user's groups is that of a group that is there; take another one.",
                "pol,CZE,,,|The group_id pol of the user's groups is that of a nation; take another one.",
                "''|mine.csv names no group; write the columns group_id, country_code and a row for each member."
            })
    void whatMeansNothingIsOneSentence(String record, String sentence) throws IOException {
        Command run = run("mine.csv", record.isEmpty() ? "" : record + "\n");

        assertThat(run.code()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains(sentence).doesNotContain("own-mine", "descriptor", "publisher");
    }

    /** A plan reads the file too; what a spreadsheet of another language or another code saves is said in his words. */
    @ParameterizedTest
    @Tag("hazard-54")
    @ValueSource(strings = {"semicolons", "twice", "other column", "open quote", "nothing", "UTF-16"})
    void aPlanSaysWhatIsWrongWithTheFile(String kind) throws IOException {
        Path file = folder.resolve("mine.csv");
        String sentence = switch (kind) {
            case "semicolons" -> {
                Files.writeString(file, "group_id;country_code\nvis;POL\n");
                yield ", row 1: cells are set apart by ';'; save it with commas.";
            }
            case "twice" -> {
                Files.writeString(file, "group_id,country_code\nvis,POL\nvis,POL\n");
                yield ", row 3, column country_code: 'POL' is in another row of the group vis too; mend the file.";
            }
            case "other column" -> {
                Files.writeString(file, "group_id,country\nvis,POL\n");
                yield ", row 1: the column 'country' is none of group_id, country_code, group_name";
            }
            case "open quote" -> {
                Files.writeString(file, "group_id,country_code,group_name\nvis,POL,\"V\nvis,CZE,V\n");
                yield " is no CSV: Unclosed quoted field";
            }
            case "nothing" -> {
                Files.writeString(file, "");
                yield " names no group; write the columns group_id, country_code";
            }
            default -> {
                Files.write(file, "group_id,country_code\nvis,POL\n".getBytes(StandardCharsets.UTF_16));
                yield " is in UTF-16 or no text at all; save it in UTF-8";
            }
        };

        Command plan =
                Command.run("plan", "--groups", file, "--data", folder.resolve("data"), "--out", folder.resolve("out"));

        assertThat(plan.code()).as(plan.err()).isEqualTo(3);
        assertThat(plan.err()).startsWith(file + sentence).hasLineCount(1);
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
