package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.selenium.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.sovereignai.atlas.Atlas;
import org.sovereignai.atlas.AtlasServer;
import org.sovereignai.schemas.manifest.Manifest;

/** The atlas of the starter release in a browser, opened from disk, against the tables of the release. */
class AtlasPagesTest {

    private static Browser browser;
    private static Path release;
    private static Path site;
    private static Connection tables;

    @BeforeAll
    static void start() throws SQLException {
        browser = Browser.start();
        release = Releases.starter();
        site = release.resolve(Atlas.FOLDER);
        tables = DriverManager.getConnection("jdbc:duckdb:");
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
    void nothingIsAmissAndNothingLeftTheMachine() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .allMatch(url -> url.matches("(file|data|blob|about):.*|http://127\\.0\\.0\\.1:.*"));
    }

    @Test
    void mapShowsTheScoresOfEachYear() throws SQLException {
        browser.open(site, "index.html#measure=score/dependence&year=2024");
        assertThat(browser.heading("map")).isEqualTo("Dependence on abroad, 2024");
        assertThat(browser.text("#map .note"))
                .startsWith("2024 is provisional. ")
                // 219 that are scored by themselves and three that are one: the one is no economy more.
                .contains("222 of 250 economies have a value.");
        assertThat(browser.text("#map .summary"))
                .isEqualTo("Largest: Russia with 89.9 % (89 to 91.2); smallest: Latvia with 29.9 % (26.7 to 31.7).");
        assertThat(shown("map", 1, 3, 4, 5, 7, 8, 9)).isEqualTo(dependence(2024));
        assertThat(browser.driver().executeScript("return document.querySelectorAll('#map svg path').length"))
                .asInstanceOf(InstanceOfAssertFactories.LONG)
                .isGreaterThan(150);

        browser.element("#year").sendKeys(Keys.ARROW_LEFT, Keys.ARROW_LEFT);

        browser.awaitHeading("map", "Dependence on abroad, 2022");
        assertThat(browser.text("#map .note")).doesNotContain("provisional");
        assertThat(browser.text("#year-out")).isEqualTo("2022");
        assertThat(browser.driver().getCurrentUrl()).contains("year=2022");
        assertThat(shown("map", 1, 3, 4, 5, 7, 8, 9))
                .isEqualTo(dependence(2022))
                .isNotEqualTo(dependence(2024));
    }

    private static Map<String, List<String>> dependence(int year) throws SQLException {
        return published(
                "SELECT country_code, score, score_low, score_high, rank, rank_low, rank_high FROM %s"
                        + " WHERE score_id = 'dependence' AND score IS NOT NULL AND year = " + year,
                "index_score");
    }

    @Test
    void nationsWithoutAValueAreInTheTableWithTheReason() {
        browser.open(site, "index.html#measure=score/dependence&year=2024");
        assertThat(browser.table("map"))
                .filteredOn(row -> row.get(3).equals("–"))
                .isNotEmpty()
                .allSatisfy(
                        row -> assertThat(row.get(row.size() - 1)).isNotBlank().isNotEqualTo("–"));
    }

    @Test
    void mapShowsAnIndicatorThatIsChosen() throws SQLException {
        browser.open(site, "index.html");
        new Select(browser.element("#measure")).selectByValue("indicator/ai_adoption_share");
        browser.await("return location.hash.includes('ai_adoption_share')");
        browser.await("return !document.querySelector('#map h2').textContent.startsWith('Dependence')");
        String year = browser.text("#year-out");
        assertThat(shown("map", 1, 3))
                .isNotEmpty()
                .isEqualTo(publishedShares(
                        "SELECT country_code, value FROM %s WHERE indicator = 'ai_adoption_share'"
                                + " AND value IS NOT NULL AND country_code <> 'UNK' AND year = " + year,
                        "indicator_value"));
    }

    @Test
    void quadrantShowsBothScoresAndWhoIsSingledOut() throws SQLException {
        browser.open(site, "quadrant.html#year=2024");
        assertThat(shown("quadrant", 1, 3, 4, 5, 8, 9, 10)).isEqualTo(bothScores(2024));

        new Select(browser.element("#add")).selectByValue("BRA");
        browser.await("return location.hash.includes('BRA')");
        browser.await("return document.querySelector('#chosen').textContent.includes('Brazil')");
        assertThat(browser.text("#quadrant .legend")).contains("Brazil");

        browser.element("#year").sendKeys(Keys.ARROW_LEFT);
        browser.awaitHeading("quadrant", "Participation against dependence, 2023");
        assertThat(shown("quadrant", 1, 3, 4, 5, 8, 9, 10)).isEqualTo(bothScores(2023));
    }

    private static Map<String, List<String>> bothScores(int year) throws SQLException {
        return published("""
                SELECT country_code, p.score, p.score_low, p.score_high, d.score, d.score_low, d.score_high
                FROM %1$s p JOIN %1$s d USING (country_code, year)
                WHERE p.score_id = 'participation_intensity' AND d.score_id = 'dependence'
                    AND p.score IS NOT NULL AND d.score IS NOT NULL AND year =\s""" + year, "index_score");
    }

