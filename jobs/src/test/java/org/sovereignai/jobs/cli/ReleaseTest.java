package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.datasets.Sources;
import org.sovereignai.jobs.release.Release;
import org.sovereignai.jobs.run.SparkExtension;
import org.sovereignai.schemas.Field;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableSchema;

/** A release made from the starter extract, read back by another program. */
class ReleaseTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"data.example.org", "ftp://example.org/", "https://example.org/?a=b", "https://a b/"})
    void siteMustBeAnAddress(String site) {
        Command command = Command.run("run", "--site", site);

        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).contains("is no address");
    }

    @Test
    void holdsOneFilePerTableAndNothingElse() throws IOException {
        Path release = Releases.starter();
        List<String> expected = Stream.concat(
                        published().map(table -> table.name() + ".parquet"),
                        Stream.of(
                                "CITATION.txt",
                                "atlas",
                                "changes.md",
                                "codebook.csv",
                                "croissant.json",
                                "datapackage.json",
                                "dcat.jsonld",
                                "dictionary.md",
                                "findings.txt",
                                "indicators.csv",
                                "quality.json",
                                "quality.md",
                                "tables.sql"))
                .sorted()
                .toList();

        try (Stream<Path> files = Files.list(release)) {
            assertThat(files.map(f -> f.getFileName().toString()).sorted()).containsExactlyElementsOf(expected);
        }
    }

    @Test
    @Tag("hazard-42")
    void settingsOfSparkAreWrittenNowhere() throws IOException {
        assertThat(SparkExtension.session().conf().get("spark.hadoop.fs.s3a.secret.key"))
                .isEqualTo(SparkExtension.SECRET);
        try (Stream<Path> files = Files.list(Releases.starter())) {
            List<Path> texts = files.filter(file -> file.toString().matches(".*\\.(json|jsonld|md|txt|csv|sql)"))
                    .toList();
            assertThat(texts)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(SparkExtension.SECRET));
        }
    }

    @Test
    void manifestHasTheHashAndTheBytesOfEveryFile() throws IOException, NoSuchAlgorithmException {
        Path release = Releases.starter();
        JsonNode manifest = JSON.readTree(release.resolve("datapackage.json").toFile());

        assertThat(manifest.path("resources")).isNotEmpty();
        for (JsonNode resource : manifest.path("resources")) {
            byte[] bytes =
                    Files.readAllBytes(release.resolve(resource.path("path").asText()));
            assertThat(resource.path("bytes").asLong()).isEqualTo(bytes.length);
            assertThat(resource.path("hash").asText())
                    .isEqualTo("sha256:"
                            + HexFormat.of()
                                    .formatHex(
                                            MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
    }

    @Test
    void everyTableReadsBackWithItsColumnsCommentsAndRows() throws IOException, SQLException {
        Path release = Releases.starter();
        JsonNode manifest = JSON.readTree(release.resolve("datapackage.json").toFile());
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            for (TableSchema table : published().toList()) {
                String file = release.resolve(table.name() + ".parquet").toString();
                assertThat(strings(
                                duckdb,
                                "SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet('" + file + "'))"))
                        .as(table.name())
                        .containsExactlyElementsOf(table.fieldNames());
                long rows = Stream.of(manifest.path("resources"))
                        .flatMap(all -> Stream.iterate(0, i -> i < all.size(), i -> i + 1)
                                .map(all::get))
                        .filter(r -> r.path("name").asText().equals(table.name()))
                        .mapToLong(r -> r.path("rows").asLong())
                        .sum();
                assertThat(strings(duckdb, "SELECT count(*) FROM read_parquet('" + file + "')"))
                        .as(table.name())
                        .containsExactly(String.valueOf(rows));
                String footer = String.join(
                        "",
                        strings(
                                duckdb,
                                "SELECT decode(value) FROM parquet_kv_metadata('" + file
                                        + "') WHERE decode(key) = 'org.apache.spark.sql.parquet.row.metadata'"));
                for (Field field : table.fields()) {
                    assertThat(footer).contains(JSON.writeValueAsString(field.description()));
                }
            }
        }
    }

    @Test
    @Tag("hazard-19")
    @Tag("hazard-29")
    void rowsAreSortedByKeyAndKeysAreUnique() throws SQLException {
        Path release = Releases.starter();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            for (TableSchema table : published().toList()) {
                String key = String.join(", ", table.primaryKey());
                String file = "read_parquet('" + release.resolve(table.name() + ".parquet") + "')";
                assertThat(strings(duckdb, "SELECT count(*) - count(DISTINCT (" + key + ")) FROM " + file))
                        .as(table.name())
                        .containsExactly("0");
                String rows = file.replace("')", "', file_row_number = true)");
                assertThat(strings(
                                duckdb,
                                "SELECT count(*) FROM (SELECT row(%1$s) <= lag(row(%1$s)) OVER (ORDER BY file_row_number)"
                                                .formatted(key)
                                        + " AS is_misplaced FROM " + rows + ") WHERE is_misplaced"))
                        .as(table.name())
                        .containsExactly("0");
            }
        }
    }

    @Test
    @Tag("hazard-12")
    @Tag("hazard-17")
    void nothingPublishedIsNaNInfiniteOrALostCharacter() throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            for (TableSchema table : published().toList()) {
                List<String> wrong = new ArrayList<>();
                table.fields().stream()
                        .filter(Field::isFloating)
                        .forEach(f -> wrong.add("isnan(%1$s) OR isinf(%1$s)".formatted(f.name())));
                table.fields().stream()
                        .filter(Field::isText)
                        .forEach(f -> wrong.add("contains(%s, chr(65533))".formatted(f.name())));
                if (!wrong.isEmpty()) {
                    assertThat(strings(
                                    duckdb,
                                    "SELECT count(*) FROM read_parquet('"
                                            + Releases.starter().resolve(table.name() + ".parquet") + "') WHERE "
                                            + String.join(" OR ", wrong)))
                            .as(table.name())
                            .containsExactly("0");
                }
            }
        }
    }

    @Test
    @Tag("hazard-14")
    @Tag("hazard-21")
    void namibiaAndTaiwanAreInEveryYear() throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            assertThat(strings(
                            duckdb,
                            "SELECT metric || ' ' || count(*) FROM read_parquet('"
                                    + Releases.starter().resolve("open_source_activity.parquet")
                                    + "') WHERE country_code = 'NAM' GROUP BY metric ORDER BY 1"))
                    .containsExactly("developers 23", "git_pushes 23", "organizations 23", "repositories 23");
            assertThat(strings(
                            duckdb,
                            "SELECT count(DISTINCT year) FROM read_parquet('"
                                    + Releases.starter().resolve("trade_total.parquet")
                                    + "') WHERE country_code = 'TWN' AND product_code = '8542'"))
                    .containsExactly("8");
        }
    }

    /** Economies whose code in trade statistics is not the one of ISO 3166-1, such as 842 for the United States. */
    @Test
    @Tag("hazard-20")
    void economiesWithTradeCodesOfTheirOwnAreInEveryYear() throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            assertThat(strings(
                            duckdb,
                            "SELECT country_code || ' ' || count(DISTINCT year) FROM read_parquet('"
                                    + Releases.starter().resolve("trade_total.parquet")
                                    + "') WHERE country_code IN ('CHE', 'FRA', 'IND', 'ITA', 'NOR', 'USA')"
                                    + " AND product_code = '8542' GROUP BY country_code ORDER BY 1"))
                    .containsExactly("CHE 8", "FRA 8", "IND 8", "ITA 8", "NOR 8", "USA 8");
        }
    }

    @Test
    @Tag("hazard-18")
    void aggregateIsInNoTable() throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            for (TableSchema table :
                    published().filter(t -> t.field("country_code").isPresent()).toList()) {
                assertThat(strings(
                                duckdb,
                                "SELECT DISTINCT country_code FROM read_parquet('"
                                        + Releases.starter().resolve(table.name() + ".parquet")
                                        + "') WHERE country_code NOT IN (SELECT country_code FROM read_parquet('"
                                        + Releases.starter().resolve("economy.parquet") + "'))"))
                        .as(table.name())
                        // A sentence on all nations is about the world, and no value of a nation.
                        .isSubsetOf(table.name().equals("finding") ? Set.of("WLD") : Set.of());
            }
        }
    }

    @Test
    @Tag("hazard-33")
    @Tag("hazard-34")
    void emptyValueHasItsReasonAndIncompleteYearsAreMarked() throws SQLException {
        String file = "read_parquet('" + Releases.starter().resolve("indicator_value.parquet") + "')";
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            assertThat(strings(
                            duckdb,
                            "SELECT DISTINCT indicator FROM " + file + " WHERE value IS NULL AND note_code IS NULL"))
                    .isEmpty();
            assertThat(strings(
                            duckdb,
                            "SELECT DISTINCT data_status FROM " + file
                                    + " WHERE indicator = 'git_pushes_per_thousand' AND year = 2025"))
                    .isSubsetOf("partial");
            assertThat(strings(duckdb, "SELECT DISTINCT data_status FROM " + file + " ORDER BY 1"))
                    .contains("final", "partial", "provisional");
        }
    }

    @Test
    @Tag("hazard-32")
    void moneyIsDecimal() {
        assertThat(published().flatMap(table -> table.fields().stream()))
                .filteredOn(field -> field.name().endsWith("_usd"))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.type()).startsWith("DECIMAL"));
    }

    @Test
    @Tag("hazard-24")
    void weightsOfTheNationsOfEveryModelSumToOne() throws SQLException {
        String file = "read_parquet('" + Releases.starter().resolve("model_release_nation.parquet") + "')";
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            assertThat(strings(
                            duckdb,
                            "SELECT model_name FROM " + file
                                    + " GROUP BY ALL HAVING abs(sum(nation_weight) - 1) > 1e-12"))
                    .isEmpty();
        }
    }

    @Test
    @Tag("hazard-39")
    void csvForSpreadsheetsHasEveryIndicatorValue() throws SQLException {
        Path release = Releases.starter();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            assertThat(strings(
                            duckdb,
                            "SELECT count(*) FROM (SELECT country_code, year, indicator, value FROM read_csv('"
                                    + release.resolve("indicators.csv")
                                    + "', nullstr = '', types = {'country_code': 'VARCHAR', 'value': 'DOUBLE'}) EXCEPT"
                                    + " SELECT country_code, year, indicator, value FROM read_parquet('"
                                    + release.resolve("indicator_value.parquet") + "'))"))
                    .containsExactly("0");
        }
    }

    @Test
    void everySourceRecordIsAccountedFor() throws IOException {
        JsonNode quality =
                JSON.readTree(Releases.starter().resolve("quality.json").toFile());

        assertThat(quality.path("sources")).hasSizeGreaterThan(20);
        for (JsonNode file : quality.path("sources")) {
            long outOfScope = Stream.iterate(
                            0, i -> i < file.path("out_of_scope").size(), i -> i + 1)
                    .mapToLong(i -> List.copyOf(file.path("out_of_scope").properties())
                            .get(i)
                            .getValue()
                            .asLong())
                    .sum();
            assertThat(file.path("used").asLong() + file.path("quarantined").asLong() + outOfScope)
                    .as(file.path("file").asText())
                    .isEqualTo(file.path("records").asLong());
        }
    }

    @Test
    void qualityReportHasChecksAndAccountsForPeopleAndPrograms() throws IOException {
        JsonNode quality =
                JSON.readTree(Releases.starter().resolve("quality.json").toFile());

        assertThat(quality.path("checks")).hasSizeGreaterThan(150);
        assertThat(quality.path("checks").findValuesAsText("status"))
                .contains("pass")
                .doesNotContain("fail");
        assertThat(quality.path("checks").findValuesAsText("check"))
                .contains(
                        "EU is the sum of its 27 members",
                        "the world exports what it imports, to the cent",
                        "no jump of world trade between years",
                        "[country_code] in economy");
        assertThat(Releases.starter().resolve("quality.md"))
                .content()
                .contains("Records = used + quarantined + out of scope, for every file.")
                .contains("0 failed");
    }

    @Test
    void secondRunRebuildsNothingAndSaysSo() {
        Path out = Releases.starter().getParent().getParent();

        Command command = Command.run("run", "--data", "../datasets/starter", "--out", out);

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out()).contains("Nothing to rebuild");
        String page = StringUtils.substringBetween(command.out(), "To look at it, open ", " in a browser.");
        assertThat(Path.of(page)).isRegularFile().hasFileName("index.html");
        assertThat(out.resolve("releases").toFile().list((folder, name) -> !name.startsWith(".")))
                .hasSize(1);
    }

    @Test
    @Tag("hazard-01")
    @Tag("hazard-58")
    void publishedReleaseIsNeverChanged() throws IOException {
        Path release = Releases.starter();
        List<String> before = files(release);

        Command command = Command.run(
                "run",
                "--data",
                "../datasets/starter",
                "--out",
                release.getParent().getParent(),
                "--years",
                "2020-2021",
                "--release",
                release.getFileName());

        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err()).contains("never changed").contains("--release");
        assertThat(files(release)).isEqualTo(before);
    }

    /** Names, sizes and times of all files of a release. */
    private static List<String> files(Path release) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(release)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                found.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return found;
    }

    @Test
    void planTellsFreshFromStaleWithTheReason() {
        Path out = Releases.starter().getParent().getParent();

        assertThat(Command.run("plan", "--data", "../datasets/starter", "--out", out)
                        .out())
                .contains("fresh")
                .doesNotContain("stale");
        assertThat(Command.run("plan", "--data", "../datasets/starter", "--out", out, "--years", "2020")
                        .out())
                .contains("stale: changed: the years");
    }

    @Test
    void licenceGateFollowsARestrictedSourceThroughEveryTableMadeFromIt() {
        Schemas schemas = Schemas.load();

        assertThat(Release.restricted(schemas, Sources.load(), Releases.starterData()))
                .contains("supply_chain_share", "supply_chain_chokepoint", "supply_chain_provision")
                .doesNotContain("economy", "indicator_value");
        assertThat(schemas.tables())
                .filteredOn(table -> table.inputs().contains("supply_chain_share"))
                .isNotEmpty()
                .extracting(TableSchema::name)
                .isSubsetOf(Release.restricted(schemas, Sources.load(), Releases.starterData()));
    }

    @Test
    void tableOfOpenSourcesIsWithheldWhenTheDataBringAClosedOneIntoIt(@TempDir Path folder) throws IOException {
        Schemas schemas = Schemas.load();
        Files.createFile(Files.createDirectory(folder.resolve("comtrade")).resolve("imports.csv"));
        DataFolder data = DataFolder.open(folder.toString(), new Configuration(false));

        assertThat(Release.restricted(schemas, Sources.load(), data))
                .contains("trade_flow", "dependence_edge", "indicator_value")
                .doesNotContain("economy", "open_source_activity");
        assertThat(Release.restricted(schemas, Sources.load(), Releases.starterData()))
                .doesNotContain("trade_flow");
    }

    @Test
    void everyTableWithheldIsNamedWhereItsSourceIsSupplied(@TempDir Path data) throws IOException {
        Schemas schemas = Schemas.load();
        Sources sources = Sources.load();
        Set<String> restricted = Release.restricted(schemas, sources, Releases.starterData());
        assertThat(withheld(restricted, schemas, sources, data)).isEmpty();

        Files.createFile(Files.createDirectory(data.resolve("eto-supply-chain")).resolve("provision.csv"));

        assertThat(withheld(restricted, schemas, sources, data))
                .containsExactlyInAnyOrder(
                        "supply_chain_share",
                        "supply_chain_chokepoint",
                        "supply_chain_provision",
                        "supply_chain_origin",
                        "domestic_part_check");
    }

    private static List<String> withheld(Set<String> restricted, Schemas schemas, Sources sources, Path data) {
        return RunCommand.withheld(
                restricted, schemas, sources, DataFolder.open(data.toString(), new Configuration(false)));
    }

    @Test
    void nothingOfARestrictedSourceIsNamedAsPublished() throws IOException {
        JsonNode manifest =
                JSON.readTree(Releases.starter().resolve("datapackage.json").toFile());

        assertThat(manifest.path("resources").findValuesAsText("name"))
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("supply_chain"));
        for (String page : List.of("croissant.json", "dcat.jsonld", "dictionary.md", "tables.sql")) {
            assertThat(Releases.starter().resolve(page)).content().doesNotContain("supply_chain_share.parquet");
        }
    }

    @Test
    void licenceGateKeepsRestrictedSourcesOut() {
        assertThat(Releases.full().resolve("supply_chain_share.parquet")).doesNotExist();
        assertThat(Releases.full().resolve("indicator_value.parquet")).exists();
    }

    private static Stream<TableSchema> published() {
        Schemas schemas = Schemas.load();
        var restricted = Release.restricted(schemas, Sources.load(), Releases.starterData());
        return schemas.tables().stream().filter(table -> !table.isOptional() && !restricted.contains(table.name()));
    }

    private static List<String> strings(Connection duckdb, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = duckdb.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
