package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sovereignai.datasets.InputException;
import org.sovereignai.index.method.IndexException;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.jobs.scores.PublishedIndex;

/** The command on small files of its user. Scores are min-max to 0..100, means of what a hierarchy of two levels holds. */
@ExtendWith(SparkExtension.class)
class IndexCommandTest {

    private static final String HIERARCHY = """
            {
              "name": "small",
              "indicators": [
                {"code": "roads", "parent": "links"},
                {"code": "delay", "parent": "links", "direction": -1},
                {"code": "trade", "parent": "ties", "denominator": "people"}
              ],
              "groups": [
                {"code": "links", "parent": "total", "weight": 3},
                {"code": "ties", "parent": "total"},
                {"code": "total"}
              ],
              "method": {"screening": {"minimumCoverage": 0.5}},
              "factors": [
                {"kind": "choice", "name": "normalisation",
                 "alternatives": [{}, {"normalisation": {"method": "percentile-rank"}}]},
                {"kind": "weight-noise", "name": "weights", "spread": 0.5}
              ]
            }
            """;

    private static final String DATA = """
            unit,year,roads,delay,trade,people
            A,2020,10,0,40,1
            B,2020,5,10,20,1
            C,2020,0,5,80,2
            D,2020,,,10,1
            E,2020,10,0,0,1
            """;

    private static final String METADATA = """
            roads,1,links,1,1,Indicator
            delay,1,links,-1,1,Indicator
            trade,1,links,1,1,Indicator
            links,2,,1,1,Aggregate
            """;

    @TempDir
    private Path folder;

    private Path out;