    @Test
    void cutOffShowsLossesOfOneSupplierAndTheirSumsForSeveral() throws SQLException {
        browser.open(site, "cutoff.html#suppliers=USA&strand=chip_equipment&year=2024");
        assertThat(shares("losses", 1, 2, 3, 4, 5)).isEqualTo(publishedShares("""
                        SELECT country_name, lost_direct, lost_traced, lost_traced_low, lost_traced_high,
                            lost_after_reallocation
                        FROM %s JOIN economy USING (country_code)
                        WHERE actor_code = 'USA' AND strand = 'chip_equipment' AND year = 2024
                            AND (lost_direct >= 0.001 OR lost_traced >= 0.001 OR lost_traced_high >= 0.001)""", "cutoff_exposure"));

        new Select(browser.element("#add")).selectByValue("JPN");
        browser.awaitHeading(
                "losses",
                "Chip-making equipment, with machines for displays and solar cells: loss if the United States and Japan"
                        + " stopped, added up, 2024");
        assertThat(browser.text("#losses .note")).contains("Added up, not followed as one", "of these 2 together");
        // All that goes on is known supply that is not lost; a quarter of it is what can be delivered in addition.
        Map<String, List<String>> both = publishedShares("""
                WITH known AS (
                    SELECT country_code, sum(direct_share) AS share FROM dependence_edge
                    WHERE strand = 'chip_equipment' AND year = 2024 AND supplier_code <> 'UNK' GROUP BY ALL)
                SELECT any_value(country_name), sum(lost_direct), sum(lost_traced),
                    greatest(0, sum(lost_direct) - 0.25 * (any_value(share) - sum(lost_direct)))
                FROM %s JOIN economy USING (country_code) JOIN known USING (country_code)
                WHERE actor_code IN ('USA', 'JPN') AND strand = 'chip_equipment' AND year = 2024
                    AND (lost_direct >= 0.001 OR lost_traced >= 0.001 OR lost_traced_high >= 0.001)
                GROUP BY country_code HAVING count(*) = 2""", "cutoff_exposure");
        assertThat(both).isNotEmpty();
        assertThat(shares("losses", 1, 2, 5)).containsAllEntriesOf(both);
    }

    /** Of Myanmar's chips the United States made less than a fiftieth by the estimate, and may have made up to a tenth. */
    @Test
    void cutOffShowsWhatMayBeLostAlsoWhereTheEstimateIsSmall() throws SQLException {
        List<Object> chips = rows("""
                SELECT lost_traced, lost_traced_high FROM %s
                WHERE country_code = 'MMR' AND actor_code = 'USA' AND strand = 'chips' AND year = 2024""", "cutoff_exposure").get(0);
        assertThat((Double) chips.get(0)).isLessThan(0.02);
        assertThat((Double) chips.get(1)).isGreaterThan(0.09);
        browser.open(site, "cutoff.html#suppliers=USA&strand=chips&year=2024&nation=MMR");
        assertThat(shares("strands", 2, 4).get("Chips")).containsExactly(percent(chips.get(0)), percent(chips.get(1)));
    }

    @Test
    void nationOfWhichLittleIsKnownSaysSoInsteadOfEmptyCharts() {
        browser.open(site, "nation.html#code=ATA&year=2024");
        for (String figure : List.of("scores", "groups", "suppliers", "control")) {
            assertThat(browser.element("#" + figure + " .chart").isDisplayed()).isFalse();
            assertThat(browser.text("#" + figure + " .empty")).matches("(Antarctica has n|N)o .+ .*\\.");
        }
    }

    @Test
    void figureWithoutRowsSaysWhyAndOffersNothing() {
        browser.open(site, "cutoff.html#suppliers=");
        assertThat(browser.text("#losses .empty")).isEqualTo("Choose a supplier above.");
        assertThat(browser.element("#losses .save").isDisplayed()).isFalse();
        assertThat(browser.element("#losses .legend").isDisplayed()).isFalse();
        assertThat(browser.element("#losses details").isDisplayed()).isFalse();

        new Select(browser.element("#add")).selectByValue("USA");
        browser.await("return document.querySelector('#losses .empty').hidden");
        assertThat(browser.element("#losses .save").isDisplayed()).isTrue();
        assertThat(browser.element("#losses details").isDisplayed()).isTrue();
    }

    @Test
    void supplierWithoutDependantsAsksForNoFile() {
        browser.open(site, "supplier.html#code=ATA&strand=chips&year=2024");
        assertThat(browser.text("#dependants .empty"))
                .isEqualTo("No nation is known to get any from Antarctica in 2024.");
        browser.open(site, "cutoff.html#suppliers=ATA");
        assertThat(browser.text("#losses .empty")).endsWith("is known to come from Antarctica.");
    }

    /** Of Italy's chips four direct suppliers are known, of the foundries of its training hardware four cases. */
    @Test
    void fewCasesAreSaidBesideTheirBars() throws SQLException {
        assertThat(rows("""
                        SELECT DISTINCT strand, n FROM %s
                        WHERE country_code = 'ITA' AND year = 2024 AND n BETWEEN 1 AND 4 ORDER BY strand""", "dependence_edge")).containsExactly(List.of("chips", 4L), List.of("training_foundry", 4L));

        browser.open(site, "nation.html#code=ITA&year=2024&strand=chips");

        assertThat(browser.heading("suppliers")).isEqualTo("Italy: suppliers of chips, 2024 (n = 4)");
        assertThat(browser.text("#suppliers .note")).endsWith("n below 5: too few cases to rely on.");
        assertThat(drawnWords("control"))
                .contains("Chips (n = 4)", "Foundries of training hardware", "(n = 4)", "Base models");
        assertThat(browser.text("#control .note")).endsWith("n below 5: too few cases to rely on.");

        browser.open(site, "nation.html#code=ITA&year=2024&strand=computers");

        assertThat(browser.heading("suppliers")).isEqualTo("Italy: suppliers of computers, 2024");
        assertThat(browser.text("#suppliers .note")).doesNotContain("too few");
    }

    @Test
    void axesReachTheirEndsOnAPhone() {
        browser.resize(390, 844);
        try {
            browser.open(site, "cutoff.html#suppliers=USA&strand=chip_equipment&year=2024");
            assertThat(drawnWords("losses")).contains("0 %", "25 %", "50 %", "75 %", "100 %");
            browser.open(site, "nation.html#code=FRA&year=2024");
            assertThat(drawnWords("suppliers")).contains("100 %");
            assertThat(drawnWords("control")).contains("100 %");
            assertThat(drawnWords("groups")).contains("100");
            assertThat(drawnWords("scores")).contains("2024");
        } finally {
            browser.resize(1280, 900);
        }
    }

