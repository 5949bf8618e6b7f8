package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sovereignai.datasets.InputException;
import org.sovereignai.jobs.run.Plan;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.schemas.Products;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.Strand;
import org.sovereignai.schemas.TableSchema;

/** Every product of six digits is measured when somebody asks for it, in tables of their own that change no other. */
class OwnProductsTest {

    private static final String HEADER = "t,i,j,k,v,q\n";

    @TempDir
    private Path folder;

    @Test
    void withoutTheOptionNobodyMakesTheTables() {
        assertThat(Plan.select(Schemas.load(), List.of()))
                .extracting(TableSchema::name)
                .doesNotContain("product_supply", "product_concentration")
                .contains("trade_flow");
        assertThat(Command.run("plan", "--data", "../datasets/starter", "--only", "product_supply")
                        .err())
                .contains("The table product_supply is made by run --strands all-hs6 alone.");
        assertThat(OwnProducts.of(List.of("own.json"), null)).isEmpty();
    }

    @Test
    void naturesAreReadStrictly() throws IOException {
        Path natures =
                write("product_code,nature,makers,sold_on\n85,final,,.2\n8542,intermediate,TWN KOR,\n28,final,,\n");

        Products products = OwnProducts.of(List.of("all-hs6:85,2804", "own.json"), natures.toString())
                .orElseThrow();

        assertThat(products.codes()).containsExactly("85", "2804");
        assertThat(products.of("854231"))
                .contains(new Products.Known(Strand.Nature.INTERMEDIATE, Set.of("TWN", "KOR"), .15));
        assertThat(products.of("850760")).contains(new Products.Known(Strand.Nature.FINAL, Set.of(), .2));
        assertThat(products.of("280461")).contains(new Products.Known(Strand.Nature.FINAL, Set.of(), .15));
        assertThat(products.of("901010")).isEmpty();
        assertThat(OwnProducts.of(List.of("all-hs6", "all-hs6:85"), null).orElseThrow())
                .isEqualTo(Products.all());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "product_code,nature/8542,intermediates | row 2, column nature: 'intermediates' is none of intermediate, capital, final",
                "product_code,nature/8542,final/8542,final | row 3, column product_code: '8542' is in another row too",
                "product_code,nature/854,final | row 2, column product_code: '854' is no code of HS 2017",
                "product_code,nature/85 42,final | row 2, column product_code: '85 42' is no code",
                "product_code,nature,makers/8542,capital,China | row 2, column makers: 'China' is no code of ISO 3166-1",
                "product_code,nature,sold_on/8542,capital,.1 | row 2, column sold_on: '.1' is said of goods that are not final",
                "product_code,nature,sold_on/8542,final,1.5 | row 2, column sold_on: '1.5' is no number of 0 to 1",
                "product_code,nature,sold_on/8542,final,NaN | row 2, column sold_on: 'NaN' is no number of 0 to 1",
                "product_code,nature/8542 | row 2: there are 1 cells where the header has 2",
                "product_code,nature,maker/8542,final,TWN | row 1: the column 'maker' is none of product_code, nature",
                "product_code,product_code,nature/1,1,final | row 1: the column 'product_code' is there twice",
                "product_code/8542 | row 1: there is no column 'nature'",
                "product_code,nature | says of no product what it is for"
            })
    void whatIsNearlyRightIsRefused(String rows, String words) throws IOException {
        Path natures = write(rows.replace('/', '\n') + "\n");

        assertThatThrownBy(() -> OwnProducts.of(List.of("all-hs6"), natures.toString()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(natures.toString())
                .hasMessageContaining(words)
                .message()
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "ALL-HS6, all-hs6",
        "all_hs6, all-hs6",
        "all-hs, all-hs6",
        "All-HS6:8541, all-hs6:8541",
    })
    void aWordThatIsNearlyTheOneForAllProductsIsAnsweredWithIt(String given, String meant) {
        assertThat(Command.run("plan", "--data", "../datasets/starter", "--strands", given)
                        .err())
                .startsWith("There is no file " + given + " with strands; did you mean " + meant + ", ");
        assertThat(OwnProducts.meantBy("strands.json")).isEmpty();
    }

    @Test
    void whatIsAskedForIsReadStrictly() {
        assertThatThrownBy(() -> OwnProducts.of(List.of("all-hs6:854"), null))
                .hasMessage("--strands all-hs6:854 has the code '854'; codes have two, four or six digits, with commas"
                        + " between them.");
        assertThatThrownBy(() -> OwnProducts.of(List.of("all-hs6:"), null)).hasMessageContaining("has the code ''");
        assertThatThrownBy(() -> OwnProducts.of(List.of("all-hs6:85,,84"), null))
                .hasMessageContaining("has the code ''");
        assertThatThrownBy(() -> OwnProducts.of(List.of("own.json"), "natures.csv"))
                .hasMessageContaining("nobody asks for these; add --strands all-hs6");
        assertThatThrownBy(() -> OwnProducts.of(List.of("all-hs6"), "nowhere.csv"))
                .hasMessageContaining("There is no file nowhere.csv");
    }

    /**
     * Germany buys memory chips for 60 from Taiwan and for 40 from South Korea, which bought 20 from Taiwan and pools: of what it sells
     * 2/3 are its own. What Taiwan could withhold is .6 and a third of .4.
     */
    @Test
    void originAndWhoStandsOnTheWayFollowTheNature() throws IOException {
        Path data = layOut(Map.of(
                "BACI_HS17_Y2022_V202601.csv", HEADER + "2022,490,276,854232,5,1\n",
                "BACI_HS17_Y2023_V202601.csv",
                        HEADER + "2023,410,276,854232,40,1\n2023,490,276,280461,7,1\n2023,490,276,854232,60,1\n"
                                + "2023,490,410,854232,20,1\n"));
        Path natures = write("product_code,nature\n8542,intermediate\n");
        Path out = folder.resolve("out");

        Command command = run(data, out, "all-hs6", "--natures", natures);

        assertThat(command.code()).as(command.err()).isZero();
        Map<String, Row> pairs = new TreeMap<>();
        table(out, "product_supply")
                .where("country_code = 'DEU' AND product_code = '854232' AND year = 2023")
                .collectAsList()
                .forEach(row -> pairs.put(row.getAs("supplier_code"), row));
        assertThat(pairs).containsOnlyKeys("TWN", "KOR");
        assertThat(pairs.get("KOR").<Double>getAs("direct_share")).isCloseTo(.4, within(1e-12));
        assertThat(pairs.get("KOR").<Double>getAs("traced_share")).isCloseTo(.4 * 2 / 3, within(1e-12));
        assertThat(pairs.get("TWN").<Double>getAs("traced_share")).isCloseTo(.6 + .4 / 3, within(1e-12));
        assertThat(pairs.get("KOR").<Double>getAs("on_way_share")).isCloseTo(.4, within(1e-12));
        assertThat(pairs.get("TWN").<String>getAs("data_status")).isEqualTo("provisional");
        Map<String, Row> nations = new TreeMap<>();
        table(out, "product_concentration")
                .where("country_code = 'DEU'")
                .collectAsList()
                .forEach(row -> nations.put(row.getAs("product_code") + " " + row.getAs("year"), row));
        assertThat(nations).containsOnlyKeys("280461 2023", "854232 2022", "854232 2023");
        Row chips = nations.get("854232 2023");
        assertThat(chips.<Double>getAs("concentration")).isCloseTo(.36 + .16, within(1e-12));
        assertThat(chips.<String>getAs("goods_nature")).isEqualTo("intermediate");
        assertThat(chips.<Double>getAs("withdrawable_by_one")).isCloseTo(.6 + .4 / 3, within(1e-12));
        assertThat(chips.<String>getAs("withdrawable_by_code")).isEqualTo("TWN");
        assertThat(nations.get("854232 2022").<String>getAs("data_status")).isEqualTo("final");
        Row silicon = nations.get("280461 2023");
        assertThat(silicon.<String>getAs("goods_nature")).isNull();
        assertThat(silicon.<Double>getAs("withdrawable_by_one")).isNull();
        assertThat(silicon.<Double>getAs("withdrawable_low")).isEqualTo(1.0);
    }

    @Test
    void codesThatTheFilesLackEndTheRun() throws IOException {
        Path data = layOut(Map.of("BACI_HS17_Y2023_V202601.csv", HEADER + "2023,490,276,854232,5,1\n"));
        Path out = folder.resolve("out");

        Command missing = run(data, out, "all-hs6:8542,280461");
        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err())
                .startsWith("The files have no trade in 280461, which --strands names; give BACI's full files of HS17")
                .hasLineCount(1);

        Command unknown = run(data, out, "all-hs6", "--natures", write("product_code,nature\n8542,final\n01,final\n"));
        assertThat(unknown.code()).isEqualTo(3);
        assertThat(unknown.err())
                .startsWith("The files have no trade in 01, which --natures names;")
                .hasLineCount(1);

        Command none = run(layOut(Map.of()), out, "all-hs6");
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.err())
                .startsWith("--strands all-hs6 measures the products of BACI's full files, and ")
                .hasLineCount(1);
    }

    /** What is kept of others is not made again. */
    @Test
    void otherTablesStayAsTheyAre() throws IOException {
        Path data = layOut(
                Map.of("BACI_HS17_Y2023_V202601.csv", HEADER + "2023,490,276,854232,5,1\n2023,490,276,280461,5,1\n"));
        Path out = folder.resolve("out");
        Command before =
                Command.run("run", "--only", "dependence_edge", "--data", data, "--out", out, "--accept-unpinned");
        assertThat(before.code()).as(before.err()).isZero();
        List<Path> kept = files(out);

        Command after = Command.run(
                "run",
                "--only",
                "dependence_edge,product_supply,product_concentration",
                "--strands",
                "all-hs6",
                "--data",
                data,
                "--out",
                out,
                "--accept-unpinned");

        assertThat(after.code()).as(after.err()).isZero();
        assertThat(files(out)).containsAll(kept).hasSize(kept.size() + 2);
        assertThat(table(out, "product_supply").count()).isEqualTo(2);
    }

    /** Two years of 40 products among all partners of 30 nations, by plain SQL over the files. */
    @Test
    void agreesWithPlainSql() throws IOException, SQLException {
        SplittableRandom random = new SplittableRandom(11);
        List<Integer> economies = List.of(
                36, 40, 56, 76, 124, 156, 203, 208, 246, 251, 276, 300, 344, 348, 360, 372, 376, 380, 392, 410, 446,
                458, 484, 490, 528, 608, 616, 702, 764, 842);
        Map<String, String> texts = new TreeMap<>();
        for (int year = 2022; year < 2024; year++) {
            StringBuilder text = new StringBuilder(HEADER);
            for (int exporter : economies) {
                for (int importer : economies) {
                    for (int product = 0; product < 40; product++) {
                        if (exporter != importer && random.nextInt(4) == 0) {
                            text.append("%d,%d,%d,2804%02d,%d.%03d,1.000\n"
                                    .formatted(
                                            year,
                                            exporter,
                                            importer,
                                            10 + product,
                                            random.nextInt(1 + random.nextInt(1 << random.nextInt(16))),
                                            1 + random.nextInt(999)));
                        }
                    }
                }
            }
            texts.put("BACI_HS17_Y%d_V202601.csv".formatted(year), text.toString());
        }
        Path data = layOut(texts);
        Path out = folder.resolve("out");

        Command command = run(data, out, "all-hs6");

        assertThat(command.code()).as(command.err()).isZero();
        String answer;
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            statement.execute("""
                    CREATE TABLE codes AS SELECT code, country_code FROM
                      read_csv('../datasets/src/main/resources/org/sovereignai/datasets/economy_codes.csv', all_varchar = true)
                      WHERE scheme = 'baci' AND country_code IS NOT NULL;
                    CREATE TABLE flows AS SELECT t AS year, k AS product_code, m.country_code AS country_code,
                        x.country_code AS supplier_code, round(v * 1000, 2) AS value
                      FROM read_csv('%1$s/baci/BACI_HS17_*.csv', types = {'i': 'VARCHAR', 'j': 'VARCHAR', 'k': 'VARCHAR',
                        'v': 'DOUBLE'}) f
                      JOIN codes x ON x.code = f.i JOIN codes m ON m.code = f.j;
                    CREATE TABLE shares AS SELECT *, value / sum(value) OVER (PARTITION BY year, product_code, country_code)
                        AS share FROM flows;
                    CREATE TABLE theirs AS SELECT year, product_code, country_code, count(*) AS n, sum(value) AS imports,
                        sum(share * share) AS concentration, max(share) AS top, sum(share) FILTER (share < .01) AS rest,
                        count(*) FILTER (share >= .01) AS named FROM shares GROUP BY ALL;
                    CREATE TABLE ours AS FROM read_parquet('%2$s/build/product_concentration/*.parquet');
                    CREATE TABLE pairs AS FROM read_parquet('%2$s/build/product_supply/*.parquet');
                    """.formatted(data, out));
            try (ResultSet result = statement.executeQuery("""
                    SELECT (SELECT count(*) FROM theirs),
                      (SELECT count(*) FROM ours WHERE country_code <> 'XCN' AND import_value_usd > 0),
                      (SELECT count(*) FROM ours o JOIN theirs t USING (year, product_code, country_code)
                        WHERE o.n = t.n AND abs(o.import_value_usd - t.imports) < .01
                          AND abs(o.concentration - t.concentration) < 1e-12 AND abs(o.top_supplier_share - t.top) < 1e-12),
                      (SELECT count(*) FROM shares WHERE share >= .01),
                      (SELECT count(*) FROM pairs p JOIN shares s USING (year, product_code, country_code, supplier_code)
                        WHERE abs(p.direct_share - s.share) < 1e-12),
                      (SELECT count(*) FROM theirs WHERE rest IS NOT NULL),
                      (SELECT count(*) FROM pairs p JOIN theirs t USING (year, product_code, country_code)
                        WHERE supplier_code = 'OTH' AND abs(p.direct_share - t.rest) < 1e-12),
                      (SELECT count(*) FROM pairs)""")) {
                result.next();
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= 8; column++) {
                    cells.add(result.getString(column));
                }
                answer = String.join(" ", cells);
            }
        }
        String[] counts = answer.split(" ");
        assertThat(Integer.parseInt(counts[0])).isGreaterThan(2000);
        assertThat(counts[1]).as("importers").isEqualTo(counts[0]);
        assertThat(counts[2]).as("importers that agree").isEqualTo(counts[0]);
        assertThat(counts[4]).as("suppliers that agree").isEqualTo(counts[3]);
        assertThat(Integer.parseInt(counts[5])).isPositive();
        assertThat(counts[6]).as("all others together").isEqualTo(counts[5]);
        assertThat(Integer.parseInt(counts[7])).isEqualTo(Integer.parseInt(counts[4]) + Integer.parseInt(counts[6]));
    }

    private static List<Path> files(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out.resolve("build"))) {
            return files.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }

    private static Dataset<Row> table(Path out, String name) {
        return SparkExtension.session()
                .read()
                .option("pathGlobFilter", "*.parquet")
                .parquet(out.resolve("build").resolve(name).toString());
    }

    private Path layOut(Map<String, String> baci) throws IOException {
        Path data = Files.createTempDirectory(folder, "data");
        Files.createDirectories(data.resolve("country-codes"));
        Files.createDirectories(data.resolve("baci"));
        Files.copy(
                Path.of("../datasets/starter/country-codes/country_codes.extract.csv"),
                data.resolve("country-codes/country_codes.extract.csv"));
        for (Map.Entry<String, String> file : baci.entrySet()) {
            Files.writeString(data.resolve("baci").resolve(file.getKey()), file.getValue());
        }
        return data;
    }

    private Command run(Path data, Path out, String asked, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "run",
                "--only",
                "product_supply,product_concentration",
                "--strands",
                asked,
                "--data",
                data,
                "--out",
                out,
                "--accept-unpinned"));
        arguments.addAll(List.of(more));
        return Command.run(arguments.toArray());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("natures.csv"), text);
    }
}
