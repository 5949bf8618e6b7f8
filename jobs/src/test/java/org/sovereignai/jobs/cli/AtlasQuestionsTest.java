package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sovereignai.jobs.cli.AtlasPagesTest.number;
import static org.sovereignai.jobs.cli.AtlasPagesTest.percent;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.print.PageMargin;
import org.openqa.selenium.print.PageSize;
import org.openqa.selenium.print.PrintOptions;
import org.openqa.selenium.support.ui.Select;
import org.sovereignai.atlas.Atlas;

/** Readers ask the atlas questions of their own: explore, compare, cut off, weigh, print, find; against the tables. */
class AtlasQuestionsTest {

    private static Browser browser;
    private static Path site;
    private static Connection tables;

    @BeforeAll
    static void start() throws SQLException {
        browser = Browser.start();
        Path release = Releases.starter();
        site = release.resolve(Atlas.FOLDER);
        tables = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = tables.createStatement()) {
            for (String table : List.of(
                    "economy",
                    "indicator",
                    "indicator_value",
                    "index_score",
                    "dependence_edge",
                    "cutoff_exposure",
                    "goods_supply",
                    "strand",
                    "finding",
                    "model_access",
                    "group_value",
                    "group_edge",
                    "nation_group_member")) {
                statement.execute("CREATE VIEW %1$s AS FROM '%2$s/%1$s.parquet'".formatted(table, release));
            }
        }
    }

    @AfterAll
    static void stop() throws SQLException {
        if (browser != null) {
            browser.close();
        }
        if (tables != null) {
            tables.close();
        }
    }

    @AfterEach
    void nothingIsAmiss() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).allMatch(url -> url.matches("(file|data|blob|about):.*"));
    }

    // ---- explore

    @Test
    void linesShowTheYearsOfTheNationsThatAreChosen() throws SQLException {
        browser.open(site, "explore.html#measure=indicator/ai_adoption_share&nations=FRA,KEN");
        assertThat(column(browser.table("explored"), 1, 2, 3)).isEqualTo(texts("""
                SELECT country_code, year, value FROM indicator_value
                WHERE indicator = 'ai_adoption_share' AND country_code IN ('FRA', 'KEN')""", 2));

        new Select(browser.element("#group")).selectByValue("group:asean");
        browser.await("return location.hash.includes('group:asean')");
        browser.await("return document.querySelector('#explored details').textContent.includes('Indonesia')");
    }

    @Test
    void barsShowOneYearAndNameThoseWithoutAValue() throws SQLException {
        browser.open(site, "explore.html#measure=score/dependence&chart=bars&year=2023&nations=group:g7,PRK");
        assertThat(column(
                        browser.table("explored").stream()
                                .filter(row -> !row.get(3).equals("–"))
                                .toList(),
                        1,
                        2,
                        3,
                        4,
                        5))
                .isEqualTo(texts("""
                        SELECT country_code, year, score, score_low, score_high FROM index_score
                        JOIN nation_group_member USING (country_code)
                        WHERE group_id = 'g7' AND score_id = 'dependence' AND year = 2023""", -1));
        assertThat(browser.table("explored")).anySatisfy(row -> assertThat(row).contains("PRK", "–"));
        assertThat(browser.driver().getTitle()).startsWith("Dependence on abroad, 2023 · ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "bars", "table", "scatter"})
    void whatChinaHasAsOneWithOthersIsSaidAndOffered(String chart) {
        browser.open(site, "explore.html#measure=score/dependence&year=2024&nations=CHN,FRA&chart=" + chart);
        assertThat(browser.text("#as-one")).isEqualTo("China is scored as one with Hong Kong and Macao: add it.");
        assertThat(browser.text("#explored"))
                .contains("China is scored as one with Hong Kong and Macao.")
                .doesNotContain("Without a value: China", "Without both: China");

        browser.element("#as-one a").click();
        browser.await("return document.querySelector('#as-one').textContent.includes('which is shown')");
        assertThat(browser.table("explored")).anySatisfy(row -> assertThat(row).contains("XCN"));

        browser.open(site, "explore.html#measure=score/dependence&year=2024&nations=MAC,HKG&chart=" + chart);
        assertThat(browser.text("#as-one")).startsWith("Hong Kong and Macao are scored as one with China");
        browser.open(site, "explore.html#measure=indicator/git_push_world_share&nations=CHN,HKG&chart=lines");
        assertThat(browser.element("#as-one").getText()).isEmpty();
    }

    @Test
    void rankingAndMapSayWhoIsOneWithOthers() {
        browser.open(site, "ranking.html#score=dependence&year=2024");
        assertThat(browser.text("#ranking")).contains("China, Hong Kong and Macao are ranked as one.");
        browser.open(site, "index.html#measure=score/dependence&year=2024");
        assertThat(browser.text("#map")).contains("China, Hong Kong and Macao are scored as one, and drawn so.");
    }

    @Test
    void twoMeasuresStandAgainstEachOther() throws SQLException {
        browser.open(
                site,
                "explore.html#measure=indicator/developers_per_thousand&across=score/dependence&chart=scatter&year=2024");
        assertThat(column(browser.table("explored"), 1, 3, 6)).isEqualTo(texts("""
                SELECT v.country_code, value, score FROM indicator_value v JOIN index_score s USING (country_code, year)
                WHERE indicator = 'developers_per_thousand' AND score_id = 'dependence' AND year = 2024
                    AND value IS NOT NULL AND score IS NOT NULL AND country_code <> 'UNK'""", -1));
    }

    @Test
    void aWordNarrowsTheMeasures() throws SQLException {
        browser.open(site, "explore.html");
        assertThat(browser.text("#found")).endsWith(" measures");
        browser.element("#search").sendKeys("chips origin");
        browser.await("return document.querySelector('#found').textContent.endsWith('found')");
        @SuppressWarnings("unchecked")
        List<String> offered = (List<String>) browser.driver()
                .executeScript(
                        "return [...document.querySelectorAll('#measure optgroup:not([label=\"Shown now\"]) option')]"
                                + ".map((option) => option.value)");
        assertThat(offered).isNotEmpty().allSatisfy(key -> assertThat(key).startsWith("indicator/"));
        assertThat(rows("SELECT count(*) FROM indicator WHERE nation_year_count > 0 AND indicator_strand = 'chips'")
                        .get(0)
                        .get(0))
                .isInstanceOf(Long.class);
    }

    // ---- compare

    @Test
    void nationsStandSideBySideWithWhatTellsThemApart() throws SQLException {
        browser.open(site, "compare.html#nations=USA,IND&what=scores");
        List<Object> scores = rows("""
                SELECT u.score, i.score, u.rank_high < i.rank_low FROM index_score u JOIN index_score i USING (year, score_id)
                WHERE score_id = 'participation' AND year = 2024 AND u.country_code = 'USA' AND i.country_code = 'IND'""").get(0);
        assertThat(scores.get(2)).isEqualTo(true);
        @SuppressWarnings("unchecked")
        List<String> line = (List<String>) browser.driver()
                .executeScript(
                        "return [...document.querySelectorAll('#everything tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))"
                                + ".find((cells) => cells[0] === \"Part in the world's open source\")");
        assertThat(line.get(1)).isEqualTo("2024");
        assertThat(line.get(2)).startsWith(number(scores.get(0)));
        assertThat(line.get(3)).startsWith(number(scores.get(1)));
        assertThat(line.get(4)).isEqualTo("by rank: United States above India");
    }

    /** The European Union has the sum of its members' pushes as its own, not the middle of them; scores it has none. */
    @Test
    void aGroupIsComparedAsOne() throws SQLException {
        browser.open(site, "compare.html#nations=group:eu,USA&what=participation");
        List<Object> pushes = rows("""
                SELECT g.value, v.value, g.year FROM group_value g
                JOIN indicator_value v ON v.indicator = g.measure AND v.year = g.year AND v.country_code = 'USA'
                WHERE group_id = 'eu' AND measure = 'git_push_world_share' AND g.data_status <> 'partial'
                ORDER BY g.year DESC LIMIT 1""").get(0);
        @SuppressWarnings("unchecked")
        List<String> line = (List<String>) browser.driver()
                .executeScript(
                        "return [...document.querySelectorAll('#everything tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))"
                                + ".find((cells) => cells[0] === \"Share of the world's git pushes\")");
        assertThat(line.get(1)).isEqualTo(pushes.get(2).toString());
        assertThat(line.get(2)).startsWith(percent(pushes.get(0)));
        assertThat(line.get(3)).startsWith(percent(pushes.get(1)));
        assertThat((Double) pushes.get(0)).isGreaterThan(0.1);
        assertThat(browser.text("#everything")).doesNotContain("middle");
    }

    /** Goods of a bloc are followed as one, and the page of a nation has the same figures as the page Cut-off. */
    @Test
    void theNationPageSaysWhatABlocCouldWithhold() throws SQLException {
        browser.open(site, "nation.html#code=IND&year=2024");
        List<Object> allies = rows("""
                SELECT lost_direct, lost_after_reallocation, lost_on_way, lost_on_way_low, lost_on_way_high, lost_at_once
                FROM cutoff_exposure
                WHERE country_code = 'IND' AND actor_code = 'us_treaty_ally' AND strand = 'chips' AND year = 2024""").get(0);
        List<String> expected = allies.stream().map(AtlasPagesTest::percent).toList();
        @SuppressWarnings("unchecked")
        List<List<String>> blocs = (List<List<String>>)
                browser.driver()
                        .executeScript(
                                "return [...document.querySelectorAll('#blocs tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))");
        assertThat(blocs).anySatisfy(row -> {
            assertThat(row.subList(0, 2)).containsExactly("Chips", "United States, treaty allies and Taiwan");
            assertThat(row.subList(2, 8)).isEqualTo(expected);
        });
        browser.open(site, "cutoff.html#suppliers=group:us_allies_taiwan&strand=chips&year=2024&nation=IND");
        assertThat(browser.table("losses")).anySatisfy(row -> {
            assertThat(row.get(0)).isEqualTo("India");
            assertThat(List.of(row.get(1), row.get(9), row.get(10), row.get(11), row.get(13)))
                    .containsExactly(
                            expected.get(0), expected.get(2), expected.get(3), expected.get(4), expected.get(5));
        });
        assertThat(browser.text("#losses .note")).contains("A group acts as one");
    }

    // ---- cut off

    /** Whose closed models a nation is not offered already, on its own page and where cut-offs are tried. */
    @ParameterizedTest
    @ValueSource(strings = {"CHN", "VEN", "FRA"})
    void pagesSayWhichClosedModelsANationIsNotOffered(String nation) throws SQLException {
        List<Object> lists = rows("""
                SELECT any_value(country_name),
                    coalesce('those of ' || string_agg(publisher_name, '+' ORDER BY publisher_name) FILTER (NOT is_listed),
                        'none that is known'),
                    string_agg(publisher_name, '+' ORDER BY publisher_name) FILTER (is_listed),
                    string_agg(publisher_name, '+' ORDER BY publisher_name) FILTER (is_listed IS NULL)
                FROM model_access JOIN economy USING (country_code) WHERE country_code = '%s'""".formatted(nation)).get(0);
        String expected = "Closed models that are not offered in %s already: %s%s%s."
                .formatted(
                        lists.get(0),
                        lists.get(1),
                        lists.get(2) == null ? "" : "; offered: those of " + lists.get(2),
                        lists.get(3) == null ? "" : "; not known: those of " + lists.get(3))
                .replaceAll("\\+(?=\\w+\\+)", ", ")
                .replace("+", " and ");
        browser.open(site, "nation.html#code=" + nation);
        assertThat(browser.text("#access")).contains(expected).contains("undated, older than 2026");
        browser.open(site, "cutoff.html#suppliers=USA&nation=" + nation);
        assertThat(browser.text("#access")).startsWith(expected);
    }

    @Test
    void aBlocStopsAsOneSupplier() throws SQLException {
        browser.open(site, "cutoff.html#suppliers=group:china&among=group:asean&strand=computers&year=2024");
        Map<String, List<String>> shown = new LinkedHashMap<>();
        browser.table("losses").forEach(row -> shown.put(row.get(0), row.subList(1, 5)));
        assertThat(shown).isEqualTo(percents("""
                SELECT country_name, lost_direct, lost_traced, lost_traced_low, lost_traced_high
                FROM cutoff_exposure JOIN economy USING (country_code) JOIN nation_group_member m USING (country_code)
                WHERE actor_code = 'XCN' AND strand = 'computers' AND year = 2024 AND group_id = 'asean'
                    AND coalesce(since_year, 0) <= 2024
                    AND (lost_direct >= 0.001 OR lost_traced >= 0.001 OR lost_traced_high >= 0.001)"""));
        // Nations whose imports are too small for an indicator are in none of the counts.
        List<Object> counted = rows("""
                SELECT count(*) FILTER (traced > 0.5), count(*), count(*) FILTER (low > 0.5)
                FROM (
                    SELECT country_code, coalesce(max(lost_traced) FILTER (actor_code = 'XCN'), 0) AS traced,
                        coalesce(max(lost_traced_low) FILTER (actor_code = 'XCN'), 0) AS low
                    FROM cutoff_exposure JOIN economy USING (country_code)
                    WHERE strand = 'computers' AND year = 2024 AND NOT is_hub AND country_code NOT IN ('CHN', 'HKG', 'MAC')
                        AND country_code IN (SELECT country_code FROM goods_supply WHERE strand = 'computers' AND year = 2024
                            AND import_value_usd >= 10e6)
                    GROUP BY country_code)""").get(0);
        String sentence = "in %s of %s nations (by the lower bound in %s)".formatted(counted.toArray());
        assertThat(browser.text("#losses .summary")).contains(sentence, "ASEAN as one, weighted by imports: ");
        browser.open(site, "supplier.html#code=group:china&strand=computers&year=2024");
        assertThat(browser.text("#dependants .summary")).contains(sentence);
        // The finding answers the same question with the same numbers.
        assertThat((String)
                        rows("SELECT sentence FROM finding WHERE finding_id = 'q6_chinese_hardware' AND finding_item = 'summary'")
                                .get(0)
                                .get(0))
                .contains("computers of %s of %s nations (by the lower bound of %s)".formatted(counted.toArray()));
    }

    /** China, Hong Kong and Macao one by one are who acts as one; with Russia they are one of two, and added. */
    @Test
    void membersThatAreAllChosenActAsOne() throws SQLException {
        browser.open(site, "cutoff.html#suppliers=CHN,HKG,MAC&strand=chips&year=2024");
        assertThat(browser.heading("losses")).isEqualTo("Chips: loss if China, Hong Kong and Macao stopped, 2024");
        String published = """
                SELECT country_name, %s FROM cutoff_exposure JOIN economy USING (country_code)
                WHERE actor_code IN (%s) AND strand = 'chips' AND year = 2024
                    AND (lost_direct >= 0.001 OR lost_traced >= 0.001 OR lost_traced_high >= 0.001) GROUP BY ALL""";
        Map<String, List<String>> shown = new LinkedHashMap<>();
        browser.table("losses").forEach(row -> shown.put(row.get(0), row.subList(1, 5)));
        assertThat(shown)
                .isEqualTo(percents(
                        published.formatted("lost_direct, lost_traced, lost_traced_low, lost_traced_high", "'XCN'")));

        // A direct share that is estimated stands with its bounds.
        Map<String, List<String>> bounds = new LinkedHashMap<>();
        browser.table("losses").forEach(row -> bounds.put(row.get(0), row.subList(14, 16)));
        assertThat(bounds)
                .containsAllEntriesOf(percents(published.formatted(
                                "round(any_value(lost_direct_low), 3), round(any_value(lost_direct_high), 3)", "'XCN'")
                        + " HAVING any_value(lost_direct_high - lost_direct_low) > 0.02"));

        browser.open(site, "cutoff.html#suppliers=CHN,HKG,MAC,RUS&strand=chips&year=2024");
        assertThat(browser.heading("losses")).endsWith(" stopped, added up, 2024");
        assertThat(browser.text("#losses .note")).contains("Added up, not followed as one");
        Map<String, List<String>> added = new LinkedHashMap<>();
        browser.table("losses").forEach(row -> added.put(row.get(0), row.subList(1, 4)));
        assertThat(added)
                .containsAllEntriesOf(percents(
                        published.formatted("sum(lost_direct), sum(lost_traced), sum(lost_traced_low)", "'XCN', 'RUS'")
                                + " HAVING count(*) = 2"));
    }

    @Test
    void whatNobodyCanTakeBackIsNoLoss() throws SQLException {
        browser.open(site, "cutoff.html#suppliers=USA&strand=code&year=2024&nation=JPN");
        assertThat(browser.heading("losses")).startsWith("Code: nothing of it can be withdrawn; what stays");
        assertThat(browser.table("losses"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get(1)).isEqualTo("0 %"));
        List<Object> models = rows("""
                SELECT lost_direct - irrevocable_share, irrevocable_share FROM cutoff_exposure
                WHERE country_code = 'JPN' AND actor_code = 'USA' AND year = 2024 AND strand = 'base_models'""").get(0);
        assertThat(browser.table("strands"))
                .anySatisfy(row -> assertThat(List.of(row.get(0), row.get(1), row.get(6)))
                        .containsExactly("Base models", percent(models.get(0)), percent(models.get(1))));
    }

    // ---- groups and suppliers over the years

    @Test
    void aGroupIsOneImporter() throws SQLException {
        browser.open(site, "group.html#id=asean&strand=chips&year=2024");
        List<Object> taiwan = rows("""
                SELECT direct_share, direct_low, direct_high, origin_share, origin_low, origin_high FROM group_edge
                WHERE group_id = 'asean' AND strand = 'chips' AND year = 2024 AND supplier_code = 'TWN'""").get(0);
        assertThat(browser.table("importer"))
                .anySatisfy(row -> {
                    assertThat(row.get(1)).isEqualTo("TWN");
                    assertThat(row.subList(4, 10))
                            .isEqualTo(
                                    taiwan.stream().map(AtlasPagesTest::percent).toList());
                })
                .noneSatisfy(row -> assertThat(List.of("SGP", "MYS", "VNM")).contains(row.get(1)));
        assertThat(browser.text("#importer .summary")).startsWith("Of 183 bn USD from outside, Taiwan ");
    }

    /** Strands without trade in goods are worked out by the page, each member by its cases. */
    @Test
    void aGroupHasOtherSuppliersToo() {
        browser.open(site, "group.html#id=asean&strand=code&year=2024");
        assertThat(browser.table("importer")).isNotEmpty();
        assertThat(browser.text("#importer .note")).contains("Worked out in this page");
    }

    @Test
    void whatWouldVanishIfMembersSuppliedEachOther() throws SQLException {
        browser.open(site, "group.html#id=eu&strand=energy_equipment&year=2024");
        Map<String, List<String>> shown = new LinkedHashMap<>();
        browser.table("mutual").forEach(row -> shown.put(row.get(0), row.subList(3, 9)));
        assertThat(shown).hasSize(4).isEqualTo(percents("""
                SELECT strand_title, now.value, now.low, now.high, could.value, could.low, could.high
                FROM group_value now JOIN group_value could USING (group_id, year, indicator_strand)
                JOIN strand ON strand = indicator_strand
                WHERE group_id = 'eu' AND year = 2024 AND now.measure = 'from_members_share'
                    AND could.measure = 'could_be_from_members_share' ORDER BY strand_order"""));
        assertThat(browser.text("#mutual .summary")).contains("chips 37 % (29 % to 48 %)");
        assertThat(browser.table("importer"))
                .anySatisfy(row -> assertThat(row.get(0)).isEqualTo("China (8507)"));
        browser.open(site, "group.html#id=african_union&year=2024");
        assertThat(browser.text("#mutual .note")).contains("54 of 55 members have figures");
        browser.open(site, "group.html#id=us_treaty_ally&year=2024");
        assertThat(browser.text("#mutual .empty")).contains("no group that acts");
    }

    @Test
    void whoInAGroupHoldsWhat() throws SQLException {
        browser.open(site, "group.html#id=eu");
        Map<String, List<String>> shown = new LinkedHashMap<>();
        browser.table("holders").stream()
                .filter(row -> row.get(0).equals("Share of the world's git pushes"))
                .forEach(row -> shown.put(row.get(1), List.of(row.get(5))));
        assertThat(shown).hasSize(27).isEqualTo(percents("""
                SELECT country_name, value / sum(value) OVER () FROM indicator_value
                JOIN nation_group_member USING (country_code) JOIN economy USING (country_code)
                WHERE indicator = 'git_push_world_share' AND year = 2024 AND group_id = 'eu' AND until_year IS NULL"""));
        assertThat(browser.table("holders"))
                .filteredOn(row -> row.get(0).startsWith("Chip-making equipment"))
                .first()
                .satisfies(row -> assertThat(row.get(2)).isEqualTo("NLD"));
    }

    /** What somebody's members buy directly is estimated in part, and stands with its bounds as on a nation's page. */
    @Test
    void directSharesOfAGroupHaveTheirBounds() throws SQLException {
        List<Object> taiwan = rows("""
                SELECT direct_share, direct_low, direct_high, origin_share, origin_low, origin_high FROM group_edge
                WHERE group_id = 'eu' AND strand = 'chips' AND year = 2024 AND supplier_code = 'TWN'""").get(0);
        browser.open(site, "group.html#id=eu&strand=chips&year=2024");
        assertThat(browser.text("#importer .summary"))
                .contains("Taiwan %s direct (%s to %s), %s by origin (%s to %s)"
                        .formatted(taiwan.stream().map(AtlasPagesTest::percent).toArray()));
        assertThat(browser.text("#holders .summary"))
                .contains("share of tokens of the nation's models on one router: France, of which alone it is known");
    }

    /** China with Hong Kong and Macao act as one, and are no list of a policy. */
    @Test
    void aGroupThatActsIsNotSaidToBeAListOfAPolicy() {
        browser.open(site, "group.html#id=china&year=2024");
        assertThat(browser.text("#mutual .empty"))
                .startsWith("What it could withhold from others is measured as of one");
        assertThat(browser.text("#holders .empty")).doesNotContain("policy");
    }

    // ---- ends, of which several may have the value

    @Test
    void severalWithTheLargestValueAreSaidToBeSeveral() throws SQLException {
        List<Object> open = rows("""
                SELECT count(*) FILTER (value = 1), count(*) FROM indicator_value
                WHERE indicator = 'open_licence_pusher_share' AND year = 2024 AND value IS NOT NULL""").get(0);
        browser.open(site, "index.html#measure=indicator/open_licence_pusher_share&year=2024");
        assertThat(browser.text("#map .summary"))
                .startsWith("Largest: %s of %s with 100 %%; smallest: ".formatted(open.toArray()));

        // The same for every nation that trades them.
        browser.open(site, "index.html#measure=indicator/chips_world_supply_concentration&year=2024");
        assertThat(browser.text("#map .summary")).matches("All \\d+ have the same value: 0\\.135\\.");

        browser.open(site, "explore.html#measure=indicator/model_use_share&chart=bars&nations=FRA&year=2026");
        assertThat(browser.text("#explored .summary")).startsWith("France alone has a value: ");
    }

    @Test
    void titlesAreSpelledAndRanksOfAnIndexAreNoMedians() {
        browser.open(
                site, "explore.html#measure=indicator/compute_h100e&chart=scatter&across=indicator/model_releases");
        assertThat(browser.heading("explored")).startsWith("AI computing power against AI models released, ");
        browser.open(site, "explore.html#measure=indicator/model_use_share");
        assertThat(browser.heading("explored")).endsWith(" on one router, 2026");

        browser.open(site, "weights.html#score=control_exposure");
        assertThat(browser.text("#weighted .note")).doesNotContain("middle one of the draws");
        browser.open(site, "weights.html#score=dependence");
        assertThat(browser.text("#weighted .note")).contains("middle one of the draws");
    }

    @Test
    void oneBoundAloneIsSaidAndNoEmptyBracket() {
        browser.open(site, "compare.html#nations=USA,CHN,FRA");
        assertThat(browser.text("#everything"))
                .contains("185,031 (at least 185,031)")
                .doesNotContain("()");
        assertThat(browser.text("#as-one"))
                .isEqualTo("Where scores are missing: China is scored as one with Hong Kong and Macao: add it.");

        browser.element("#as-one a").click();

        browser.await("return document.getElementById('as-one').textContent.includes('which is shown')");
    }

    /** Nobody can withdraw code, and more than half of it comes from one nation all the same. */
    @Test
    void whatComesFromASupplierIsCountedWhetherItStopsOrNot() throws SQLException {
        List<Object> half = rows("""
                WITH importer AS (
                    SELECT country_code, coalesce(sum(direct_share) FILTER (supplier_code = 'UNK'), 0) AS unknown,
                        coalesce(sum(direct_share) FILTER (supplier_code = 'USA'), 0) AS share
                    FROM dependence_edge WHERE strand = 'code' AND year = 2024 GROUP BY country_code)
                SELECT count(*) FILTER (share > 0.5), count(*) FROM importer JOIN economy USING (country_code)
                WHERE NOT is_hub AND country_code <> 'USA' AND unknown <= 0.5""").get(0);
        assertThat((Long) half.get(0)).isGreaterThan(50);
        browser.open(site, "cutoff.html#suppliers=USA&strand=code&year=2024");
        assertThat(browser.text("#losses .summary"))
                .startsWith("More than half comes from there in %s of %s nations".formatted(half.toArray()));
    }

    @Test
    void aBriefSpeaksOfTheUnitedStatesAndOfSuppliersTooSmallToBeListed() {
        browser.open(site, "brief.html#code=USA&year=2024");
        assertThat(browser.text("#cite"))
                .contains("brief of the United States, CC BY 4.0")
                .contains("World Bank");
        assertThat(browser.text("#strands")).contains("Computing power by owner none of one percent or more 0 % 0.2 %");
        assertThat(browser.text("#cards")).contains("rank 13, 90 % between 12 and 13, of 13");
        // 0.0202 of all, of which 0.9672 is known: the table above has 2.0 %.
        assertThat(browser.text("#profile"))
                .contains("base models: 2.1 %")
                .contains("a share of the supply whose supplier and terms are known");
    }

    // ---- a group on the pages of all nations

    @Test
    void aGroupIsPickedOutOnTheMapInTheRankingAndInTheQuadrant() throws SQLException {
        List<String> ranked = rows("""
                        SELECT country_code FROM index_score JOIN nation_group_member USING (country_code)
                        WHERE group_id = 'asean' AND score_id = 'dependence' AND year = 2024 AND since_year <= 2024
                            AND rank IS NOT NULL ORDER BY 1""").stream().map(row -> (String) row.get(0)).toList();
        browser.open(site, "ranking.html#score=dependence&year=2024&count=all");
        new Select(browser.element("#among")).selectByValue("group:asean");
        browser.awaitHeading("ranking", "Dependence on abroad: ranks of ASEAN in 2024");
        assertThat(browser.table("ranking").stream().map(row -> row.get(1)).sorted())
                .isNotEmpty()
                .isEqualTo(ranked);

        // The menu keeps the group.
        assertThat(browser.element("nav[aria-label='Pages'] a[href^='index.html']")
                        .getAttribute("href"))
                .contains("among=group:asean");
        browser.open(site, "index.html#measure=score/dependence&year=2024&among=group:asean");
        assertThat(browser.heading("map")).isEqualTo("Dependence on abroad, ASEAN, 2024");
        assertThat(browser.table("map"))
                .hasSize(10)
                .anySatisfy(row -> assertThat(row).contains("VNM"));
        assertThat(browser.text("#map .note")).contains("of 10 economies of ASEAN have a value");

        browser.open(site, "quadrant.html#year=2024&among=group:asean");
        assertThat(browser.heading("quadrant")).isEqualTo("Participation against dependence, ASEAN, 2024");
        assertThat(browser.table("quadrant").stream().map(row -> row.get(1)))
                .isNotEmpty()
                .allSatisfy(code -> assertThat(rows("SELECT 1 FROM nation_group_member WHERE group_id = 'asean' AND"
                                + " country_code = '" + code + "'"))
                        .isNotEmpty());

        // China stands with Hong Kong and Macao where China is.
        browser.open(site, "ranking.html#score=dependence_bloc&year=2024&count=all&among=group:brics");
        assertThat(browser.table("ranking").stream().map(row -> row.get(1)))
                .contains("XCN")
                .doesNotContain("USA");
        browser.open(site, "ranking.html#score=dependence&year=2024&count=all&among=Oceania");
        assertThat(browser.table("ranking").stream().map(row -> row.get(1)))
                .contains("AUS")
                .doesNotContain("VNM");
    }

    @Test
    void suppliersOfANationOverTheYears() throws SQLException {
        browser.open(site, "nation.html#code=VNM&strand=chips");
        Map<String, List<String>> shown = new LinkedHashMap<>();
        browser.table("suppliers-years").forEach(row -> shown.put(row.get(0) + row.get(2), row.subList(3, 7)));
        assertThat(shown).isNotEmpty().isEqualTo(percents("""
                SELECT year || supplier_code, direct_share, traced_share, traced_low, traced_high FROM dependence_edge
                WHERE country_code = 'VNM' AND strand = 'chips' AND (direct_share >= 0.01 OR traced_share >= 0.01)"""));
        assertThat(browser.text("#suppliers-years .summary")).startsWith("Largest known: ");
    }

    // ---- own weights

    @Test
    void equalWeightsGiveThePublishedScoreAndOthersAnother() throws SQLException {
        browser.open(site, "weights.html#score=dependence&year=2024");
        assertThat(browser.table("weighted"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get(3)).isEqualTo(row.get(7)))
                // The published rank is another where the middle of the draws is: the weights moved nobody.
                .allSatisfy(row -> assertThat(row.get(9)).isEqualTo("0"))
                .anySatisfy(row -> assertThat(row.get(2)).isNotEqualTo(row.get(6)));
        browser.open(site, "weights.html#score=dependence&year=2024&chips=3&computers=0");
        assertThat(column(browser.table("weighted"), 1, 3)).isEqualTo(texts("""
                SELECT country_code, sum(score * weight) / sum(weight)
                FROM (SELECT *, CASE score_id WHEN 'chips' THEN 3 WHEN 'computers' THEN 0 ELSE 1 END AS weight FROM index_score)
                WHERE parent_score_id = 'dependence' AND year = 2024 AND country_code IN (
                    SELECT country_code FROM index_score WHERE score_id = 'dependence' AND year = 2024 AND rank IS NOT NULL)
                GROUP BY country_code""", -1));
        assertThat(browser.text("#weighted .summary")).startsWith("Your own weights, not the published score.");
    }

    // ---- pages of indicators, briefs

    @Test
    void everyIndicatorHasItsPage() throws SQLException {
        browser.open(site, "indicator.html#id=chips_top_supplier_share");
        List<Object> said = rows("""
                SELECT title, caveats, unit, source FROM indicator WHERE indicator = 'chips_top_supplier_share'""").get(0);
        assertThat(browser.text("main"))
                .contains(said.stream().map(String::valueOf).toList())
                .contains("BACI, international trade at the product level (etalab-2.0)");
        assertThat(browser.driver().executeScript("return document.querySelectorAll('#catalogue tbody tr').length"))
                .isEqualTo(rows("SELECT count(*) FROM indicator WHERE nation_year_count > 0")
                        .get(0)
                        .get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FRA", "USA", "KEN", "VNM", "LIE", "POL", "NRU"})
    void aBriefIsOnePage(String nation) {
        browser.open(site, "brief.html#code=" + nation);
        PrintOptions paper = new PrintOptions();
        paper.setPageSize(new PageSize(29.7, 21));
        paper.setPageMargin(new PageMargin(1.2, 1.2, 1.2, 1.2));
        paper.setBackground(true);
        String pdf = new String(
                Base64.getDecoder().decode(browser.driver().print(paper).getContent()), StandardCharsets.ISO_8859_1);
        assertThat(Pattern.compile("/Type\\s*/Page\\b").matcher(pdf).results().count())
                .isEqualTo(1);
    }

    /** France's bases are Chinese and American by origin, known exactly; what it has of a Russian one came from elsewhere. */
    @Test
    void aBriefNamesAsSuppliersByOriginThoseWhoMadeSomething() {
        browser.open(site, "brief.html#code=FRA&year=2024");
        assertThat(browser.text("#strands"))
                .contains("China 29 %; United States 14 %")
                .doesNotContain("Russia", "(29 % to 29 %)");
    }

    // ---- the address, the history, the search

    @Test
    void backLeadsThroughTheStatesOfAPage() {
        // A history of its own: of a long one Chromium drops entries.
        browser.driver().switchTo().newWindow(WindowType.TAB);
        browser.open(site, "ranking.html");
        List<String> headings = new ArrayList<>();
        headings.add(browser.heading("ranking"));
        for (String score :
                List.of("dependence", "control_exposure", "participation", "dependence", "control_exposure")) {
            new Select(browser.element("#score")).selectByValue(score);
            browser.await("return location.hash.includes('score=" + score + "')");
            browser.await(
                    "return document.body.dataset.ready === 'true' && document.querySelector('#ranking h2').textContent"
                            + " !== \"" + headings.get(headings.size() - 1) + "\"");
            headings.add(browser.heading("ranking"));
        }
        for (int i = headings.size() - 2; i >= 0; i--) {
            browser.driver().navigate().back();
            browser.awaitHeading("ranking", headings.get(i));
            assertThat(browser.driver().getTitle()).startsWith(headings.get(i));
        }
        browser.driver().navigate().forward();
        browser.awaitHeading("ranking", headings.get(1));
    }

    @ParameterizedTest
    @CsvSource({
        "nation.html#code=FRAX, FRA",
        "index.html#measure=indicator/ai_adoption_shares, ai_adoption_share",
        "flows.html#strand=chip, chips",
        "cutoff.html#suppliers=CHNX, CHN"
    })
    void whatIsNotThereIsAnsweredWithTheNearest(String page, String nearest) {
        browser.open(site, page);
        assertThat(browser.text("#problem")).contains("This page cannot be shown: this release has no ", "Nearest: ");
        assertThat(browser.element("#problem a").getAttribute("href")).endsWith(nearest);
        assertThat(browser.complaints()).hasSize(1);
        browser.element("#problem a").click();
        browser.await("return document.querySelector('#problem').hidden && document.body.dataset.ready === 'true'");
    }

    @ParameterizedTest
    @CsvSource({
        "Viet Nam, Vietnam",
        "Holland, Netherlands",
        "turkei, Türkiye",
        "Allemagne, Germany",
        "KEN, Kenya",
        "Portgual, Portugal"
    })
    void nationsAreFoundByWhatPeopleCallThem(String typed, String name) {
        browser.open(site, "findings.html");
        browser.element("#find").sendKeys(typed, Keys.ENTER);
        browser.await("return location.pathname.endsWith('/nation.html') && document.body.dataset.ready === 'true'");
        assertThat(browser.text("#name")).isEqualTo(name);
    }

    @Test
    void theMenuKeepsTheNationTheYearAndTheStrand() {
        browser.open(site, "nation.html#code=KEN&year=2022&strand=computers");
        browser.element("nav a[href^='brief.html']").click();
        browser.await("return location.pathname.endsWith('/brief.html') && document.body.dataset.ready === 'true'");
        assertThat(browser.driver().getCurrentUrl()).contains("code=KEN", "year=2022");
        browser.element("nav a[href^='cutoff.html']").click();
        browser.await("return location.pathname.endsWith('/cutoff.html') && document.body.dataset.ready === 'true'");
        assertThat(browser.driver().getCurrentUrl()).contains("nation=KEN", "year=2022", "strand=computers");
        browser.driver().executeScript("sessionStorage.clear()");
    }

    // ---- take along

    @Test
    void filesSayWhatTheyAreAndFramesNeedNothingElse() {
        browser.open(site, "explore.html#measure=indicator/ai_adoption_share&nations=FRA,KEN");
        browser.driver()
                .executeScript(
                        "window.saved = {};"
                                + " atlas.download = (name, blob) => blob.text().then((text) => (saved[name.split('.').at(-1)] = text))");
        browser.element("#explored button[aria-label='Save as CSV']").click();
        browser.element("#explored button[aria-label='Save as a page of its own, to embed']")
                .click();
        browser.await("return saved.csv !== undefined && saved.html !== undefined");
        List<String> csv = ((String) browser.driver().executeScript("return saved.csv"))
                .lines()
                .toList();
        assertThat(csv.get(0))
                .startsWith("country_name,country_code,year,value,")
                .endsWith(",unit,source,release");
        assertThat(csv.get(1)).contains(",share,");
        assertThat((String) browser.driver().executeScript("return saved.html"))
                .startsWith("<!doctype html>")
                .contains("default-src 'none'", "<svg ", "People who use AI", "CC BY 4.0")
                .doesNotContain("<script");
        assertThat((String) browser.driver().executeScript("return document.querySelector('#explored textarea').value"))
                .startsWith("<iframe src=\"sovereign-ai-")
                .endsWith("</iframe>");
    }

    @Test
    void tablesSortAndNarrow() {
        browser.open(site, "explore.html#measure=score/dependence&chart=table&nations=all");
        browser.await("return document.querySelector('#explored tbody tr') !== null");
        browser.element("#explored .table-tools input").sendKeys("Norway");
        browser.await(
                "return [...document.querySelectorAll('#explored tbody th')].every((cell) => cell.textContent === 'Norway')");
        browser.element("#explored thead th:nth-child(4) button").click();
        browser.await("return document.querySelector('#explored th[aria-sort=descending]') !== null");
        @SuppressWarnings("unchecked")
        List<String> values = (List<String>) browser.driver()
                .executeScript(
                        "return [...document.querySelectorAll('#explored tbody tr')].map((row) => row.cells[3].textContent)"
                                + ".filter((text) => text !== '–')");
        assertThat(values.stream().map(Double::valueOf).toList()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void filesOfANationHoldItsCodeAndATableOffersNoDrawing() {
        browser.open(site, "nation.html#code=KEN&year=2024&strand=chips");
        browser.driver()
                .executeScript(
                        "window.saved = {};"
                                + " atlas.download = (name, blob) => blob.text().then((text) => (saved[name] = text));"
                                + " document.querySelectorAll('main button[aria-label=\"Save as CSV\"]').forEach((button) => button.offsetParent && button.click())");
        browser.await("return Object.keys(saved).length >= 5");
        @SuppressWarnings("unchecked")
        Map<String, String> saved = (Map<String, String>) browser.driver().executeScript("return saved");
        assertThat(saved).allSatisfy((name, csv) -> {
            assertThat(name).startsWith("nation-KEN-");
            assertThat(csv.lines().findFirst().orElseThrow()).matches(".*(^|,)country_code,.*unit,source,release");
            assertThat(csv.lines().skip(1)).isNotEmpty().allMatch(line -> line.contains(",KEN,"));
        });
        browser.open(site, "explore.html#chart=table");
        assertThat(browser.driver()
                        .executeScript("return [...document.querySelectorAll('#explored .save button')]"
                                + ".filter((button) => button.offsetParent).map((button) => button.textContent)"))
                .isEqualTo(List.of("CSV", "Link"));
    }

    /** India has scores in 2024, and no indicators that the release singles out. */
    @Test
    void aNationWithScoresIsNotSaidToHaveNone() throws SQLException {
        assertThat((Long) rows("""
                SELECT count(*) FROM index_score WHERE country_code = 'IND' AND year = 2024 AND score IS NOT NULL""").get(0).get(0)).isPositive();
        browser.open(site, "nation.html#code=IND&year=2024");
        assertThat(browser.text("#profile")).contains("singles out none").doesNotContain("no score");
    }

    // ---- on a phone

    @Test
    void everyBarHasItsNameOnAPhone() {
        browser.resize(390, 844);
        try {
            browser.open(site, "nation.html#code=VNM&year=2024");
            List<String> names =
                    browser.table("control").stream().map(row -> row.get(0)).toList();
            assertThat(names).anyMatch(name -> name.length() > 60);
            String drawn = (String) browser.driver()
                    .executeScript("return [...document.querySelectorAll('#control .chart svg text')]"
                            + ".map((text) => text.textContent).join('').replace(/\\s/g, '')");
            assertThat(names).allSatisfy(name -> assertThat(drawn).contains(name.replaceAll("\\s", "")));
        } finally {
            browser.resize(1280, 900);
        }
    }

    /** A finger cannot hover: its first touch of a hatched nation says why it has no value, its second opens the page. */
    @Test
    void aTouchSaysWhyANationHasNoValue() {
        browser.resize(390, 844);
        try {
            browser.open(site, "index.html#measure=indicator/ai_adoption_share&year=2025");
            browser.driver().executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", true));
            // The largest area that is hatched is Greenland.
            @SuppressWarnings("unchecked")
            List<Number> hatched = (List<Number>) browser.driver().executeScript("""
                    document.querySelector('.chart').scrollIntoView();
                    const size = (box) => box.width * box.height;
                    const boxes = [...document.querySelectorAll('.chart path[fill^="url(#"]')].map((path) => path.getBoundingClientRect());
                    const box = boxes.reduce((most, other) => (size(other) > size(most) ? other : most));
                    return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 3)];""");
            touch(hatched);
            browser.await(
                    "return [...document.querySelectorAll('.chart text')].some((text) => text.textContent.includes('no value'))");
            assertThat(browser.driver().getCurrentUrl()).contains("index.html");
            touch(hatched);
            browser.await(
                    "return location.pathname.endsWith('/nation.html') && document.body.dataset.ready === 'true'");
            assertThat(browser.text("#name")).isEqualTo("Greenland");
        } finally {
            browser.driver().executeCdpCommand("Emulation.setTouchEmulationEnabled", Map.of("enabled", false));
            browser.resize(1280, 900);
        }
    }

    private static void touch(List<Number> place) {
        browser.driver()
                .executeCdpCommand(
                        "Input.dispatchTouchEvent",
                        Map.of(
                                "type",
                                "touchStart",
                                "touchPoints",
                                List.of(Map.of("x", place.get(0), "y", place.get(1)))));
        browser.driver()
                .executeCdpCommand("Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explore.html",
                "compare.html",
                "group.html",
                "cutoff.html#suppliers=group:china",
                "weights.html",
                "brief.html",
                "nation.html",
                "explore.html#chart=scatter",
                "supplier.html",
                "flows.html"
            })
    void nothingOverlapsOnAPhone(String page) {
        browser.resize(390, 844);
        try {
            browser.open(site, page);
            assertThat(browser.driver().executeScript("return document.documentElement.scrollWidth"))
                    .isEqualTo(390L);
            assertThat(browser.driver().executeScript("""
                    const parts = [...document.querySelectorAll('header a, header input, header button, main h1, main h2, main label,'
                      + ' main p, main li > button, .save button, .chart, .legend li, summary')]
                      .filter((part) => part.offsetParent !== null && part.getClientRects().length === 1)
                      .filter((part) => part.tagName === 'SUMMARY' || !part.closest('details:not([open])'));
                    const boxes = parts.map((part) => [part, part.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
                    const name = (part) => part.tagName + ' ' + part.textContent.trim().slice(0, 40);
                    return boxes.flatMap(([a, p], i) => boxes.slice(i + 1)
                      .filter(([b, q]) => !a.contains(b) && !b.contains(a)
                        && Math.min(p.right, q.right) - Math.max(p.left, q.left) > 1
                        && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 1)
                      .map(([b]) => name(a) + ' / ' + name(b)));"""))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                    .isEmpty();
            assertThat(browser.driver().executeScript("""
                    return [...document.querySelectorAll('.chart svg')].flatMap((drawing) => {
                      const words = [...drawing.querySelectorAll('text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
                      return words.flatMap(([a, p], i) => words.slice(i + 1)
                        .filter(([b, q]) => Math.min(p.right, q.right) - Math.max(p.left, q.left) > 2
                          && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > 4)
                        .map(([b]) => a + ' / ' + b));
                    });"""))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                    .isEmpty();
        } finally {
            browser.resize(1280, 900);
        }
    }

    // ---- the page and the tables, both as text

    /** Some columns of rows, by the text of the first of them and, if there is a year among them, by the year. */
    private static Map<String, List<String>> column(List<List<String>> table, int... columns) {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        for (List<String> row : table) {
            List<String> cells = new ArrayList<>();
            for (int column : columns) {
                cells.add(row.get(column));
            }
            boolean hasYear = cells.size() > 1 && cells.get(1).matches("20\\d\\d");
            shown.put(cells.get(0) + (hasYear ? cells.get(1) : ""), cells);
        }
        return shown;
    }

    /** The same of a query; the column of this number, from 0 on, is a share. */
    private static Map<String, List<String>> texts(String query, int share) throws SQLException {
        List<List<String>> table = new ArrayList<>();
        int columns = 0;
        for (List<Object> row : rows(query)) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                Object value = row.get(i);
                cells.add(
                        value instanceof String || value instanceof Integer
                                ? value.toString()
                                : i == share ? percent(value) : number(value));
            }
            columns = cells.size();
            table.add(cells);
        }
        int[] all = new int[columns];
        for (int i = 0; i < columns; i++) {
            all[i] = i;
        }
        return column(table, all);
    }

    private static Map<String, List<String>> percents(String query) throws SQLException {
        Map<String, List<String>> published = new LinkedHashMap<>();
        for (List<Object> row : rows(query)) {
            published.put(
                    (String) row.get(0),
                    row.stream().skip(1).map(AtlasPagesTest::percent).toList());
        }
        return published;
    }

    private static List<List<Object>> rows(String query) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (var statement = tables.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