    /** A fifth of a per cent of the world's work, on an axis that ends at 100, would look like none in every year. */
    @Test
    void scoresOfAnotherUnitHaveAnAxisOfTheirOwn() throws SQLException {
        browser.open(site, "nation.html#code=KEN&year=2024");
        Object most = rows("""
                SELECT max(score_high) FROM %s WHERE country_code = 'KEN' AND score_id = 'participation'""", "index_score").get(0).get(0);
        assertThat((Double) most).isBetween(0.21, 0.4);
        assertThat(drawnWords("scores"))
                .contains(
                        "per cent of the world's",
                        "0.2",
                        "0.4",
                        "times its share of the world's people",
                        "per cent of imports",
                        "100");
        assertThat(drawnWords("groups")).contains("per cent of the world's", "per cent of imports", "100");
        browser.open(site, "compare.html#nations=FRA,GBR");
        assertThat(browser.heading("scores"))
                .isEqualTo("France and the United Kingdom: scores and what they are made of");
        assertThat(drawnWords("scores"))
                .contains("per cent of the world's", "20", "times its share of the world's people", "10", "100");
        // Half of all nations take part by less than a quarter of their share of the people.
        browser.open(site, "quadrant.html#year=2024");
        assertThat(drawnWords("quadrant")).contains("0.001", "0.01", "0.1", "1", "10");
    }

    /** What is written in a chart. */
    @SuppressWarnings("unchecked")
    private static List<String> drawnWords(String figure) {
        return (List<String>) browser.driver()
                .executeScript("return [...document.querySelectorAll('#" + figure
                        + " .chart svg text')].map((text) => text.textContent.replaceAll('\u00a0', ' ').trim())");
    }

    @ParameterizedTest
    @CsvSource({
        "ranking.html#score=dependence&year=1999, 1999, 2017",
        "ranking.html#score=dependence&year=2099, 2099, 2024",
        "nation.html#code=FRA&year=soon, soon, 2026",
        "cutoff.html#year=2010, 2010, 2017"
    })
    void aYearThatIsNotThereIsSaidToBeReplaced(String page, String asked, String shown) {
        browser.open(site, page);
        assertThat(browser.text("#year-out")).isEqualTo(shown);
        assertThat(browser.text("#notice")).isEqualTo("There is no year '" + asked + "' here: " + shown + " is shown.");

        browser.element("#year").sendKeys(Keys.ARROW_LEFT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);

        browser.await("return document.getElementById('notice').hidden");
    }

    @Test
    void nationPageShowsScoresSuppliersAndModels() throws SQLException {
        browser.open(site, "nation.html#code=JPN&year=2024&strand=chips");
        assertThat(browser.text("#name")).isEqualTo("Japan");
        for (List<Object> row : rows("""
                FROM (SELECT country_code, score_id, score, score_low, score_high, rank, rank_low, rank_high,
                        count(rank) OVER (PARTITION BY score_id) AS ranked
                    FROM %s WHERE year = 2024)
                SELECT * EXCLUDE country_code
                WHERE country_code = 'JPN'
                    AND score_id IN ('participation', 'participation_intensity', 'dependence', 'dependence_bloc')""", "index_score")) {
            String bounds = number(row.get(2)).equals(number(row.get(3)))
                    ? "bounds alike to three digits"
                    : "between " + number(row.get(2)) + " and " + number(row.get(3));
            String unit = row.get(0).equals("participation_intensity") ? " × the world's mean" : " %";
            assertThat(browser.text("[data-score=" + row.get(0) + "]"))
                    .contains(
                            "\n" + number(row.get(1)) + unit + "\n" + bounds,
                            "rank %s, 90 %% between %s and %s, of %s"
                                    .formatted(row.get(4), row.get(5), row.get(6), row.get(7)));
        }
        assertThat(shares("suppliers", 2, 3, 4, 5)).isEqualTo(publishedShares("""
                        SELECT coalesce(country_name, CASE supplier_code WHEN 'OTH' THEN 'others, together' ELSE 'unknown' END), direct_share, traced_share, traced_low, traced_high
                        FROM %s e LEFT JOIN economy ON economy.country_code = supplier_code
                        WHERE e.country_code = 'JPN' AND strand = 'chips' AND e.year = 2024
                            AND (direct_share >= 0.01 OR traced_share >= 0.01)""", "dependence_edge"));
        assertThat(browser.text("#models h2"))
                .endsWith(": "
                        + rows("SELECT count(*) FROM %s WHERE country_code = 'JPN'", "model_release_nation")
                                .get(0)
                                .get(0));
    }

    /** No draw moves Iran's part, of which GitHub sees what does not come by addresses elsewhere: bounds that agree are no knowledge. */
    @ParameterizedTest
    @ValueSource(strings = {"nation.html#code=IRN&year=2024", "brief.html#code=IRN&year=2024"})
    void boundsThatAgreeAreNotSaidToBeKnowledge(String page) {
        browser.open(site, page);

        assertThat(browser.text("#cards"))
                .contains("0.137 %\nbounds alike to three digits")
                .doesNotContain("known to");
    }

    /** All that North Korea buys is estimated: China sold it anything from none to all, and yet made 89 to 99.9 % by origin. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nation.html#code=PRK&year=2024&strand=computers",
                "brief.html#code=PRK&year=2024",
                "cutoff.html#suppliers=CHN&strand=computers&year=2024",
                "group.html#group=asean&strand=computers&year=2024"
            })
    void boundsByOriginAreSaidNotToHoldWhatIsEstimated(String page) {
        browser.open(site, page);

        assertThat(browser.text("main"))
                .contains(
                        "Bounds by origin hold whatever sellers make themselves; they are no wider where who sold is estimated.")
                .doesNotContain("most of the supply has no known origin");
    }

    /** Whoever takes suppliers away by the keyboard goes on with the next one, at the end with the list to choose from. */
    @ParameterizedTest
    @ValueSource(strings = {"cutoff.html#suppliers=USA,CHN", "explore.html#nations=USA,CHN"})
    void theKeyboardStaysWhereSomethingWasTakenAway(String page) {
        browser.open(site, page);

        browser.element("[aria-label='Remove United States']").sendKeys(Keys.ENTER);
        browser.await("return document.activeElement.getAttribute('aria-label') === 'Remove China'");
        browser.element("[aria-label='Remove China']").sendKeys(Keys.ENTER);
        browser.await("return document.querySelectorAll('#chosen button').length === 0"
                + " || !document.querySelector(\"[aria-label='Remove China']\")");
        browser.await("return document.activeElement !== document.body");
    }

