package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sovereignai.jobs.run.SparkExtension;

/** What a user gives to the command `index` is read strictly: nothing in it means a default by a slip of the pen. */
@ExtendWith(SparkExtension.class)
class OwnFilesTest {

    private static final String META = """
            iCode,Level,Parent,Direction,Weight,Type
            road,1,conn,1,1,Indicator
            co2,1,conn,-1,3,Indicator
            conn,2,,1,1,Aggregate
            """;

    private static final String DATA = """
            uCode,Time,road,co2
            NAM,2020,10,0
            GBR,2020,8,2
            BGR,2020,2,8
            AUT,2020,0,10
            """;

    @TempDir
    private Path folder;

    private Path out;

    @BeforeEach
    void layOut() throws IOException {
        write("m.csv", META);
        write("d.csv", DATA);
    }

    /** Road rises and CO2 falls from AUT to NAM, so that NAM has 100 and AUT 0; GBR has 80, BGR 20. */
    private static final Map<String, Double> RIGHT = Map.of("NAM", 100.0, "GBR", 80.0, "BGR", 20.0, "AUT", 0.0);

    @Test
    void metadataAndDataAsTheyShouldBe(SparkSession spark) {
        assertRight(spark, index("m.csv", "d.csv"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iCode,Level,Parent,Direction ,Weight,Type | have no column Direction, they have 'Direction '",
                "iCode,Level,Parent,direction,Weight,Type | have no column Direction, they have 'direction'",
                "iCode,Level,Parent,Direction,weight,Type | have no column Weight, they have 'weight'",
                "iCode,Level,Parent,Direction,Weights,Type | have no column Weight, they have [iCode",
                "iCode,Level,Parent,Direction,Weight,type | have no column Type, they have 'type'",
                "iCode,Level,Parent,Direction\u00A0,Weight,Type | have no column Direction, they have 'Direction\u00A0'",
                "iCode,Level,Parent,Direction,Weight,Type,\u200BDenominator | have no column Denominator, they have '\u200BDenominator'",
                "iCode,level,Parent,Direction,Weight,Type | have no column Level, they have 'level'",
                "iCode,Level,Parent,Direction,Weight,Type,Denominators | have no column Denominator, they have 'Denominators'",
                "iCode,Level,Parent,Direction,Weight,Type,Targets | have no column Target, they have 'Targets'",
                "iCode,Level,Parent,Direction,Weight,Type,goalpost.lower | have no column goalpost_lower, they have 'goalpost.lower'",
            })
    @Tag("hazard-54")
    void headerThatIsNearlyRightIsNoDefault(String header, String words) throws IOException {
        write("m.csv", META.replace("iCode,Level,Parent,Direction,Weight,Type", header));

        assertRefused(index("m.csv", "d.csv"), words);
    }

    @ParameterizedTest
    @CsvSource({
        "'-1,3,Indicator', '-1,3,Indicators', 'line 3, has the Type Indicators: write one of [Indicator, Aggregate, Group, Denominator, Other]'",
        "'-1,3,Indicator', '-1,3,indicator', 'has the Type indicator'",
        "'-1,3,Indicator', '-1,3,', 'has no Type'",
        "'-1,3,Indicator', ',3,Indicator', 'has no Direction: give one'",
        "'-1,3,Indicator', 'NA,3,Indicator', 'has no Direction: give one'",
        "'-1,3,Indicator', '-1,,Indicator', 'has no Weight: give one'",
        "'-1,3,Indicator', '-1,\"3,Indicator', 'no CSV'"
    })
    @Tag("hazard-54")
    void cellThatSaysNothingIsNoDefault(String find, String replace, String words) throws IOException {
        write("m.csv", META.replace(find, replace));

        assertRefused(index("m.csv", "d.csv"), words);
    }

    @Test
    void dataAsRWritesThem(SparkSession spark) throws IOException {
        write("r.csv", """
                "","uCode","Time","road","co2"
                "1","NAM",2020,10,0
                "2","GBR",2020,8,2
                "3","BGR",2020,2,8
                "4","AUT",2020,0,10
                "5","NA",2020,NA,NA
                """);
        write("once.csv", DATA.replace(",Time", "").replace(",2020", ""));

        assertRight(spark, index("m.csv", "r.csv"));
        assertRight(spark, index("m.csv", "once.csv"));
    }

    @Test
    void blanksAreNoPartOfAUnitOrAnIndicator(SparkSession spark) throws IOException {
        write("spaces.csv", DATA.replace("NAM,2020", "\" NAM\u00A0\",2020 ").replace("GBR", "GBR "));
        write("long.csv", longForm().replace("GBR,2020,co2", "GBR,2020,\"co2 \""));

        assertRight(spark, index("m.csv", "spaces.csv"));
        assertRight(spark, index("m.csv", "long.csv"));
    }

    @Test
    void indicatorsThatNothingIsMadeOfAreNamed(SparkSession spark) throws IOException {
        write("long.csv", longForm() + "AUT,2020,rail,5\n");
        write("slip.csv", longForm().replace("GBR,2020,co2", "GBR,2020,CO2"));

        Command command = index("m.csv", "long.csv");

        assertThat(command.out()).contains("Not in the hierarchy, so that nothing is made of them: rail.");
        assertRight(spark, command);
        assertRefused(index("m.csv", "slip.csv"), "The data name an indicator 'CO2' where the index has 'co2'");
    }

    @Test
    void kindOfAFileIsItsContentAndNotItsEnding(SparkSession spark) throws IOException, SQLException {
        write("DATA.CSV", DATA);
        write("META.CSV", META);
        write("data.txt", DATA);
        TinyRelease.parquet(
                folder.resolve("table.csv"), "SELECT * FROM read_csv('%s')".formatted(folder.resolve("d.csv")));

        assertRight(spark, index("META.CSV", "DATA.CSV"));
        assertRight(spark, index("m.csv", "data.txt"));
        assertRight(spark, index("m.csv", "table.csv"));
    }

    @Test
    @Tag("hazard-54")
    void fileThatIsNoTableIsToldInASentence() throws IOException, SQLException {
        write("semi.csv", DATA.replace(',', ';'));
        write("tab.tsv", DATA.replace(',', '\t'));
        write("d.json", "{\"data\": []}");
        write("latin.csv", DATA.replace("NAM", "C\u00F4te"), StandardCharsets.ISO_8859_1);
        write("wide.csv", DATA, StandardCharsets.UTF_16);
        write("nul.csv", DATA.replace("GBR", "G\u0000R"));
        write("twice.csv", DATA.replace("road,co2", "road,Road"));
        write("quote.csv", DATA + "\"X,2020,1,1\n");
        write("short.csv", DATA + "X,2020,1\n");
        write("empty.csv", "");
        Files.write(folder.resolve("d.csv.gz"), gzip(DATA));
        Files.write(folder.resolve("gzipped.csv"), gzip(DATA));
        Files.writeString(folder.resolve("d.csv.bz2"), "BZh91AY&SY");
        Files.write(folder.resolve("d.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
        TinyRelease.parquet(folder.resolve("whole.parquet"), "SELECT range AS v FROM range(1000)");
        byte[] parquet = Files.readAllBytes(folder.resolve("whole.parquet"));
        Files.write(folder.resolve("cut.parquet"), java.util.Arrays.copyOf(parquet, parquet.length / 2));

        assertRefused(index("m.csv", "semi.csv"), "separates its columns by ';'");
        assertRefused(index("m.csv", "tab.tsv"), "separates its columns by tabs");
        assertRefused(index("m.csv", "d.json"), "is JSON");
        assertRefused(index("m.csv", "latin.csv"), "is not in UTF-8; save it so");
        assertRefused(index("m.csv", "wide.csv"), "is in UTF-16");
        assertRefused(index("m.csv", "nul.csv"), "U+0000");
        assertRefused(index("m.csv", "twice.csv"), "differ in capitals alone");
        assertRefused(index("m.csv", "quote.csv"), "mend the quotes");
        assertRefused(index("m.csv", "short.csv"), "line 6, has 3 fields where the header has 4");
        assertRefused(index("m.csv", "empty.csv"), "is empty");
        assertRefused(index("m.csv", "d.csv.gz"), "is packed (gzip); unpack it");
        assertRefused(index("m.csv", "gzipped.csv"), "is packed (gzip); unpack it");
        assertRefused(index("m.csv", "d.csv.bz2"), "is packed (bzip2); unpack it");
        assertRefused(index("m.csv", "d.xlsx"), "is a workbook or another zip archive; save its table as CSV");
        assertRefused(index("m.csv", "cut.parquet"), "is Parquet that was cut");
        assertRefused(index("m.csv", "nowhere.csv"), "There is no file");
        assertRefused(index("gzipped.csv", "d.csv"), "is packed (gzip)");
        Files.createDirectory(folder.resolve("folder.csv"));
        assertRefused(index("m.csv", "folder.csv"), "is a folder without Parquet files; name a file");
    }

    @Test
    @Tag("hazard-54")
    void nameIsANameAndNoPattern(SparkSession spark) throws IOException, SQLException {
        String right = "SELECT * FROM read_csv('%s')".formatted(folder.resolve("d.csv"));
        for (String name :
                List.of("data[1].parquet", "data{1,2}.parquet", "a:b.parquet", "da ta%20.parquet", "d*.parquet")) {
            TinyRelease.parquet(folder.resolve(name), right);
        }
        TinyRelease.parquet(
                folder.resolve("data1.parquet"),
                right.replace("*", "'WRONG' AS uCode, 2020 AS Time, 1 AS road, 1 AS co2"));

        for (String name :
                List.of("data[1].parquet", "data{1,2}.parquet", "a:b.parquet", "da ta%20.parquet", "d*.parquet")) {
            assertRight(spark, index("m.csv", name));
        }
    }

    @Test
    @Tag("hazard-54")
    void nameThatBeginsLikeThoseOfHiddenFilesIsAName(SparkSession spark) throws IOException, SQLException {
        for (String name : List.of("_data.parquet", ".data.parquet")) {
            TinyRelease.parquet(
                    folder.resolve(name), "SELECT * FROM read_csv('%s')".formatted(folder.resolve("d.csv")));

            assertRight(spark, index("m.csv", name));
        }
    }

    @Test
    @Tag("hazard-54")
    void textsOfParquetNeedNotBeMarkedAsSuch(SparkSession spark) throws IOException, SQLException {
        TinyRelease.parquet(
                folder.resolve("bytes.parquet"),
                "SELECT uCode::BLOB AS uCode, Time, road::VARCHAR::BLOB AS road, co2 FROM read_csv('%s')"
                        .formatted(folder.resolve("d.csv")));

        assertRight(spark, index("m.csv", "bytes.parquet"));
    }

    /** The bounds of the second file hold for its units; where they were lost, the values would be taken for certain. */
    @Test
    @Tag("hazard-54")
    void filesOfOneFolderMayHaveDifferentColumns(SparkSession spark) throws IOException, SQLException {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        String some = "SELECT *%s FROM read_csv('%s') WHERE uCode %s 'GBR'";
        TinyRelease.parquet(parts.resolve("a.parquet"), some.formatted("", folder.resolve("d.csv"), "<>"));
        TinyRelease.parquet(
                parts.resolve("b.parquet"),
                some.formatted(", 9 AS road_low, 10 AS road_high", folder.resolve("d.csv"), "="));
        Path odd = Files.createDirectory(folder.resolve("odd"));
        Files.copy(parts.resolve("a.parquet"), odd.resolve("a.parquet"));
        TinyRelease.parquet(odd.resolve("b.parquet"), "SELECT 'BGR' AS uCode, 2020 AS Time, 'x' AS road, 1 AS co2");
        Path mixed = Files.createDirectory(folder.resolve("mixed"));
        Files.copy(parts.resolve("a.parquet"), mixed.resolve("a.parquet"));
        write("mixed/notes.csv", DATA);

        assertRefused(index("m.csv", "parts"), "Column road has value 8.0 for GBR in 2020, outside its bounds");
        assertRefused(index("m.csv", "odd"), "odd cannot be read as Parquet");
        assertRefused(index("m.csv", "mixed"), "cannot be read");
    }

    @Test
    @Tag("hazard-54")
    void quotesOfColumnsAreLettersOfTheirNames(SparkSession spark) throws IOException {
        write("m.csv", META.replace("road", "ro`ad"));
        write("d.csv", DATA.replace("road", "ro`ad"));

        assertRight(spark, index("m.csv", "d.csv"));
    }

    private static String longForm() {
        StringBuilder text = new StringBuilder("uCode,Time,indicator,value\n");
        DATA.lines()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> text.append(
                        "%1$s,2020,road,%2$s\n%1$s,2020,co2,%3$s\n".formatted(cells[0], cells[2], cells[3])));
        return text.toString();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private Command index(String hierarchy, String data) {
        out = folder.resolve("result");
        FileUtils.deleteQuietly(out.toFile());
        return Command.run(
                "index",
                "--hierarchy",
                folder.resolve(hierarchy),
                "--data",
                folder.resolve(data),
                "--out",
                out,
                "--replications",
                10,
                "--samples",
                0);
    }

    private void assertRight(SparkSession spark, Command command) {
        assertThat(command.code()).as(command.err()).isZero();
        Map<String, Double> scores = new TreeMap<>();
        for (Row row : spark.read()
                .parquet(out.resolve("index_score.parquet").toString())
                .filter("score_id = 'conn' and score is not null")
                .collectAsList()) {
            scores.put(row.getAs("country_code"), (double) Math.round(row.<Double>getAs("score") * 1e6) / 1e6);
        }
        assertThat(scores).isEqualTo(RIGHT);
    }

    private static void assertRefused(Command command, String words) {
        assertThat(command.code()).as(command.out() + command.err()).isEqualTo(3);
        assertThat(command.err().strip().lines()).as(command.err()).hasSize(1);
        assertThat(command.err()).contains(words);
    }

    private void write(String name, String text) throws IOException {
        write(name, text, StandardCharsets.UTF_8);
    }

    private void write(String name, String text, Charset charset) throws IOException {
        Files.writeString(folder.resolve(name), text, charset);
    }
}
