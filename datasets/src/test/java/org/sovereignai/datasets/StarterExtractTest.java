package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.io.output.CountingOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StarterExtractTest {

    private static final int FIRST_YEAR = 2015;

    @TempDir
    Path folder;

    static Stream<Resource> wholeResources() {
        return SourcesTest.resources()
                .filter(Resource::redistributable)
                .filter(resource -> resource.extractScope().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("wholeResources")
    void givesTheRowsOfTheFullDataSinceTheFirstYear(Resource resource) {
        List<Map<String, Object>> full = Reading.of(Reading.publishers(), resource.id())
                .where(row -> !(row.get("year") instanceof Integer year) || year >= FIRST_YEAR);
        List<Map<String, Object>> starter =
                Reading.of(Reading.starter(), resource.id()).rows();
        assertThat(starter.stream().map(StarterExtractTest::withoutPlace).toList())
                .isEqualTo(full.stream().map(StarterExtractTest::withoutPlace).toList());
    }

    @Test
    void shippedExtractIsReadWithoutALoss() {
        assertThat(SourcesTest.resources()
                        .flatMap(resource -> Reading.of(Reading.starter(), resource.id()).accounts().stream()))
                .hasSizeGreaterThan(30)
                .allSatisfy(account -> {
                    assertThat(account.quarantined()).isEmpty();
                    assertThat(account.used()).isPositive();
                    assertThat(account.balances()).isTrue();
                });
    }

    @Test
    void shipsOfTheMonetaryFundOnlyTaiwan() {
        assertThat(Reading.of(Reading.starter(), "imf-weo/weo").rows())
                .hasSize(20)
                .allSatisfy(row -> assertThat(row).containsEntry("country_code", "TWN"));
    }

    @Test
    void shipsNothingThatMayNotBeShipped() {
        assertThat(Reading.starter().holds("eto-supply-chain")).isFalse();
        assertThat(SourcesTest.resources())
                .filteredOn(resource -> !resource.redistributable())
                .hasSizeGreaterThan(5)
                .allMatch(resource -> Reading.starter().files(resource).isEmpty());
    }

    @Test
    void isUnderThreeMegabytesCompressed() throws IOException {
        CountingOutputStream packed = new CountingOutputStream(OutputStream.nullOutputStream());
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(packed)) {
            for (String path : Reading.starter().paths()) {
                Files.copy(Path.of("starter", path), deflated);
            }
        }
        assertThat(packed.getByteCount()).isBetween(1_000_000L, 3_000_000L);
    }

    @Test
    void attributesEverySourceThatItHolds() throws IOException {
        String attribution = Files.readString(Path.of("starter/ATTRIBUTION.md"));
        DataFolder starter = Reading.starter();
        Sources.load().all().stream()
                .filter(source -> starter.holds(source.name()))
                .forEach(source -> assertThat(attribution)
                        .contains(source.citation(), source.licence(), source.vintage(), source.notice()));
        starter.paths().forEach(path -> assertThat(attribution).contains("`" + path + "`"));
        assertThat(attribution).contains("Permission is hereby granted, free of charge");
    }

    @Test
    void keepsAggregatesAndTextsButNotRecordsThatTheReaderRejects() throws IOException {
        write(
                "innovation-graph/git_pushes.csv",
                "git_pushes,iso2_code,year,quarter\n007,NA,2014,4\n007,NA,2015,1\n8,EU,2015,1\n9,NA,2015,5\n"
                        + "1,NA,2014,1\n".repeat(1000));
        write("eto-supply-chain/stages.csv", "stage_id,stage_name,description\nS1,Design,\n");
        StarterExtract.Extracted extracted =
                StarterExtract.write(Reading.folder(folder.resolve("data")), folder.resolve("out"), FIRST_YEAR);
        assertThat(extracted.records()).isEqualTo(2);
        assertThat(extracted.leftOut())
                .containsExactly(
                        "innovation-graph/git_pushes: records that no run can use are left out, 1 in all, the first innovation-graph/git_pushes.csv, record 4: quarter '5' is above 4, the largest valid value.");
        assertThat(folder.resolve("out/innovation-graph/git_pushes.extract.csv"))
                .hasContent("iso2_code,year,quarter,git_pushes\nNA,2015,1,007\nEU,2015,1,8\n");
        assertThat(folder.resolve("out/eto-supply-chain")).doesNotExist();
    }

    @Test
    void yearAfterAllRecordsIsRefusedAndOneAfterThoseOfATableIsTold() throws IOException {
        write("innovation-graph/git_pushes.csv", "git_pushes,iso2_code,year,quarter\n7,NA,2015,1\n");
        write("innovation-graph/developers.csv", "developers,iso2_code,year,quarter\n7,NA,2016,1\n");
        write("tracked-models/models.csv", "modelId,org,model\na/b,a,b\n");
        DataFolder data = Reading.folder(folder.resolve("data"));

        assertThat(StarterExtract.write(data, folder.resolve("out"), 2016).leftOut())
                .containsExactly(
                        "innovation-graph/git_pushes: no record is of 2016 or a later year, so that the extract has none.");
        assertThatThrownBy(() -> StarterExtract.write(data, folder.resolve("late"), 2017))
                .isInstanceOf(InputException.class)
                .hasMessage("No record is of 2017 or a later year; give an earlier one with --from-year.");
        assertThat(folder.resolve("late")).doesNotExist();
    }

    /** Of BACI's records none may be left out, of GitHub's one in a thousand, and nowhere one of an unknown economy. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "baci/BACI_HS07_V202601_importer156_chips_2008_2024.csv|t,i,j,k,v,q|2020,490,156,854231,1,1|2020,410,156,854231,-1,1|v '-1' is below 0.01",
                "innovation-graph/git_pushes.csv|git_pushes,iso2_code,year,quarter|1,NA,2020,1|1,NA,2020,5|quarter '5' is above 4",
                "innovation-graph/git_pushes.csv|git_pushes,iso2_code,year,quarter|1,NA,2020,1|1,XX,2020,4|iso2_code 'XX' is an unknown economy",
            })
    void whatEndsARunEndsAnExtract(String file, String header, String good, String bad, String reason)
            throws IOException {
        int many = reason.contains("unknown") ? 2000 : 900;
        write(file, header + "\n" + (good + "\n").repeat(many) + bad + "\n");
        DataFolder data = Reading.folder(folder.resolve("data"));

        assertThatThrownBy(() -> StarterExtract.write(data, folder.resolve("out"), FIRST_YEAR))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("%s, record %d: %s".formatted(file, many + 1, reason))
                .hasMessageContaining(" (1 of %d records of ".formatted(many + 1));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void isTheSameWheneverItIsMade() throws IOException {
        write("innovation-graph/git_pushes.csv", "git_pushes,iso2_code,year,quarter\n1,NA,2020,4\n2,XK,2021,1\n");
        DataFolder data = Reading.folder(folder.resolve("data"));
        StarterExtract.write(data, folder.resolve("one"), FIRST_YEAR);
        StarterExtract.write(data, folder.resolve("two"), FIRST_YEAR);
        for (String file : List.of("innovation-graph/git_pushes.extract.csv", "ATTRIBUTION.md")) {
            assertThat(folder.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"out/../data", "data/innovation-graph", "data/new/deep", "link", "link/new"})
    void doesNotWriteIntoWhatItIsMadeFrom(String place) throws IOException {
        write("innovation-graph/git_pushes.csv", "x");
        Path data = folder.resolve("data");
        Files.createSymbolicLink(folder.resolve("link"), data);

        assertThatThrownBy(() -> StarterExtract.write(Reading.folder(data), folder.resolve(place), FIRST_YEAR))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("which is or lies in the folder from which it is made; name another folder.");

        try (Stream<Path> files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile))
                    .containsExactly(data.resolve("innovation-graph/git_pushes.csv"));
        }
    }

    /** A file of the second source is damaged in its last line, when the first source has long been written. */
    @Test
    @Tag("hazard-5")
    @Tag("hazard-59")
    void extractThatWasNotFinishedLeavesWhatWasThereBefore() throws IOException {
        write("innovation-graph/git_pushes.csv", "git_pushes,iso2_code,year,quarter\n7,FR,2024,1\n");
        write("world-bank/population.csv", "Country Name,Country Code,Year,Value\nFrance,FRA,2024,\"68");
        Path to = folder.resolve("to");
        assertThatThrownBy(() -> StarterExtract.write(Reading.folder(folder.resolve("data")), to, FIRST_YEAR))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("world-bank/population.csv");
        assertThat(to).doesNotExist();

        Files.createDirectories(to.resolve("innovation-graph"));
        Path earlier = Files.writeString(to.resolve("innovation-graph/git_pushes.extract.csv"), "earlier");
        assertThatThrownBy(() -> StarterExtract.write(Reading.folder(folder.resolve("data")), to, FIRST_YEAR))
                .isInstanceOf(InputException.class);
        assertThat(earlier).hasContent("earlier");
        try (Stream<Path> files = Files.walk(to)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    @Tag("hazard-60")
    void placeThatTakesNoFilesIsNamed() throws IOException {
        write("innovation-graph/git_pushes.csv", "git_pushes,iso2_code,year,quarter\n7,FR,2024,1\n");
        Path to = Files.createFile(folder.resolve("file")).resolve("to");
        assertThatThrownBy(() -> StarterExtract.write(Reading.folder(folder.resolve("data")), to, FIRST_YEAR))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "The extract cannot be written to %s: %s: Not a directory; look at the space and the permissions "
                                        .formatted(to, to)
                                + "there, or name another folder.");
    }

    @Test
    void anExtractOfAnExtractIsThatExtract() throws IOException {
        StarterExtract.write(Reading.starter(), folder, FIRST_YEAR);
        for (String path : Reading.starter().paths()) {
            assertThat(folder.resolve(path)).hasSameBinaryContentAs(Path.of("starter", path));
        }
    }

    private static Map<String, Object> withoutPlace(Map<String, Object> row) {
        Map<String, Object> values = new LinkedHashMap<>(row);
        values.remove(Resource.FILE);
        values.remove(Resource.RECORD);
        return values;
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve("data").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