    /** A brief says what its small n means. */
    @Test
    void fewCasesAreSaidInTheBrief() {
        browser.open(site, "brief.html#code=TWN&year=2024");

        assertThat(browser.text("#strands")).contains("Base models (n = 2)", "n below 5: too few cases to rely on.");
    }

    /** Hong Kong makes no chips: by origin nobody loses any, and Russia bought 57 % of its own there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cutoff.html#suppliers=HKG&strand=chips&year=2024",
                "supplier.html#code=HKG&strand=chips&year=2024"
            })
    void whoSellsOnIsMissedByThoseWhoBuyThere(String page) {
        browser.open(site, page);

        assertThat(browser.text("main"))
                .contains("Russia 58 % made or sold on (57 % to 58 %);")
                .doesNotContain("Algeria 0 % traced");
    }

    /** Of Japan's five bases one is Chinese and under terms that are not known: 30 % and 50 % of the supply are not all. */
    @Test
    void whatIsUnderUnknownTermsIsInTheBrief() {
        browser.open(site, "brief.html#code=JPN&year=2024");

        assertThat(browser.text("#strands"))
                .contains(
                        "The terms of the licence are not known, so that it is in neither of the last two columns: base models 20 %.");
    }

    /** Small shares are not on the page, and are part of what is estimated all the same. */
    @ParameterizedTest
    @CsvSource({"FRA, chips", "NAM, chips", "BEL, energy_equipment"})
    void pagesSayHowMuchOfASupplyIsEstimated(String nation, String strand) throws SQLException {
        List<Object> estimated = rows(
                        "SELECT sum(direct_share) FILTER (supplier_basis = 'estimated') FROM %s"
                                + " WHERE year = 2024 AND country_code = '" + nation + "' AND strand = '" + strand
                                + "'",
                        "dependence_edge")
                .get(0);
        String said = percent(estimated.get(0));
        boolean isMuch = ((Number) estimated.get(0)).doubleValue() > 1 / 3.0;
        browser.open(site, "nation.html#code=" + nation + "&year=2024&strand=" + strand);
        assertThat(browser.text("#suppliers .summary").contains("Mind: " + said + " is estimated"))
                .isEqualTo(isMuch);
        browser.open(site, "brief.html#code=" + nation + "&year=2024");
        assertThat(browser.text("#strands").contains(strand.replace('_', ' ') + " (" + said + ")"))
                .isEqualTo(isMuch);
    }

    @Test
    void estimatedSharesStandWithTheirBounds() throws SQLException {
        browser.open(site, "nation.html#code=TWN&year=2024&strand=chips");
        assertThat(browser.text("#suppliers .summary"))
                .contains("Largest, direct: South Korea 35 %, China 22 % (estimated, 0 % to 33 %), Japan 11 %.");
        assertThat(shares("suppliers", 8, 9)).isEqualTo(publishedShares("""
                        SELECT coalesce(country_name, 'others, together'), direct_low, direct_high
                        FROM %s e LEFT JOIN economy ON economy.country_code = supplier_code
                        WHERE e.country_code = 'TWN' AND strand = 'chips' AND e.year = 2024
                            AND (direct_share >= 0.01 OR traced_share >= 0.01)""", "dependence_edge"));
    }

    /** North Korea has no score in 2023. */
    @ParameterizedTest
    @ValueSource(strings = {"nation.html#code=PRK", "brief.html#code=PRK"})
    void yearsWithoutAValueAreGapsAndKeepTheirPlace(String page) {
        browser.open(site, page);
        assertThat(browser.text("#scores .chart")).contains("2022\n2023\n2024");
        assertThat(browser.table("scores").stream()
                        .filter(row -> row.get(1).equals("2023") && !row.get(2).equals("–")))
                .isEmpty();
    }

    /** The Vatican is in no score; who owns the computers of China is not known of any. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "nation.html#code=VAT",
                "explore.html#nations=VAT&measure=score/control_exposure",
                "group.html#id=china&strand=compute"
            })
    void whatIsNotKnownIsSaidInWords(String page) {
        browser.open(site, page);
        browser.driver().executeScript("document.querySelectorAll('details').forEach((part) => (part.open = true))");
        browser.await("return document.querySelectorAll('details.method[open] dd').length > 0");
        assertThat(browser.text("main")).doesNotContain("NaN", "undefined");
    }

    @Test
    void economiesWithoutAnyPartOfAScoreAreCounted() throws SQLException {
        browser.open(site, "ranking.html#score=control_exposure&year=2024");
        long without = (long) rows(
                        "SELECT count(*) FROM economy WHERE kind = 'economy' AND country_code NOT IN ("
                                + "SELECT country_code FROM %s WHERE score_id = 'control_exposure' AND year = 2024)",
                        "index_score")
                .get(0)
                .get(0);
        assertThat(browser.text("#unranked")).endsWith("Of " + without + " more economies no part of it has a value.");
    }

    @Test
    void aBriefOfANationWithoutScoresNamesAYear() {
        browser.open(site, "brief.html#code=VAT");
        assertThat(browser.text("#name")).isEqualTo("Vatican City: dependence and participation, 2025");
        assertThat(browser.text("main")).doesNotContain("NaN");
    }

    /** Taiwan has two models, one chip and three clusters of 2024: too few for a value, and not nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"nation.html#code=TWN&year=2024", "brief.html#code=TWN&year=2024"})
    void scoresOfWhichTooLittleIsKnownAreNotSaidToBeOfNothing(String page) {
        browser.open(site, page);
        assertThat(browser.text("#cards"))
                .contains("What others could switch off")
                .contains("No score in this year: no part of it has a value.");
    }

    /** What the tables have of each of several that are one in the scores is not said to be unknown, nor to be none. */
    @ParameterizedTest
    @ValueSource(strings = {"nation.html#code=XCN", "brief.html#code=XCN", "cutoff.html#suppliers=USA&nation=XCN"})
    void pagesOfChinaAsOneSayWhereTheRestStands(String page) {
        browser.open(site, page);
        assertThat(browser.text("main"))
                .containsPattern("(?s)uppliers.* of China, Hong Kong and Macao stand with each of them"
                        + "|osses by strand of China, Hong Kong and Macao stand with each of them")
                .doesNotContain("is known in", "is known to come", "lists none", "not known which", "no part of it");
    }