    @BeforeEach
    void layOut() throws IOException {
        out = folder.resolve("result");
        write("hierarchy.json", HIERARCHY);
        write("data.csv", DATA);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Command index(Object... more) {
        return indexOf("data.csv", more);
    }

    private Command indexOf(String data, Object... more) {
        Object[] fixed = {
            "index",
            "--hierarchy",
            folder.resolve("hierarchy.json"),
            "--data",
            folder.resolve(data),
            "--unit",
            "unit",
            "--out",
            out,
            "--replications",
            50,
            "--samples",
            8
        };
        Object[] all = Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return Command.run(all);
    }

    private static Row score(SparkSession spark, Path folder, String element, String unit) {
        return spark.read().parquet(folder.resolve("index_score.parquet").toString()).collectAsList().stream()
                .filter(row -> row.getAs("score_id").equals(element)
                        && row.getAs("country_code").equals(unit))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void computesTheIndexOfItsUser(SparkSession spark) throws IOException {
        Command command = index();

        assertThat(command.code()).as(command.err()).isZero();
        // Roads 50, delay 0: links 25; trade 20 of 0..40: ties 50.
        Row b = score(spark, out, "total", "B");
        assertThat(b.<Double>getAs("score")).isEqualTo(0.75 * 25 + 0.25 * 50, within(1e-9));
        assertThat(b.<Integer>getAs("rank")).isEqualTo(4);
        assertThat(b.<Integer>getAs("rank_low")).isGreaterThanOrEqualTo(3);
        // Roads 0, delay 50: links 25; trade 80 for two people: ties 100.
        assertThat(score(spark, out, "total", "C").<Double>getAs("score"))
                .isEqualTo(0.75 * 25 + 0.25 * 100, within(1e-9));
        Row a = score(spark, out, "total", "A");
        assertThat(a.<Double>getAs("score")).isEqualTo(100, within(1e-9));
        assertThat(a.<Integer>getAs("rank_high")).isEqualTo(1);
        Row d = score(spark, out, "total", "D");
        assertThat(d.<Object>getAs("score")).isNull();
        assertThat(d.<String>getAs("note")).isEqualTo("coverage of total 0.250 is below 0.500");

        assertThat(command.out())
                .contains("total: 3 indicators, 1 year, 5 units; 4 ranked in 2020")
                .contains("no rank: 1 with coverage of total 0.250 is below 0.500")
                .contains("cannot be told apart")
                .contains("50 replications")
                .contains("The results are in " + out);
        assertThat(Files.readString(out.resolve("index_score.csv")))
                .startsWith("country_code,year,score_id,parent_score_id,score,")
                .contains("A,2020,total,,100.0,100.0,100.0,1,");
        for (String table : List.of(
                "treatment", "missing", "correlation", "sensitivity", "rank_probability", "rank_pair", "weight")) {
            assertThat(out.resolve("index_" + table + ".parquet")).exists();
            assertThat(out.resolve("index_" + table + ".csv")).exists();
        }
        assertThat(out.resolve("design.csv")).exists();
        assertThat(out.resolve("hierarchy.json")).exists();
    }

    @Test
    @Tag("hazard-39")
    void nameThatIsAFormulaIsTextInTheCsvAlone(SparkSession spark) throws IOException {
        write("data.csv", DATA.replace("A,2020", "=A,2020"));
        assertThat(index().code()).isZero();

        assertThat(Files.readString(out.resolve("index_score.csv"))).contains("'=A,2020,total,,100.0,");
        assertThat(score(spark, out, "total", "=A").<Integer>getAs("rank")).isEqualTo(1);
    }

    @Test
    void writesHowTheIndicatorsHangTogether(SparkSession spark) throws IOException {
        assertThat(index().code()).isZero();

        // Of the four that are scored roads are 100, 50, 0, 100 and delay, turned, 100, 0, 50, 100: variances 6875 / 3,
        // covariance 4375 / 3, so that r = 7 / 11 and alpha = 2 r / (1 + r) = 14 / 18.
        Row links = row(spark, "index_statistic", "element", "links");
        assertThat(links.<Double>getAs("cronbach_alpha")).isEqualTo(14 / 18.0, within(1e-9));
        Row roads = row(spark, "index_statistic", "element", "roads");
        assertThat(roads.<Integer>getAs("values")).isEqualTo(4);
        assertThat(roads.<Double>getAs("mean")).isEqualTo(62.5, within(1e-9));
        assertThat(roads.<Double>getAs("deviation")).isEqualTo(Math.sqrt(6875 / 3.0), within(1e-9));
        assertThat(roads.<Object>getAs("cronbach_alpha")).isNull();
        Row component = row(spark, "index_principal_component", "element", "links");
        assertThat(component.<Double>getAs("eigenvalue")).isEqualTo(18 / 11.0, within(1e-9));
        assertThat(component.<Double>getAs("variance_share")).isEqualTo(9 / 11.0, within(1e-9));
        assertThat(component.<Double>getAs("loading")).isEqualTo(Math.sqrt(0.5), within(1e-9));
        // Without ties the score is links: A and E 100, B and C 25, where B and C had the ranks 4 and 3, E 2.
        Row without = row(spark, "index_leave_one_out", "left_out", "ties");
        assertThat(without.<Double>getAs("mean_absolute_shift")).isEqualTo(0.5, within(1e-9));
        assertThat(without.<Integer>getAs("largest_shift")).isEqualTo(1);
        assertThat(Files.readString(out.resolve("index_leave_one_out.csv")))
                .startsWith("score_id,left_out,mean_absolute_shift,largest_shift,spearman,kendall");
    }

    /** The first row of a table with a value in a column. */
    private Row row(SparkSession spark, String table, String column, String value) {
        return spark.read().parquet(out.resolve(table + ".parquet").toString()).collectAsList().stream()
                .filter(row -> row.getAs(column).equals(value))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void longRowsGiveTheSameScores(SparkSession spark) throws IOException {
        StringBuilder rows = new StringBuilder("unit,year,indicator,value\n");
        String[] header = DATA.lines().findFirst().orElseThrow().split(",");
        DATA.lines().skip(1).map(line -> line.split(",", -1)).forEach(cells -> {
            for (int i = 2; i < cells.length; i++) {
                rows.append("%s,%s,%s,%s%n".formatted(cells[0], cells[1], header[i], cells[i]));
            }
        });
        write("long.csv", rows.toString());

        Command command = indexOf("long.csv");

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(score(spark, out, "total", "C").<Double>getAs("score")).isEqualTo(43.75, within(1e-9));
    }

    @Test
    void parquetIsReadAsWell(SparkSession spark) {
        spark.read()
                .option("header", true)
                .csv(folder.resolve("data.csv").toString())
                .write()
                .parquet(folder.resolve("data.parquet").toString());

        Command command = indexOf("data.parquet");

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(score(spark, out, "total", "B").<Double>getAs("score")).isEqualTo(31.25, within(1e-9));
    }

    @Test
    void theSameSeedOrDesignGivesTheSameDigits() throws IOException {
        Path design = folder.resolve("points.csv");
        assertThat(index("--write-design", design, "--seed", 7).code()).isZero();
        Path first = out;
        out = folder.resolve("again");
        assertThat(index("--seed", 7).code()).isZero();
        Path second = out;
        out = folder.resolve("by-design");
        assertThat(index("--design", design).code()).isZero();
        for (String table :
                List.of("index_score.csv", "index_rank_probability.csv", "index_rank_pair.csv", "design.csv")) {
            assertThat(second.resolve(table)).hasSameTextualContentAs(first.resolve(table));
            assertThat(out.resolve(table)).hasSameTextualContentAs(first.resolve(table));
        }
        assertThat(design).hasSameTextualContentAs(first.resolve("design.csv"));
    }

    @Test
    void comparesUnitsAndMethodsAndListsStrengths() throws IOException {
        Path other = write("other.json", HIERARCHY.replace("\"weight\": 3", "\"weight\": 0"));

        Command command = index("--compare", "B,C", "--against", other, "--profile", "C");

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out())
                .contains("total 2020: B and C")
                .contains("total against small: mean absolute rank change")
                .contains("strength  trade");
        assertThat(Files.readString(out.resolve("index_comparison.csv")))
                .contains("links,2,B,C,2020,25.0,25.0,0.0,0.75");
        // Under ties alone A and C share the first place, which C held third; D, of which nothing but
        // ties is known, is ranked as well, and E falls from second to fifth.
        assertThat(Files.readString(out.resolve("index_method_comparison.csv")))
                .contains("total,C,2020,3,1,-2")
                .contains("total,E,2020,2,5,3");
    }

    @Test
    void resultsAreNeverOverwritten() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("mine.txt"), "mine");

        Command command = index();

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err().strip().lines()).hasSize(1);
        assertThat(command.err()).contains("is there already and results are never overwritten");
        assertThat(out.resolve("mine.txt")).hasContent("mine");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no number | unit,year,roads,delay,trade,people;A,2020,many,0,40,1 | Column roads has many for A in 2020",
                "short row | unit,year,roads,delay,trade,people;A,2020,1,0,40 | line 2, has 5 fields where the header has 6",
                "open quote | unit,year,roads,delay,trade,people;\"A,2020,1,0,40,1 | unit",
                "column twice | unit,year,roads,roads,delay,trade,people;A,2020,1,1,0,40,1 | has the column roads twice",
                "missing column | unit,year,roads,delay,trade;A,2020,1,0,40 | lack the columns [people]",
                "no unit column | country,year,roads,delay,trade,people;A,2020,1,0,40,1 | has no column unit",
                "no year column | unit,when,roads,delay,trade,people;A,2020,1,0,40,1 | has none of the columns [year, Time]",
                "two of them | unit,year,Time,roads,delay,trade,people;A,2020,2021,1,0,40,1 | has several of the columns [year, Time]",
                "no year | unit,year,roads,delay,trade,people;A,soon,1,0,40,1 | The year soon of unit A",
                "row twice | unit,year,roads,delay,trade,people;A,2020,1,0,40,1;A,2020,1,0,40,1 | keep one row",
                "negative denominator | unit,year,roads,delay,trade,people;A,2020,1,0,40,-1 | must not be negative",
                "nothing | '' | is empty",
            })
    void badDataEndWithOneSentence(String kind, String text, String words) throws IOException {
        write("bad.csv", text.isEmpty() ? "" : text.replace(';', '\n') + "\n");

        Command command = indexOf("bad.csv");

        assertThat(command.code()).as(command.out() + command.err()).isEqualTo(3);
        assertThat(command.err().strip().lines()).hasSize(1);
        assertThat(command.err()).contains(words);
        assertThat(out).doesNotExist();
    }

    @Test
    void anUnknownUnitIsNamedAndNothingIsWritten() {
        Command command = index("--profile", "Z");

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err()).contains("The data have no unit Z in 2020");
        assertThat(out).doesNotExist();
        assertThat(folder.resolve(".result.draft")).doesNotExist();
    }

    @Test
    void onlyWhatTheEngineRefusesIsForTheUserToMend() {
        RuntimeException refused = new IllegalStateException(
                "A task failed.", new IndexException("The data hold no unit: give at least one row."));
        RuntimeException bug = new IllegalStateException(
                "A task failed.", new IllegalArgumentException("Two samples of 3 and 2 values do not correlate."));

        assertThat(IndexCommand.explained(refused))
                .isInstanceOf(InputException.class)
                .hasMessage("The data hold no unit: give at least one row.")
                .hasCause(refused);
        assertThat(IndexCommand.explained(bug)).isSameAs(bug);
    }

    @Test
    void aBrokenHierarchyIsNamedWithItsLine() throws IOException {
        write("hierarchy.json", HIERARCHY.replace("\"weight\": 3", "\"wait\": 3"));

        Command command = index();

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err()).contains("hierarchy.json, line 9").contains("wait");
    }

    @Test
    void aDesignForOtherFactorsIsRefused() throws IOException {
        Path design = write("points.csv", "sample,block,normalisation\n0,A,0.5\n");

        Command command = index("--design", design);

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err()).contains("has no column weights");
    }

    @ParameterizedTest
    @CsvSource({"hierarchy.json", "data.csv"})
    void fileWithAByteOrderMarkIsRead(String file) throws IOException {
        write(file, "\uFEFF" + Files.readString(folder.resolve(file)));

        assertThat(index().err()).isEmpty();
    }

    @Test
    void metadataWithAByteOrderMarkAreRead() throws IOException {
        write("hierarchy.csv", "\uFEFFiCode,Level,Parent,Direction,Weight,Type\n" + METADATA);

        assertThat(indexOfMetadata().err()).isEmpty();
    }

    @Test
    void metadataThatAreNoCsvAreNamedWithTheirLine() throws IOException {
        write("hierarchy.csv", "iCode,Level,Parent,Direction,Weight,Type\n" + METADATA + "more,1\n");

        Command command = indexOfMetadata();

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err()).contains("hierarchy.csv").contains("6");
    }

    @Test
    void aDesignThatIsNoCsvIsNamed() throws IOException {
        Path design = write("points.csv", "sample,block,normalisation,weights\n0,A,0.5,0.5\n1,A,\"0.5,0.5\n");

        Command command = index("--design", design);

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err()).contains("points.csv");
    }

    private Command indexOfMetadata() {
        return Command.run(
                "index",
                "--hierarchy",
                folder.resolve("hierarchy.csv"),
                "--data",
                folder.resolve("data.csv"),
                "--unit",
                "unit",
                "--out",
                out,
                "--replications",
                10,
                "--samples",
                0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--data d.csv --out o | --hierarchy and --data belong together",
                "--score power --out o | There is no index 'power'; the index of the project is control_exposure",
                "--score dependence --out o | are in the table index_score: query",
                "--replications 0 --out o | --replications is 0",
                "--samples 1 --out o | --samples is 1; give a power of two",
                "--samples 3 --out o | --samples is 3; give a power of two",
                "--compare A --out o | --compare takes two units",
                "--design d.csv --out o | are for one index",
                "--score dependence | --out",
            })
    void aWrongCommandLineIsExplained(String arguments, String words) {
        Command command = Command.run((Object[]) ("index " + arguments).split(" "));

        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).contains(words);
    }

    @Test
    void theHelpNamesOnlyScoresThatCanBeComputed() {
        String help = Command.run("index", "--help").out();

        assertThat(Pattern.compile("--score (\\w+)").matcher(help).results().map(example -> example.group(1)))
                .isNotEmpty()
                .allMatch(PublishedIndex.SCORES::contains);
        assertThat(help).doesNotContain("participation");
    }

    @Test
    void withoutAReleaseThereIsNothingToScore() {
        Command command = Command.run("index", "--releases", folder.resolve("none"), "--out", out);

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err()).contains("There is no release in").contains("sovereign-ai run");
    }

    @Test
    void aReleaseThatIsNotThereIsNamedWithThoseThatAre() {
        Path release = Releases.starter();

        Command command = Command.run(
                "index", "--releases", release.getParent().getParent(), "--release", "1999.1.1", "--out", out);

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err())
                .contains("1999.1.1 is not in")
                .contains(release.getFileName().toString());
    }

    @Test
    void metadataOfCoinrAreAHierarchy(SparkSession spark) {
        Path asem = Path.of(System.getProperty("sovereignai.data", "../../shared/data"))
                .resolve("asem");
        assumeTrue(
                Files.exists(asem.resolve("ASEM_iMeta.csv")),
                () -> "Skipped: no ASEM files in " + asem + "; name their parent folder with -Dsovereignai.data=DIR");

        Command command = Command.run(
                "index",
                "--hierarchy",
                asem.resolve("ASEM_iMeta.csv"),
                "--data",
                asem.resolve("ASEM_iData.csv"),
                "--out",
                out,
                "--replications",
                50,
                "--samples",
                0);

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out()).contains("Index: 49 indicators, 1 year, 51 units; 51 ranked in 2018");
        assertThat(score(spark, out, "Index", "CHE").<Integer>getAs("rank")).isEqualTo(1);
    }
}
