package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sovereignai.schemas.Schemas;

class IndicatorsCommandTest {

    @Test
    void listsAllAndFindsByWords() {
        Command all = indicators();
        Command about = indicators("open", "WEIGHTS");

        assertThat(all.out().lines()).hasSameSizeAs(Schemas.load().indicators().keySet());
        assertThat(about.out()).contains("open_model_share ", "Share of open-weight models [share]");
        assertThat(about.out().lines().count()).isLessThan(all.out().lines().count());
    }

    @Test
    void wordsThatNoIndicatorIsAboutEndWithTheCountOfAll() {
        Command none = indicators("zeppelin");

        assertThat(none.code()).isEqualTo(Main.WRONG_COMMAND_LINE);
        assertThat(none.err()).contains("No indicator is about 'zeppelin'");
    }

    @Test
    void catalogueHasASectionAndExamplesOfEveryIndicator() {
        String page = indicators("--format", "markdown").out();

        Schemas.load().indicators().keySet().forEach(id -> assertThat(page).contains("\n### " + id + "\n"));
        // The United States are first in the world's pushes: 107,174,582 of 632,006,426 in 2024 without aggregates.
        assertThat(page).contains("United States 2024: 0.17 (share); the most participation of");
        // The concentration of the world's exports is one number, and 67 of 82 nations find all chips elsewhere.
        assertThat(page)
                .contains("Aruba 2024: 0.195 (0 to 1); the same in all 226 nations.")
                .contains(
                        "Vietnam 2024: 0 (share), bounds 0 to 0.054; the least dependence of 82 nations, with 66 others.")
                .contains("Guatemala 2024: 0 (share); in the middle of 82 nations, level with 66 others.")
                .doesNotContain(" of 1 nations");
    }

    @Test
    void pageOfTheDocumentationIsTheCatalogue() throws IOException {
        assertThat(Files.readString(Path.of("../docs/indicators.md")))
                .as("run './sovereign-ai indicators --format markdown > docs/indicators.md'")
                .isEqualTo(indicators("--format", "markdown").out());
    }

    @Test
    void describesAnIndicatorATableAndNamesTheNearest() {
        assertThat(describe("git_push_world_share").out()).contains("What it is", "Years", "of 182 nations");
        assertThat(describe("economy_year").out()).startsWith("economy_year: Population and GDP");
        assertThat(describe("git_push_word_share").err()).contains("did you mean git_push_world_share?");
    }

    @Test
    void namesAreUnderstoodInCapitalsAndNearlyRightOnesAnswered() {
        assertThat(describe("Economy").out()).startsWith("economy: Economies");
        assertThat(describe("CHOKEPOINTS").out()).contains("(chokepoints)");
        assertThat(describe("chokepoint").err())
                .startsWith("There is no nation, group, indicator or table 'chokepoint'; did you mean chokepoints?");
        assertThat(describe("Frnce").err()).startsWith("There is no nation or group 'Frnce'; did you mean France?");
    }

    @Test
    void pageOfATableFitsTheScreenAndAViewHasItsColumns() {
        Command table = Command.run("describe", "indicator_value", "--width", "70", "--out", out());

        assertThat(table.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(70));
        assertThat(table.out().replaceAll("\\s+", " "))
                .contains(
                        "Key: country_code, year, indicator Made from: ",
                        "value (number; unit: see unit) Value of the indicator; empty where it cannot be computed");
        assertThat(describe("suppliers_of").out()).contains("    strand (string; unit: none)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "supplier", "ranking", "nation", "suppliers_of", "comparison", "panel"})
    void everyColumnOfAViewIsDescribed(String view) throws IOException {
        JsonNode page = new ObjectMapper()
                .readTree(
                        Command.run("describe", view, "--json", "--out", out()).out());

        assertThat(page.path("columns")).isNotEmpty().allSatisfy(column -> {
            assertThat(column.path("description").asText())
                    .as(column.toString())
                    .isNotBlank();
            assertThat(column.path("unit").asText()).as(column.toString()).isNotBlank();
            assertThat(column.path("type").asText()).as(column.toString()).isNotBlank();
        });
    }

    @Test
    void columnsOfAViewAreDescribedByWhatItReads() {
        assertThat(describe("comparison").out())
                .contains(
                        "    difference (number; unit: see unit)\n        Value of the first nation less that of the second.\n");
        assertThat(describe("suppliers_of").out())
                .contains("    supplier_name (string; unit: none)\n        English name of the economy that supplies");
        assertThat(describe("panel").out())
                .contains("    chokepoints (number; unit: strands)\n", "    year (integer; unit: year)\n");
        assertThat(Command.run("tables", "comparison").out())
                .contains("A view of: indicator_value, indicator", "    difference (number; unit: see unit)\n");
        // The views that take no nation can be looked at with their comments, panel among them as it is named.
        assertThat(Command.run(
                                "query",
                                "--out",
                                out(),
                                "--format",
                                "csv",
                                "SELECT table_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL -- panel")
                        .out())
                .isEqualTo("table_name\n");
    }

    @Test
    void jsonIsWrittenOfAnIndicatorAndATableToo() throws IOException {
        JsonNode indicator = new ObjectMapper()
                .readTree(Command.run("describe", "git_push_world_share", "--json", "--out", out())
                        .out());
        JsonNode table = new ObjectMapper()
                .readTree(Command.run("describe", "economy", "--json", "--out", out())
                        .out());

        // 107,174,582 of 632,006,426 pushes.
        assertThat(indicator.at("/examples/0/country_name").asText()).isEqualTo("United States");
        assertThat(indicator.at("/examples/0/value").asDouble()).isCloseTo(0.169578, within(1e-6));
        assertThat(table.at("/key/0").asText()).isEqualTo("country_code");
        assertThat(table.path("columns"))
                .filteredOn(column -> column.path("name").asText().equals("alpha2_code"))
                .singleElement()
                .satisfies(column ->
                        assertThat(column.path("description").asText()).contains("NA is Namibia"));
    }

    @Test
    void markdownIsMadeOfTheWholeCatalogue() {
        Command command = indicators("chips", "--format", "markdown");

        assertThat(command.code()).isEqualTo(Main.WRONG_COMMAND_LINE);
        assertThat(command.err()).startsWith("Markdown is made of the whole catalogue: leave out 'chips', or ");
    }

    @Test
    void tablesAreFoundByWords() {
        Command imports = Command.run("tables", "imports");
        Command both = Command.run("tables", "open", "Weights");
        Command none = Command.run("tables", "zeppelin");

        assertThat(imports.out())
                .contains("goods_supply ")
                .doesNotContain("unit:")
                .doesNotContain("model_lineage");
        assertThat(both.out()).contains("model_");
        assertThat(none.code()).isEqualTo(Main.WRONG_COMMAND_LINE);
        assertThat(none.err()).startsWith("There is no table 'zeppelin', and none is about that; did you mean ");
        assertThat(Command.run("tables", "panel").err())
                .startsWith(
                        "The columns of panel are the indicators that a release has; 'sovereign-ai describe panel'");
        assertThat(Command.run("tables", "economy").out()).startsWith("economy: Economies");
    }

    private static Command indicators(String... words) {
        Object[] arguments = new Object[words.length + 3];
        arguments[0] = "indicators";
        System.arraycopy(words, 0, arguments, 1, words.length);
        arguments[words.length + 1] = "--out";
        arguments[words.length + 2] = out();
        return Command.run(arguments);
    }

    private static Command describe(String name) {
        return Command.run("describe", name, "--out", out());
    }

    private static Path out() {
        return Releases.starter().getParent().getParent();
    }
}