    /** Nauru imports too little for a rank, and has scores. */
    @Test
    void scoresWithoutARankAreNotSaidToBeMissing() {
        browser.open(site, "nation.html#code=NRU&year=2024");
        assertThat(browser.text("#lead")).isEqualTo("Nauru has scores but no rank in 2024: the cards say why.");
        browser.open(site, "brief.html#code=NRU&year=2024");
        assertThat(browser.text("#name")).endsWith(", 2024, provisional");
        assertThat(browser.text("#cards")).containsPattern("No rank\\. Imports of the needed strands are worth .+ USD");
    }

    @Test
    @Tag("hazard-40")
    void markupInDataShowsAsText(@TempDir Path folder) throws IOException, SQLException {
        String hostile = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";
        Path small = OldRelease.in(folder);
        String model;
        try (var statement = tables.createStatement()) {
            var first = statement.executeQuery(
                    "SELECT min(model_name) FROM '%s/model_release_nation.parquet' WHERE country_code = 'FRA'"
                            .formatted(small));
            first.next();
            model = first.getString(1);
            for (String table : List.of("model_release", "model_release_nation")) {
                statement.execute("""
                        COPY (SELECT * REPLACE (CASE WHEN model_name = '%2$s' THEN '%3$s' ELSE model_name END AS model_name)
                            FROM '%1$s')
                        TO '%1$s'""".formatted(
                        small.resolve(table + ".parquet"), model.replace("'", "''"), hostile.replace("'", "''")));
            }
        }
        Atlas.of(small, Manifest.parse(Files.readString(small.resolve("datapackage.json"))))
                .writeIntoRelease();

        browser.open(small.resolve(Atlas.FOLDER), "nation.html#code=FRA");

        assertThat(browser.driver().executeScript("return document.querySelector('#models tbody').textContent"))
                .asString()
                .contains(hostile);
        assertThat(browser.driver().getTitle()).startsWith("France");
    }

    @Test
    void unknownNationIsSaidOnThePage() {
        browser.open(site, "nation.html#code=%3Cb%3E");
        assertThat(browser.text("#problem")).contains("no nation '<b>'");
        assertThat(browser.complaints()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "cutoff.html#suppliers=USA%2CZZZ, no supplier 'ZZZ'",
        "cutoff.html#strand=steel, no strand 'steel'",
        "cutoff.html#nation=ZZZ, no nation 'ZZZ'",
        "supplier.html#code=ZZZ, no nation 'ZZZ'",
        "supplier.html#strand=steel, no strand 'steel'",
        "flows.html#strand=steel, no strand 'steel'",
        "ranking.html#score=wealth, no score 'wealth'"
    })
    void unknownChoiceIsSaidOnThePage(String page, String problem) {
        browser.open(site, page);
        assertThat(browser.text("#problem")).contains("This page cannot be shown: this release has " + problem);
        assertThat(browser.complaints()).hasSize(1);
    }

    @Test
    void linesAreOfTheLighterBlueOnADarkGround() {
        browser.open(site, "cutoff.html");
        assertThat(traced()).isEqualTo("rgb(0, 114, 178)");
        browser.element("#theme").click();
        browser.await("return getComputedStyle(document.documentElement).colorScheme === 'dark'");
        browser.await("return getComputedStyle(document.querySelector('#losses .legend li:nth-child(2) .swatch'))"
                + ".backgroundColor === 'rgb(140, 208, 250)'");
        browser.driver().executeScript("localStorage.removeItem('theme')");
    }

    /** The colour of traced shares in the legend. */
    private static String traced() {
        return (String)
                browser.driver()
                        .executeScript(
                                "return getComputedStyle(document.querySelector('#losses .legend li:nth-child(2) .swatch')).backgroundColor");
    }

    @Test
    void rankingShowsRanksWithIntervals() throws SQLException {
        browser.open(site, "ranking.html#score=dependence&year=2024&count=all");
        assertThat(shown("ranking", 1, 2, 3, 4, 5, 6, 7, 8)).isEqualTo(published("""
                SELECT country_code, rank, rank_low, rank_median, rank_high, score, score_low, score_high FROM %s
                WHERE score_id = 'dependence' AND rank IS NOT NULL AND year = 2024""", "index_score"));
        assertThat(browser.text("#unranked"))
                .contains(
                        "Suppliers are not known well enough: the interval is ",
                        "Imports of the needed strands are worth ")
                .contains("Scored as one with others: China with Hong Kong and Macao.");

        browser.open(site, "ranking.html#score=irreplaceable&year=2024");
        assertThat(browser.text("#unranked")).contains("Scored as one with others: China with Hong Kong and Macao.");
    }

    @Test
    void cardsOfScoresThatANationHasAsOneWithOthersSaySo() {
        String asOne = "Scored as one with others: China with Hong Kong and Macao.";
        browser.open(site, "nation.html#code=CHN&year=2024");
        assertThat(browser.text("#cards [data-score=dependence]")).contains(asOne);
        assertThat(browser.text("#cards [data-score=dependence_bloc]")).contains(asOne);

        browser.open(site, "brief.html#code=CHN&year=2024");
        assertThat(browser.text("#cards")).contains(asOne).doesNotContain("no part of it has");
    }

