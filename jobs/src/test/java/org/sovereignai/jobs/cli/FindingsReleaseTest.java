package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of the findings on use and groups, worked out again by DuckDB from the rows below them. */
class FindingsReleaseTest {

    private static ReleaseTables tables;

    @BeforeAll
    static void open() throws SQLException {
        tables = new ReleaseTables(Releases.starter());
    }

    @AfterAll
    static void close() throws SQLException {
        if (tables != null) {
            tables.close();
        }
    }

    private static void isAsWorkedOut(String finding, String item, String nation, String figures, double tolerance)
            throws SQLException {
        assertThat(tables.rows("""
                WITH again AS (%s)
                SELECT abs(f.value - again.value) <= %s, f.n = again.n, f.value IS NOT NULL
                FROM finding f, again
                WHERE finding_id = '%s' AND finding_item = '%s' AND country_code = '%s'
                """.formatted(figures, tolerance, finding, item, nation)))
                .as("%s %s %s", finding, item, nation)
                .containsExactly("true|true|true");
    }

    /** Of the tokens of known makers, free variants counted as the models that they are. */
    @ParameterizedTest
    @CsvSource({"2026-05", "2026-06", "2026-07", "2026-08"})
    void tokensOfChineseModels(String month) throws SQLException {
        isAsWorkedOut("q9_models_in_use", "month_" + month.replace('-', '_'), "WLD", """
                SELECT sum(token_count) FILTER (developer_code = 'CHN')
                         / sum(token_count) FILTER (developer_code <> 'UNK') AS value,
                       count(DISTINCT replace(model_slug, ':free', '')) FILTER (developer_code <> 'UNK') AS n
                FROM model_usage WHERE strftime(day, '%%Y-%%m') = '%s'
                """.formatted(month), 1e-9);
    }

    /** Of all pairs of a nation that is not served and one that is, those in which the band is higher for certain. */
    @ParameterizedTest
    @CsvSource({"OpenAI", "Anthropic"})
    void bandsOfDeepSeek(String publisher) throws SQLException {
        isAsWorkedOut("q10_shut_out", publisher.toLowerCase(Locale.ROOT), "WLD", """
                WITH band AS (
                  SELECT country_code, is_listed, use_share_low AS low, use_share_high AS high
                  FROM model_adoption JOIN model_access USING (country_code) WHERE publisher_name = '%s')
                SELECT avg((without.low > served.high)::INT) AS value, count(DISTINCT without.country_code) AS n
                FROM band without JOIN band served ON NOT without.is_listed AND served.is_listed
                """.formatted(publisher), 1e-9);
    }

    /** The nine of which the source says that they are on no list; six of them have a share. */
    @Test
    void nineNationsAreShutOutOfAllThree() throws SQLException {
        assertThat(tables.rows(
                        "SELECT value, n, sentence FROM finding WHERE finding_id = 'q10_shut_out' AND finding_item"
                                + " = 'summary'"))
                .singleElement()
                .asString()
                .startsWith(
                        "9.0|6|On the lists of none of OpenAI, Anthropic and Google stand Belarus, China, Cuba, Hong Kong,"
                                + " Iran, Macao, North Korea, Russia, Syria; DeepSeek's share in 2025: 6 of them in which it is known:"
                                + " China 89 %, Belarus 56 %, Cuba 49 %, Russia 43 %, Iran 21 to 25 %, Syria 21 to 25 %.");
    }

    @ParameterizedTest
    @CsvSource({"summary, WLD, developer_code IS NOT NULL", "nation, CHN, developer_code = 'CHN'"})
    void modelsServedAbroad(String item, String nation, String wanted) throws SQLException {
        isAsWorkedOut("q13_who_serves_open_models", item, nation, """
                WITH firm AS (
                  SELECT served_model, firm_name, max(provider_code) AS seat, max(developer_code) AS developer_code,
                         max(is_open) AS is_open
                  FROM model_host WHERE provider_kind = 'host' GROUP BY ALL),
                maker AS (SELECT served_model, max(developer_code) AS developer_code, bool_or(is_open) AS is_open
                  FROM model_host GROUP BY ALL),
                model AS (
                  SELECT served_model, bool_or(seat <> m.developer_code) AS is_abroad, bool_or(seat IS NULL) AS has_unknown
                  FROM firm JOIN maker m USING (served_model) WHERE m.is_open AND m.%s GROUP BY ALL)
                SELECT count(*) FILTER (is_abroad) / count(*) FILTER (is_abroad OR NOT has_unknown) AS value, count(*) AS n
                FROM model
                """.formatted(wanted), 1e-9);
    }

    /** From the pairs of the completed matrix; those that it keeps as one row of an importer are worth a thousandth. */
    @ParameterizedTest
    @CsvSource({"eu", "asean", "brics"})
    void chipsFromMembers(String group) throws SQLException {
        isAsWorkedOut("q11_groups", "group_" + group, "WLD", """
                WITH member AS (FROM nation_group_member WHERE group_id = '%1$s' AND coalesce(since_year, 0) <= 2024
                  AND coalesce(until_year, 9999) >= 2024)
                SELECT sum(value_usd) FILTER (supplier_code IN (SELECT country_code FROM member)) / sum(value_usd) AS value,
                       count(DISTINCT country_code) AS n
                FROM trade_matrix
                WHERE product_code = '8542' AND year = 2024 AND country_code IN (SELECT country_code FROM member)
                """.formatted(group), 2e-3);
    }

    /** The independent program's figures for the European Union in 2024. */
    @Test
    void theEuropeanUnionSuppliesItself() throws SQLException {
        assertThat(tables.rows("SELECT sentence FROM finding WHERE finding_id = 'q11_groups' AND is_headline"))
                .singleElement()
                .asString()
                .startsWith(
                        "European Union: of what its 27 members imported in 2024 came from each other, made there or not,"
                                + " chips 37 % (29 to 48 %), chip-making equipment 33 % (29 to 41 %), computers 39 % (33 to 44 %), energy equipment 46 %");
    }
}
