package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions to a release, as a user types them. */
class QuestionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void answersAsTableCsvAndJson() {
        String question = "SELECT country_name, alpha2_code FROM economy WHERE country_code = 'NAM'";

        assertThat(query(question).out()).isEqualTo("""
                        country_name  alpha2_code
                        ------------  -----------
                        Namibia       NA
                        (1 row)
                        """);
        assertThat(query(question, "--format", "csv").out()).isEqualTo("country_name,alpha2_code\nNamibia,NA\n");
        assertThat(query(question, "--format", "json").out())
                .isEqualTo("[\n{\"country_name\":\"Namibia\",\"alpha2_code\":\"NA\"}\n]\n");
    }

    @Test
    void writesTheAskedFileAndNothingElse(@TempDir Path folder) throws IOException, SQLException {
        Path parquet = folder.resolve("answer.parquet");
        Path csv = folder.resolve("answer.csv");
        String question = "SELECT '=1+1' AS text, -1.5::DOUBLE AS number, NULL AS nothing";

        assertThat(query(question, "--output", parquet).code()).isZero();
        assertThat(query(question, "--output", csv).code()).isZero();

        assertThat(Files.readString(csv)).isEqualTo("text,number,nothing\n'=1+1,-1.5,\n");
        try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
                ResultSet row = duckdb.createStatement().executeQuery("SELECT text FROM '" + parquet + "'")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("=1+1");
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("answer.parquet", "answer.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer.csv", "answer.parquet"})
    void questionThatCannotBeAnsweredLeavesNoFile(String name, @TempDir Path folder) {
        Command command = query("SELECT error('no') FROM economy", "--output", folder.resolve(name));

        assertThat(command.code()).isEqualTo(2);
        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void endingOfTheFileIsUnderstoodInCapitals(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ANSWER.CSV");

        assertThat(query("SELECT 1 AS one", "--output", file).code()).isZero();

        assertThat(file).hasContent("one\n1\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY (SELECT 1) TO '%s'",
                "EXPLAIN ANALYZE COPY (SELECT 1) TO '%s'",
                "SELECT 1; COPY (SELECT 1) TO '%s'",
                "PIVOT economy ON region_name; COPY (SELECT 1) TO '%s'",
                "ATTACH '%s'",
                "EXPORT DATABASE '%s'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET enable_external_access = true",
                "CREATE TABLE mine AS SELECT 1",
                "CALL enable_logging(storage = 'file', storage_path = '%s')",
                "SELECT * FROM enable_logging(storage = 'file', storage_path = '%s')",
                "SELECT * FROM query('COPY (SELECT 1) TO ''%s''')",
                "SELECT * FROM read_text('/etc/hostname')",
                "SELECT * FROM read_csv('http://localhost/x.csv')",
                "SELECT * FROM glob('/*')"
            })
    void readsNothingElseAndWritesNothing(String question) {
        Path target = Releases.starter().resolve("written");
        List<String> before = List.of(Releases.starter().toFile().list());

        Command command = query(question.replace("%s", target.toString()));

        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).doesNotContain("bug");
        assertThat(Releases.starter().toFile().list()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void readsBesideTheReleaseWhatIsAllowed(@TempDir Path folder) throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.csv"), "country_code,group_name\nNAM,south\n")
                .toRealPath();
        String question = "SELECT group_name FROM economy JOIN read_csv('" + mine + "') USING (country_code)";

        assertThat(query(question).err()).contains("--allow");
        assertThat(query(question, "--allow", folder, "--format", "csv").out()).isEqualTo("group_name\nsouth\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT valu FROM indicator_value | no column 'valu'; did you mean value?",
                "SELECT i.valu FROM indicator_value i | no column 'valu'; did you mean value?",
                "SELECT title FROM dependence_edge WHERE strand = 'chips' | no column 'title'; there are: country_code, year,",
                "SELECT r.score, e.score FROM ranking r JOIN economy e ON e.country_code = r.country_code | no column 'score'; there are: country_code,",
                "SELECT supplier_nam FROM suppliers_of('IND') | no column 'supplier_nam'; did you mean supplier_name?",
                "SELECT chips_supp FROM panel | no column 'chips_supp'; did you mean chips_supplier_concentration",
                "SELECT * FROM indicator_valu | no table 'indicator_valu'; did you mean indicator_value?",
                "SELECT * FROM suppliersof('IND') | no table 'suppliersof'; did you mean suppliers_of?",
                "SELECT 1 FROM economy JOIN economy_year USING (country) | no column 'country'; did you mean country_code?",
                "FROM nation | 'nation' takes codes of nations in brackets and quotes, such as nation('IND')",
                "FROM comparison(FRA, 'DEU') | such as comparison('FRA', 'DEU')",
                "SELECT country_code FROM economy a JOIN economy_year b ON true | ambiguous reference",
                "SELEC 1 | not SQL",
                "SELECT 1; SELECT 2 | one question at a time",
            })
    void errorsNameTheNearest(String question, String expected) {
        Command command = query(question);

        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).containsIgnoringCase(expected);
    }

    @Test
    void panelHasOneRowPerNationAndYearAndTheSameValues() {
        assertThat(query(
                                "SELECT count(*) - count(DISTINCT (country_code, year)) AS twice FROM panel",
                                "--format",
                                "csv")
                        .out())
                .isEqualTo("twice\n0\n");
        assertThat(query(
                                "SELECT count(*) AS differing FROM panel p JOIN indicator_value v USING (country_code, year)"
                                        + " WHERE indicator = 'chips_supplier_concentration'"
                                        + " AND p.chips_supplier_concentration IS DISTINCT FROM v.value",
                                "--format",
                                "csv")
                        .out())
                .isEqualTo("differing\n0\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM latest WHERE country_code = 'IND'",
                "FROM supplier WHERE country_code = 'IND'",
                "FROM ranking WHERE country_code = 'IND'",
                "FROM nation('IND')",
                "FROM suppliers_of('IND')",
                "FROM comparison('FRA', 'DEU')",
                "SELECT comment FROM duckdb_columns() WHERE table_name = 'indicator_value' AND comment IS NOT NULL"
            })
    void readyViewsHaveRows(String question) throws IOException {
        assertThat(JSON.readTree(query(question, "--format", "json").out())).isNotEmpty();
    }

    @Test
    void sharesOfTheSuppliersOfANationSumToOne() {
        assertThat(query(
                                "SELECT count(*) AS wrong FROM (SELECT strand, year, sum(traced_share) AS total"
                                        + " FROM suppliers_of('IND') WHERE strand = 'chips' GROUP BY ALL)"
                                        + " WHERE abs(total - 1) > 1e-9",
                                "--format",
                                "csv")
                        .out())
                .isEqualTo("wrong\n0\n");
    }

    @Test
    void missingReleaseIsNamedWithThoseThatAreThere(@TempDir Path empty) {
        assertThat(Command.run("query", "SELECT 1", "--out", empty).code()).isEqualTo(3);
        assertThat(Command.run("query", "SELECT 1", "--out", empty).err()).contains("run --out");
        Command command = query("SELECT 1", "--release", "1999.1.1");
        assertThat(command.code()).isEqualTo(3);
        assertThat(command.err()).contains(Releases.starter().getFileName().toString());
        assertThat(Command.run("query", "SELECT 1", "--out", "hdfs://host/out").err())
                .contains("local folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IND", "in", "india"})
    void describesANationByCodeAndName(String nation) {
        Command command = Command.run("describe", nation, "--out", out());

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out())
                .startsWith("India (IND)")
                .contains("SCORES", "PARTICIPATION", "DEPENDENCE", "MODELS", "COVERAGE", "Taiwan")
                .doesNotContain("null", "NaN");
        assertThat(command.out().lines()).allMatch(line -> line.length() <= 110);
    }

    /** Whoever asks the view needs no table beside it to say how sure a share is, and whether its year is final. */
    @Test
    void suppliersHaveTheBoundsOfEachShareAndTheStateOfTheYear() {
        assertThat(query("""
                        SELECT bool_and(direct_low <= direct_share AND direct_share <= direct_high) AS direct,
                            bool_and(traced_low <= traced_share AND traced_share <= traced_high) AS traced,
                            bool_and(on_way_low <= on_way_share AND on_way_share <= on_way_high) AS way,
                            any_value(data_status) AS status, count(n) = count(*) AS cases
                        FROM suppliers_of('IND') WHERE strand = 'chips' AND year = 2024""", "--format", "csv").out())
                .isEqualTo("direct,traced,way,status,cases\ntrue,true,true,provisional,true\n");
    }

    @Test
    void describedFiguresAreThoseOfTheTables() throws IOException {
        JsonNode profile = JSON.readTree(
                Command.run("describe", "IND", "--json", "--out", out()).out());
        JsonNode chips = profile.path("dependence").get(0);

        JsonNode table = JSON.readTree(query(
                        "SELECT max(traced_share) AS share FROM dependence_edge WHERE country_code = 'IND'"
                                + " AND strand = 'chips' AND supplier_code <> 'UNK' AND year = "
                                + chips.path("year").asInt(),
                        "--format",
                        "json")
                .out());
        assertThat(chips.path("strand").asText()).isEqualTo("chips");
        assertThat(chips.at("/suppliers/0/traced_share")).isEqualTo(table.at("/0/share"));
    }

    /** Nations whose trade has known and unknown suppliers, and models and computers of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"IND", "FRA", "NAM", "NRU", "TWN", "HKG"})
    void whatIsControlledAddsUpAndNothingIsSaidOfUnknownSuppliers(String nation) throws IOException {
        JsonNode profile = JSON.readTree(
                Command.run("describe", nation, "--json", "--out", out()).out());

        for (JsonNode strand : profile.path("dependence")) {
            double own = strand.path("own").asDouble();
            double unknown = strand.path("unknown").asDouble();
            double certain = strand.path("revocable_low").asDouble()
                    + strand.path("irrevocable_low").asDouble();
            double possible = strand.path("revocable_high").asDouble()
                    + strand.path("irrevocable_low").asDouble();
            assertThat(certain).as("%s", strand).isLessThanOrEqualTo(1 - own - unknown + 1e-9);
            assertThat(possible).as("%s", strand).isCloseTo(1 - own, within(1e-9));
            if (unknown > 0) {
                assertThat(strand.path("revocable").isNull()).as("%s", strand).isTrue();
            }
            // Of goods all is from abroad and can be withheld, whoever of them sold how much.
            JsonNode known = JSON.readTree(query(
                            "SELECT coalesce(sum(if(strand_kind = 'goods', control_exposure, low)), 0) AS low FROM control_exposure JOIN strand USING (strand) WHERE country_code = '%s' AND strand = '%s' AND year = %s AND supplier_code <> 'UNK'"
                                    .formatted(
                                            nation,
                                            strand.path("strand").asText(),
                                            strand.path("year").asText()),
                            "--format",
                            "json")
                    .out());
            assertThat(strand.path("revocable_low").asDouble())
                    .isCloseTo(known.at("/0/low").asDouble(), within(1e-9));
        }
    }

    /** Nobody lists who supplies Tuvalu: all of it is an estimate. */
    @Test
    void nationWhoseSuppliersAreOnNoListIsSaidToBeThat() {
        assertThat(describedInOneLine("TUV"))
                .contains(
                        "no rank: imports of the needed strands are worth",
                        "AI computing power no value in 2024: the list has no cluster in the economy",
                        "none known")
                .contains("chips, 2024 (n = 0, 0 % of imports listed, the rest estimated): concentration not given");
    }

    /** The rank of dependence is a median; a nation whose suppliers are not known has a value, and the reason why no rank. */
    @Test
    void aNationWithoutARankIsToldWhy() {
        assertThat(describedInOneLine("POL"))
                .containsPattern(
                        "dependence [\\d.]+ % \\([\\d.]+ to [\\d.]+\\), no rank: suppliers are not known well enough");
        assertThat(describedInOneLine("JPN")).contains(", rank ").doesNotContain("put it elsewhere");
    }

    /** Whoever quotes a score needs its unit, and the name of the supplier that it is about. */
    @Test
    void scoresHaveTheirUnitsAndTheNameOfTheSupplier() {
        assertThat(describedInOneLine("XCN"))
                .containsPattern(
                        "dependence bloc [\\d.]+ % \\([\\d.]+ to [\\d.]+\\) from United States, treaty allies and Taiwan, rank")
                .containsPattern(
                        "participation [\\d.]+ % .+ participation intensity [\\d.]+ times the world's mean \\(");
        assertThat(describedInOneLine("GBR")).containsPattern("control exposure [\\d.]+ of 100 \\(");
        assertThat(describedInOneLine("IND"))
                .containsPattern("dependence [\\d. %()to]+ from China with Hong Kong and Macao, rank");
    }

    /** A variant of dependence has no row where there is no dependence, and for the same reason. */
    @Test
    void whoIsScoredWithOthersIsNotSaidToHaveNoValues() {
        assertThat(describedInOneLine("CHN"))
                .contains("dependence bloc no score in 2024: scored as one with others: China with Hong Kong and Macao")
                .contains("irreplaceable no score in 2024: scored as one with others: China with Hong Kong and Macao")
                .doesNotContain("none of its indicators");
    }

    /** Taiwan is in no year that has a score of control, and its suppliers of chips are listed in part: the bounds say which. */
    @Test
    void whatIsEstimatedHasItsBoundsAndNoReasonIsOfAnotherYear() {
        assertThat(describedInOneLine("TWN"))
                .contains("control exposure no score: none of its indicators has a value")
                .contains(
                        "from: South Korea 31 % (21 % to 53 %), direct 35 %; China 15 % (0 % to 36 %), direct 22 % (0 % to 33 %);");
        assertThat(describedInOneLine("EU")).contains("Malaysia 13 % (5 % to 28 %), direct 16 % (12 % to 35 %);");
    }

    /** China has models, suppliers and an index of control: of the three as one they are not unknown, but told of each. */
    @Test
    void whatSeveralHaveEachIsNotSaidToBeUnknownOfAllAsOne() throws IOException {
        assertThat(describedInOneLine("XCN"))
                .contains("control exposure no score as one: of CHN, HKG and MAC each", "'describe CHN'")
                .doesNotContain("nothing known", "none known", "none of its indicators");
        assertThat(Command.run("compare", "XCN", "USA", "--width", "200", "--out", out())
                        .out())
                .containsPattern("AI models released +of CHN, HKG and MAC each +\\d")
                .doesNotContain("no data");
        assertThat(JSON.readTree(Command.run("describe", "XCN", "--json", "--out", out())
                                .out())
                        .path("members"))
                .extracting(JsonNode::asText)
                .containsExactly("CHN", "HKG", "MAC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dependence", "Dependence_Bloc"})
    void aScoreIsSaidToBeThat(String score) {
        Command command = Command.run("describe", score, "--out", out());

        String id = score.toLowerCase(Locale.ROOT);
        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).startsWith(id + " is a score").contains("FROM ranking WHERE score_id = '" + id + "'");
        assertThat(query("FROM ranking WHERE score_id = '" + id + "'").code()).isZero();
    }

    /** Italy sells more chips than it buys, so that its suppliers stand on the lists of others: 10 % of its imports. */
    @Test
    void whatIsMostlyEstimatedIsSaidToBeSoFirst() {
        assertThat(describedInOneLine("ITA"))
                .contains("chips, 2024 (n = 4, 10 % of imports listed, the rest estimated): concentration 0.138")
                .contains("what is unknown may be from anybody")
                // Italy's direct shares may be nearly anything, and those by origin follow the estimate.
                .contains(
                        "bounds of goods by origin hold whatever sellers make themselves, and are no wider where who sold");
    }

    private static String describedInOneLine(String nation) {
        return Command.run("describe", nation, "--out", out()).out().replaceAll("\\s+", " ");
    }

    @Test
    void noLineEndsWithinAFigure() {
        assertThat(Command.run("describe", "PAK", "--out", out()).out())
                .contains("< 0.1 %")
                .doesNotContainPattern("<\\s*\\n|\\n\\s*%");
    }

    @Test
    void comparesTwoNations() throws IOException {
        assertThat(Command.run("compare", "FRA", "Germany", "--out", out()).out())
                .contains("France", "Germany", "dependence: score and rank");
        JsonNode both = JSON.readTree(
                Command.run("compare", "FRA", "DEU", "--json", "--out", out()).out());
        assertThat(both.at("/second/country_code").asText()).isEqualTo("DEU");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UK", "GB", "GBR", "United Kingdom"})
    void theUnitedKingdomHasItsNameAndTheCodesThatAreReservedForIt(String nation) {
        assertThat(Command.run("describe", nation, "--out", out()).out()).startsWith("United Kingdom (GBR)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BIH", "Bosnia", "Bosnia and Herzegovina"})
    void aNationIsNotNamedAfterAPartOfIt(String nation) {
        assertThat(Command.run("describe", nation, "--out", out()).out()).startsWith("Bosnia & Herzegovina (BIH)");
    }

    @Test
    void unknownNationIsAnsweredWithTheNearest() {
        Command command = Command.run("describe", "Frnce", "--out", out());

        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).contains("did you mean France?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Atlantis", "Nowhere", "", " "})
    void noNationIsOfferedInTheStrangestName(String nation) {
        Command command = Command.run("describe", nation, "--out", out());

        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err())
                .contains("There is no nation or group '" + nation.strip() + "'; none is named like it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SELECT nothing_of_this_name(1)", "SELECT error('It stops here.')", "SELECT error('Halt!')"})
    void whatTheDatabaseSaysIsOneLineWithOneMarkAtItsEnd(String question) {
        assertThat(query(question).err().lines().findFirst().orElseThrow()).matches(".*[^.!?][.?]");
    }

    @Test
    void nationIsNotComparedWithItself() {
        Command command = Command.run("compare", "France", "FR", "--out", out());

        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).contains("Both are France; name two different nations or groups.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EU", "eu", "European Union", "european_union"})
    void describesAGroupByIdAndName(String group) {
        Command command = Command.run("describe", group, "--out", out());

        assertThat(command.code()).as(command.err()).isZero();
        assertThat(command.out())
                .startsWith("European Union (eu), a group of nations.")
                .contains("MEMBERS", "no more: United Kingdom (to 2020)", "TOGETHER", "DEPENDENCE")
                .doesNotContain("null", "NaN");
        assertThat(command.out().lines()).allMatch(line -> line.length() <= 110);
    }

    /** The figures of 2024 were worked out by an independent program from the same lists. */
    @ParameterizedTest
    @CsvSource({
        "chips, 8542, 56.9, .368, MYS, .158",
        "chip_equipment, 8486, 10.9, .330, USA, .446",
        "computers, 8471, 125.2, .393, CHN, .577",
        "energy_equipment, 8507, 58.6, .437, CHN, .797"
    })
    void aGroupIsOneImporter(
            String strand, String heading, double billions, double fromMembers, String largest, double share)
            throws IOException {
        JsonNode profile = JSON.readTree(
                Command.run("describe", "eu", "--json", "--out", out()).out());
        JsonNode found = null;
        for (JsonNode one : profile.path("dependence")) {
            for (JsonNode part : one.path("headings")) {
                found = one.path("strand").asText().equals(strand)
                                && part.path("product_code").asText().equals(heading)
                        ? part
                        : found;
            }
        }

        assertThat(found).isNotNull();
        double imports = found.path("imports_usd").asDouble();
        assertThat(imports / 1e9).isCloseTo(billions, within(0.05));
        assertThat(1 - found.path("from_outside_usd").asDouble() / imports).isCloseTo(fromMembers, within(1e-3));
        assertThat(found.path("suppliers"))
                .filteredOn(supplier -> supplier.path("supplier_code").asText().equals(largest))
                .singleElement()
                .satisfies(supplier ->
                        assertThat(supplier.path("direct_share").asDouble()).isCloseTo(share, within(1e-3)));
    }

    @Test
    void membersOfWhichNothingIsKnownAreNamedAndCounted() throws IOException {
        JsonNode profile = JSON.readTree(Command.run("describe", "african_union", "--json", "--out", out())
                .out());

        assertThat(profile.path("members")).hasSize(55);
        assertThat(profile.path("dependence")).isNotEmpty();
        for (String part : List.of("dependence", "together")) {
            for (JsonNode row : profile.path(part)) {
                assertThat(row.path("missing"))
                        .as("%s", row)
                        .hasSize(
                                row.path("member_count").asInt() - row.path("n").asInt());
            }
        }
        assertThat(describedInOneLine("African Union"))
                .contains("chips, 2024: imports of 1.1 bn USD (54 of 55 members,", "missing: Western Sahara");
    }

    /** Nobody buys chips from a list of the treaty allies of the United States. */
    @Test
    void aListOfAPolicyIsSaidToBeNoGroupThatActs() {
        assertThat(describedInOneLine("us_treaty_ally"))
                .contains(
                        "37, with the year of joining: Albania (2009)",
                        "no group that acts: nothing is measured",
                        "With the United States and Taiwan they are one supplier")
                .doesNotContain("TOGETHER");
        assertThat(describedInOneLine("us_ai_diffusion_tier_1"))
                .endsWith("nothing is measured of its members as one. ");
    }

    @Test
    void comparesAGroupWithANationAndWithAGroup() throws IOException {
        assertThat(Command.run("compare", "EU", "USA", "--width", "200", "--out", out())
                        .out())
                .containsPattern("Release \\S+ +European Union +United States")
                .containsPattern("chips: imports +56.9 bn USD \\(2024\\) +36.2 bn USD \\(2024\\)")
                .containsPattern("chips: home supply +members get 37 % .* of groups alone")
                .containsPattern("dependence: score and rank +not measured of groups +\\d")
                .containsPattern("Share of the world's git pushes +19 % \\(2024, final, 27 of 27 members\\) +17 %");
        assertThat(Command.run("compare", "asean", "african union", "--width", "200", "--out", out())
                        .out())
                .containsPattern("AI models released +\\d+ .* no member has a value");
        JsonNode both = JSON.readTree(
                Command.run("compare", "USA", "eu", "--json", "--out", out()).out());
        assertThat(both.at("/first/country_code").asText()).isEqualTo("USA");
        assertThat(both.at("/second/group_id").asText()).isEqualTo("eu");
        assertThat(Command.run("compare", "EU", "european union", "--out", out())
                        .err())
                .contains("Both are European Union; name two different nations or groups.");
    }

    @Test
    void anUnknownNameIsAnsweredWithGroupsToo() {
        Command command = Command.run("describe", "Europan Union", "--out", out());

        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err())
                .contains(
                        "There is no nation or group 'Europan Union'; did you mean European Union?",
                        "asean, brics, eu");
    }

    @Test
    void nationOfNoRegionHasNone() {
        assertThat(Command.run("describe", "ATA", "--out", out()).out()).startsWith("Antarctica (ATA). Release ");
    }

    @ParameterizedTest
    @CsvSource({
        "United States, USA",
        "united states of america, USA",
        "United Kingdom, GBR",
        "uk, GBR",
        "Turkey, TUR",
        "turkiye, TUR",
        "Cote d'Ivoire, CIV",
        "Trinidad and Tobago, TTO",
        "na, NAM"
    })
    void nationsAreKnownByTheirCommonNames(String name, String code) throws IOException {
        assertThat(JSON.readTree(Command.run("describe", name, "--json", "--out", out())
                                .out())
                        .path("country_code")
                        .asText())
                .isEqualTo(code);
        assertThat(query("SELECT nation_code($$%s$$) AS code".formatted(name), "--format", "csv")
                        .out())
                .isEqualTo("code\n" + code + "\n");
    }

    @Test
    void namesThatHaveTheGivenOneInThemAreOfferedTogether() {
        assertThat(Command.run("describe", "Korea", "--out", out()).err())
                .contains("did you mean North Korea or South Korea?");
        assertThat(Command.run("run", "--only", "trade_flows").err())
                .contains("did you mean trade_flow?" + System.lineSeparator());
    }

    @Test
    void viewsOfNationsTakeNamesAndRefuseOthers() {
        String count = "SELECT count(*) > 100 AS many FROM %s('%s')";

        assertThat(query(count.formatted("suppliers_of", "India"), "--format", "csv")
                        .out())
                .isEqualTo("many\ntrue\n");
        for (String view : List.of("suppliers_of", "nation")) {
            Command wrong = query(count.formatted(view, "Indai"));
            assertThat(wrong.code()).isEqualTo(2);
            assertThat(wrong.err()).startsWith("There is no nation 'Indai'; write a code such as FRA or FR");
        }
        assertThat(query("FROM comparison('FRA', 'Germny')").err()).startsWith("There is no nation 'Germny'");
    }

    @Test
    void filesThatNothingWritesAreRefused(@TempDir Path folder) {
        Command spreadsheet = query("FROM economy", "--output", folder.resolve("answer.xlsx"));
        Command nowhere = query("FROM economy", "--output", folder.resolve("none/answer.csv"));

        assertThat(spreadsheet.code()).isEqualTo(2);
        assertThat(spreadsheet.err())
                .contains("Nothing writes files that end in '.xlsx'", ".csv with --format spreadsheet");
        assertThat(nowhere.code()).isEqualTo(3);
        assertThat(nowhere.err()).contains("there is no folder").doesNotContain("Exception");
        assertThat(folder.toFile().list()).isEmpty();
    }

    private static Command query(String question, Object... options) {
        Object[] words = new Object[options.length + 4];
        words[0] = "query";
        words[1] = question;
        words[2] = "--out";
        words[3] = out();
        System.arraycopy(options, 0, words, 4, options.length);
        return Command.run(words);
    }

    private static Path out() {
        return Releases.starter().getParent().getParent();
    }
}