    @Test
    void supplierPageShowsWhoDependsOnIt() throws SQLException {
        browser.open(site, "supplier.html#code=TWN&strand=chips&year=2024");
        assertThat(shares("dependants", 1, 2, 3, 4, 5, 9, 10, 11, 12, 13))
                .isEqualTo(publishedShares("""
                        SELECT country_name, lost_direct, lost_traced, lost_traced_low, lost_traced_high,
                            lost_after_reallocation, lost_on_way, lost_on_way_low, lost_on_way_high, lost_of_use, lost_at_once
                        FROM %s JOIN economy USING (country_code)
                        WHERE actor_code = 'TWN' AND strand = 'chips' AND year = 2024
                            AND (lost_direct >= 0.001 OR lost_traced >= 0.001 OR lost_traced_high >= 0.001)""", "cutoff_exposure"));
    }

    @Test
    void flowsShowTheSameSupplyDirectAndTraced() throws SQLException {
        browser.open(site, "flows.html#strand=chips&year=2024&count=8");
        List<String> importers = rows("""
                SELECT country_name FROM %s JOIN economy USING (country_code)
                WHERE strand = 'chips' AND year = 2024 AND kind <> 'merged'
                ORDER BY import_value_usd DESC LIMIT 8""", "goods_supply").stream()
                .map(row -> (String) row.get(0))
                .toList();
        for (String figure : List.of("direct", "traced")) {
            Map<String, List<String>> expected =
                    publishedShares("""
                    SELECT coalesce(s.country_name, CASE supplier_code WHEN 'OTH' THEN 'others, together' ELSE 'unknown' END) || ' to ' || n.country_name, direct_share, traced_share,
                        traced_low, traced_high
                    FROM %%s e JOIN economy n USING (country_code)
                    LEFT JOIN economy s ON s.country_code = supplier_code
                    WHERE strand = 'chips' AND e.year = 2024 AND (direct_share >= 0.01 OR traced_share >= 0.01)
                        AND %s_share > 0 AND n.country_name IN ('%s')""".formatted(figure, String.join("','", importers)), "dependence_edge");
            Map<String, List<String>> onPage = new LinkedHashMap<>();
            browser.table(figure).forEach(row -> onPage.put(row.get(0) + " to " + row.get(1), row.subList(2, 6)));
            assertThat(onPage).isNotEmpty().isEqualTo(expected);
        }
        // What is bought in parts of less than one percent is drawn as well.
        assertThat(browser.text("#direct .summary"))
                .startsWith("Taiwan supplies "
                        + percent(rows(
                                        "SELECT sum(direct_share * import_value_usd) FILTER (supplier_code = 'TWN')"
                                                + " / sum(direct_share * import_value_usd)"
                                                + " FROM %s JOIN dependence_edge USING (country_code, year, strand)"
                                                + " JOIN economy USING (country_code)"
                                                + " WHERE strand = 'chips' AND year = 2024 AND country_name IN ('"
                                                + String.join("','", importers) + "')",
                                        "goods_supply")
                                .get(0)
                                .get(0))
                        + " of what is drawn");
    }

    @Test
    void findingsAreSaidInFull() throws SQLException {
        browser.open(site, "findings.html");
        String page = browser.text("#findings");
        assertThat(rows("SELECT sentence FROM %s WHERE is_headline", "finding"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(page).contains((String) row.get(0)));
    }

    @Test
    void dataPageHasEveryTableWithItsColumnsAndFiles() throws IOException, SQLException {
        JsonNode manifest =
                new ObjectMapper().readTree(release.resolve("datapackage.json").toFile());
        browser.open(site, "data.html#table=economy");
        assertThat(browser.element("#table-economy table").isDisplayed()).isTrue();
        assertThat(browser.text("#facts")).contains(manifest.path("version").asText(), "CC-BY-4.0", "Cite: ");
        for (JsonNode table : manifest.path("resources")) {
            if (table.has("schema")) {
                String name = table.path("name").asText();
                assertThat(browser.driver()
                                .executeScript("return document.querySelector('#table-" + name
                                        + " summary').textContent.replaceAll(',', '')"))
                        .asString()
                        .contains(rows("SELECT count(*) FROM %s", name).get(0).get(0) + " rows");
                assertThat(browser.driver()
                                .executeScript(
                                        "return document.querySelectorAll('#table-" + name + " tbody tr').length"))
                        .isEqualTo((long) table.at("/schema/fields").size());
            }
        }
        @SuppressWarnings("unchecked")
        List<String> files = (List<String>) browser.driver()
                .executeScript("return [...document.querySelectorAll('main a')].map((a) => a.href)"
                        + ".filter((href) => href.startsWith('file:'))");
        assertThat(files)
                .hasSizeGreaterThan(60)
                .allSatisfy(file -> assertThat(Path.of(URI.create(file.replaceFirst("#.*", ""))))
                        .isRegularFile());
    }

    private static Manifest manifest(ObjectNode json) throws IOException {
        return Manifest.parse(json.toString());
    }

    @Test
    void dataPageSaysWhatChangedSinceTheReleaseBefore(@TempDir Path folder) throws IOException {
        Path small = OldRelease.in(folder);
        ObjectNode now = (ObjectNode)
                new ObjectMapper().readTree(small.resolve("datapackage.json").toFile());
        now.withArray("resources")
                .addObject()
                .put("name", "changes-report")
                .put("path", "changes.md")
                .put("title", "What changed");
        ObjectNode before = now.deepCopy().put("version", "2026.10.7");
        for (JsonNode resource : before.path("resources")) {
            switch (resource.path("name").asText()) {
                case "economy" ->
                    ((ObjectNode) resource).put("digest", "another").put("rows", 7);
                case "finding" -> ((ObjectNode) resource).put("name", "remark");
                default -> {}
            }
        }
        Atlas.of(small, manifest(now)).comparedWith(manifest(before)).writeIntoRelease();

        browser.open(small.resolve(Atlas.FOLDER), "data.html");

        assertThat(browser.driver()
                        .executeScript("return [...document.querySelectorAll('#changes tbody tr')]"
                                + ".map((row) => [...row.cells].map((cell) => cell.textContent).join('|'))"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .containsExactlyInAnyOrder(
                        "economy|changed|7|" + count(now, "economy"),
                        "finding|new|–|" + count(now, "finding"),
                        "remark|gone|–|–");
        long tables = now.path("resources").findValues("schema").size();
        assertThat(browser.text("#changes"))
                .contains(
                        "Since release 2026.10.7, 1 of " + tables
                                + " tables changed; those that are not listed are the same.",
                        "changes.md");

        Atlas.of(small, manifest(now))
                .comparedWith(manifest(now.deepCopy().put("version", "2026.10.7")))
                .writeIntoRelease();
        browser.open(small.resolve(Atlas.FOLDER), "data.html");
        assertThat(browser.text("#changes")).contains("No table changed since release 2026.10.7.");

        Atlas.of(small, manifest(now)).writeIntoRelease();
        browser.open(small.resolve(Atlas.FOLDER), "data.html");
        assertThat(browser.text("#changes"))
                .contains("There was no release before this one.")
                .doesNotContain("changes.md");
    }

    private static String count(JsonNode manifest, String table) {
        for (JsonNode resource : manifest.path("resources")) {
            if (resource.path("name").asText().equals(table)) {
                return resource.path("rows").asText();
            }
        }
        throw new AssertionError(table);
    }

    @Test
    void figuresAreSavedAsPictureDrawingAndNumbers() throws SQLException {
        browser.open(site, "ranking.html#score=dependence&year=2024");
        browser.driver()
                .executeScript(
                        "window.saved = {};"
                                + " atlas.download = (name, blob) => blob.text().then((text) => (saved[name] = [blob.type, text]))");
        for (String format : List.of("PNG", "SVG", "CSV")) {
            browser.element("#ranking button[aria-label='Save as " + format + "']")
                    .click();
        }
        browser.await("return Object.keys(saved).length === 3");

        assertThat(saved("ranking-dependence-2024.png").get(0)).isEqualTo("image/png");
        assertThat(saved("ranking-dependence-2024.png").get(1)).contains("PNG");
        assertThat(saved("ranking-dependence-2024.svg").get(1))
                .startsWith("<svg ")
                .contains("Dependence on abroad: ranks in 2024", "Source: ", "CC BY 4.0");
        List<String> lines = saved("ranking-dependence-2024.csv").get(1).lines().toList();
        assertThat(lines).hasSize(31);
        assertThat(lines.get(0)).startsWith("country_name,country_code,rank,rank_low,rank_median,rank_high,score,");
        List<Object> first = rows("""
                SELECT country_name, country_code, rank, rank_low, rank_median, rank_high FROM %s
                JOIN economy USING (country_code)
                WHERE score_id = 'dependence' AND rank = 1 AND year = 2024""", "index_score").get(0);
        assertThat(lines.get(1))
                .startsWith(String.join(",", first.stream().map(String::valueOf).toList()) + ",");
    }

    @Test
    void savedDrawingHoldsAllItsWordsAlsoOnAPhone() {
        browser.resize(390, 844);
        try {
            browser.open(site, "nation.html#code=FRA&year=2024");
            browser.driver()
                    .executeScript("window.saved = {};"
                            + " atlas.download = (name, blob) => blob.text().then((text) => (saved.drawing = text))");
            browser.element("#control button[aria-label='Save as SVG']").click();
            browser.await("return saved.drawing !== undefined");
            @SuppressWarnings("unchecked")
            List<String> outside = (List<String>) browser.driver().executeScript("""
                    // The chart itself is left out: its styles would break the policy of the page.
                    const frame = saved.drawing.replace(/<svg x=.*<\\/svg>(?=<text)/s, '');
                    const drawing = new DOMParser().parseFromString(frame, 'image/svg+xml').documentElement;
                    document.body.append(drawing);
                    const words = [...drawing.querySelectorAll(':scope > text')];
                    window.wordsDrawn = words.map((text) => text.textContent).join(' ');
                    return words.filter((text) => {
                        const box = text.getBBox();
                        return box.x + box.width > drawing.width.baseVal.value;
                    }).map((text) => text.textContent);""");
            assertThat(outside).isEmpty();
            assertThat((String) browser.driver().executeScript("return wordsDrawn"))
                    .contains(
                            "France: what could be withdrawn, and what nobody can take back, 2024",
                            "supplier unknown",
                            "also that of unknown supplier",
                            "Source: CEPII BACI; Epoch AI; GitHub Innovation Graph.",
                            "CC BY 4.0.");
        } finally {
            browser.resize(1280, 900);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> saved(String name) {
        return (List<String>) browser.driver().executeScript("return saved['" + name + "']");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ranking.html#score=../../../other",
                "index.html#measure=indicator/../release",
                "flows.html#strand=..%2F..%2Fother",
                "nation.html#code=../USA"
            })
    void addressesLeadToNoOtherScripts(String page) {
        browser.requests();
        browser.open(site, page);
        assertThat(browser.element("#problem").isDisplayed()).isTrue();
        assertThat(browser.requests()).noneMatch(url -> url.contains("other") || url.contains("../"));
        assertThat(browser.complaints()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "explore.html",
                "explore.html#chart=bars",
                "explore.html#chart=scatter",
                "explore.html#chart=table",
                "compare.html",
                "group.html",
                "weights.html",
                "brief.html",
                "indicator.html#id=chips_top_supplier_share",
                "quadrant.html",
                "ranking.html",
                "nation.html",
                "supplier.html",
                "flows.html",
                "cutoff.html",
                "findings.html",
                "data.html"
            })
    void pagesAreDrawnAndAccessible(String page) {
        assertAccessible(page);
        browser.prefer("dark");
        browser.resize(390, 844);
        try {
            assertAccessible(page);
            assertThat(browser.driver().executeScript("return document.documentElement.scrollWidth"))
                    .isEqualTo(390L);
        } finally {
            browser.prefer("light");
            browser.resize(1280, 900);
        }
    }

    /** With everything unfolded. All rows of a table are made alike, and axe takes long to look at many. */
    private static void assertAccessible(String page) {
        browser.open(site, page);
        browser.driver().executeScript("document.querySelectorAll('details').forEach((part) => (part.open = true))");
        browser.await("return [...document.querySelectorAll('figure')].every((part) => part.querySelector('table'))");
        assertThat(browser.element("#problem").isDisplayed()).isFalse();
        assertThat(browser.text("main")).doesNotContain("[object", "undefined", "NaN", "null");
        browser.driver()
                .executeScript("document.querySelectorAll('tbody tr:nth-child(n+4), #tables > details:nth-child(n+6)')"
                        + ".forEach((part) => part.remove())");
        // A label that holds the value of a slider beside the slider names the value, unless it says whose it is.
        assertThat(browser.driver().findElements(By.cssSelector("input, select")))
                .filteredOn(WebElement::isDisplayed)
                .allSatisfy(control -> assertThat(control.getAccessibleName()).isNotBlank());
        AxeBuilder axe = new AxeBuilder().exclude(".chart > *"); // a chart is an image, with its text and its table
        axe.setOptions("{\"preload\": false}");
        assertThat(axe.analyze(browser.driver()).getViolations().stream()
                        .filter(found -> List.of("serious", "critical").contains(found.getImpact()))
                        .map(found ->
                                found.getId() + " " + found.getNodes().get(0).getHtml()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"index.html, 1500000", "nation.html#code=USA, 1500000"})
    void pagesAreSmall(String page, long most) throws IOException {
        browser.requests();
        browser.open(site, page);
        long size = 0;
        for (String url : browser.requests().stream()
                .filter(url -> url.startsWith("file:"))
                .distinct()
                .toList()) {
            size += Files.size(Path.of(URI.create(url.replaceFirst("#.*", ""))));
        }
        assertThat(size).isBetween(100_000L, most);
    }

    /** Its own file, and one of the flows. */
    @Test
    void whatANationPageLoadsForItselfIsSmall() throws IOException {
        assertThat(largest("data/nation") + largest("data/flow")).isBetween(50_000L, 300_000L);
    }

    private static long largest(String folder) throws IOException {
        try (Stream<Path> files = Files.list(site.resolve(folder))) {
            return files.mapToLong(file -> file.toFile().length()).max().orElseThrow();
        }
    }

    @Test
    void pagesWorkFromTheServerUnderItsPolicy() {
        try (AtlasServer server =
                AtlasServer.start(release, "/atlas/index.html", new InetSocketAddress("127.0.0.1", 0))) {
            browser.open(server.uri());
            assertThat(browser.heading("map")).startsWith("Dependence on abroad");
        }
    }

    // ---- the page and the tables, both as text

    /** Columns of rows that have a value in the first of them, by the text of the first column that is asked for. */
    private static Map<String, List<String>> shown(String figure, int key, int... columns) {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        for (List<String> row : browser.table(figure)) {
            if (!row.get(columns[0]).equals("–")) {
                List<String> cells = new ArrayList<>();
                for (int column : columns) {
                    cells.add(row.get(column));
                }
                shown.put(row.get(key), cells);
            }
        }
        return shown;
    }

    private static Map<String, List<String>> shares(String figure, int... columns) {
        return shown(figure, 0, columns);
    }

    private static Map<String, List<String>> published(String query, String table) throws SQLException {
        Map<String, List<String>> published = new LinkedHashMap<>();
        for (List<Object> row : rows(query, table)) {
            published.put(
                    (String) row.get(0),
                    row.stream().skip(1).map(AtlasPagesTest::number).toList());
        }
        return published;
    }

    private static Map<String, List<String>> publishedShares(String query, String table) throws SQLException {
        Map<String, List<String>> published = new LinkedHashMap<>();
        for (List<Object> row : rows(query, table)) {
            published.put(
                    (String) row.get(0),
                    row.stream().skip(1).map(AtlasPagesTest::percent).toList());
        }
        return published;
    }

    private static List<List<Object>> rows(String query, String table) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (var statement = tables.createStatement()) {
            for (String other : List.of(table, "economy", "dependence_edge")) {
                statement.execute("CREATE OR REPLACE VIEW %1$s AS FROM '%2$s/%1$s.parquet'".formatted(other, release));
            }
            try (ResultSet result = statement.executeQuery(query.formatted(table))) {
                while (result.next()) {
                    List<Object> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(result.getObject(i));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /** Three digits, or as many as a whole number has. */
    static String number(Object value) {
        if (value == null) {
            return "–";
        }
        BigDecimal exact = sixDigits(((Number) value).doubleValue());
        double size = Math.abs(exact.doubleValue());
        int digits =
                size == 0 || size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 2 - (int) Math.floor(Math.log10(size));
        NumberFormat format = NumberFormat.getInstance(Locale.UK);
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMaximumFractionDigits(Math.min(6, digits));
        return format.format(exact);
    }

    /** Per cent, with one decimal below ten, and between 99 and all. */
    static String percent(Object share) {
        if (share == null) {
            return "–";
        }
        // As the page does: what lies between two decimals is decided by the binary number.
        BigDecimal value =
                new BigDecimal(sixDigits(((Number) share).doubleValue()).doubleValue() * 100);
        double size = value.doubleValue();
        boolean isNearAll = size >= 99.05 && size < 100;
        int digits = size >= 9.95 && !isNearAll || value.signum() == 0 ? 0 : 1;
        BigDecimal rounded = value.setScale(digits, RoundingMode.HALF_UP);
        if (isNearAll && rounded.compareTo(BigDecimal.valueOf(100)) == 0) {
            return "> 99.9 %";
        }
        return (value.signum() > 0 && rounded.signum() == 0 ? "< 0.1" : rounded.toPlainString()) + " %";
    }

    /** What the atlas publishes of a number. */
    private static BigDecimal sixDigits(double value) {
        return new BigDecimal(value).round(new MathContext(6, RoundingMode.HALF_UP));
    }
}
