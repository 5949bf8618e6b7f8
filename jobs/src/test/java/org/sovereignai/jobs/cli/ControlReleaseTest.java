package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What must hold of traced, look-through and revocable dependence in a release from the full public files, and single
 * figures against a second computation ({@code oracle/trade.csv}).
 */
class ControlReleaseTest {

    private static final Path ORACLE = Path.of("src/test/resources/org/sovereignai/jobs/oracle/trade.csv");
    private static ReleaseTables tables;

    @BeforeAll
    static void open() throws SQLException {
        tables = new ReleaseTables(Releases.full());
    }

    @AfterAll
    static void close() throws SQLException {
        if (tables != null) {
            tables.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dependence_edge, direct_share",
        "dependence_edge, traced_share",
        "look_through_edge, look_through_50_share",
        "look_through_edge, look_through_85_share"
    })
    void sharesOfANationStrandAndYearSumToOne(String table, String share) throws SQLException {
        assertThat(rows("""
                SELECT strand, year, country_code, sum(%2$s) AS total
                FROM %1$s WHERE %2$s IS NOT NULL GROUP BY ALL HAVING abs(total - 1) > 1e-9 LIMIT 5
                """.formatted(table, share))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dependence_edge, direct_share, direct_low, direct_high",
        "dependence_edge, traced_share, traced_low, traced_high",
        "dependence_edge, on_way_share, on_way_low, on_way_high",
        "dependence_edge, revocable_share, revocable_low, revocable_high",
        "control_exposure, control_exposure, low, high",
        "cutoff_exposure, lost_direct, lost_direct_low, lost_direct_high",
        "cutoff_exposure, lost_traced, lost_traced_low, lost_traced_high",
        "cutoff_exposure, lost_on_way, lost_on_way_low, lost_on_way_high",
        "cutoff_exposure, lost_of_use, lost_of_use_low, lost_of_use_high",
        "cutoff_exposure, lost_at_once, lost_at_once_low, lost_at_once_high",
        "trade_matrix, value_usd, low_usd, high_usd",
        "goods_supply, concentration, concentration_low, concentration_high",
        "goods_supply, diversity, diversity_low, diversity_high",
        "goods_supply, top_supplier_share, top_supplier_low, top_supplier_high",
        "goods_supply, home_made_share, home_made_low, home_made_high",
        "cutoff_exposure, irrevocable_share, irrevocable_low, irrevocable_high",
        "asymmetry, asymmetry, low, high",
        "indicator_value, value, low, high"
    })
    void valueLiesBetweenItsBounds(String table, String value, String low, String high) throws SQLException {
        assertThat(rows("SELECT * FROM %s WHERE %s < %s - 1e-9 OR %s > %s + 1e-9 LIMIT 5"
                        .formatted(table, value, low, value, high)))
                .isEmpty();
    }

    /** What somebody makes passes through it as well, and so does what it sells. */
    @Test
    void whoMakesOrSellsStandsOnTheWay() throws SQLException {
        assertThat(rows("""
                SELECT * FROM dependence_edge
                WHERE on_way_share < greatest(direct_share, traced_share) - 1e-9 LIMIT 5
                """)).isEmpty();
        assertThat(rows("""
                SELECT DISTINCT strand FROM dependence_edge
                WHERE (on_way_share IS NULL) = (strand IN ('chips', 'chip_equipment', 'computers', 'energy_equipment'))
                    AND supplier_code NOT IN ('UNK', 'OTH')
                """)).isEmpty();
    }

    /** All that a nation imports of a heading is in its rows, to the cents that rounding takes. */
    @Test
    void rowsOfTheTradeMatrixSumToImports() throws SQLException {
        assertThat(rows("""
                SELECT country_code, year, product_code, sum(value_usd), any_value(import_value_usd)
                FROM trade_matrix JOIN trade_total USING (country_code, year, product_code)
                WHERE hs_revision = 'HS17'
                GROUP BY ALL HAVING abs(sum(value_usd) - any_value(import_value_usd)) > 10 + 1e-8 * any_value(import_value_usd)
                LIMIT 5
                """)).isEmpty();
    }

    /** Figures of an independent program on the completed matrix of 2024, with the Union as one importer. */
    @Test
    void theUnionAsOneImporter() throws SQLException {
        assertThat(rows("""
                SELECT * FROM (VALUES ('8542', 56.9, .368), ('8486', 10.9, .330), ('8471', 125.2, .393), ('8507', 58.6, .437))
                    wanted(product_code, billions, home)
                LEFT JOIN (SELECT product_code, sum(amount_usd) AS bought,
                        sum(amount_usd) FILTER (supplier_code = 'GRP') AS own
                    FROM group_edge WHERE group_id = 'eu' AND year = 2024 GROUP BY ALL) USING (product_code)
                WHERE own IS NULL OR abs(bought / 1e9 - billions) > .05 OR abs(own / bought - home) > 1e-3
                """)).isEmpty();
        assertThat(rows("""
                SELECT * FROM (VALUES ('8542', 'MYS', .158), ('8542', 'CHN', .147), ('8542', 'TWN', .147),
                        ('8486', 'USA', .446), ('8486', 'JPN', .153), ('8471', 'CHN', .577), ('8507', 'CHN', .797))
                    wanted(product_code, supplier_code, share)
                LEFT JOIN (FROM group_edge WHERE group_id = 'eu' AND year = 2024) USING (product_code, supplier_code)
                WHERE direct_share IS NULL OR abs(direct_share - share) > 1e-3
                """)).isEmpty();
    }

    /** What members sell each other, added up pair by pair; what of their imports stands in no pair of its own may be theirs or not. */
    @Test
    void whatMembersSellEachOtherIsTheSumOfTheirPairs() throws SQLException {
        assertThat(rows("""
                WITH member AS (
                    SELECT group_id, country_code FROM nation_group_member
                    WHERE 2024 BETWEEN coalesce(since_year, 0) AND coalesce(until_year, 9999)
                ), pairs AS (
                    SELECT m.group_id, product_code, sum(value_usd)::DOUBLE AS imports,
                        coalesce(sum(value_usd) FILTER (s.country_code IS NOT NULL), 0)::DOUBLE AS own,
                        coalesce(sum(value_usd) FILTER (supplier_code = 'OTH'), 0)::DOUBLE AS others
                    FROM trade_matrix JOIN member m USING (country_code)
                    LEFT JOIN member s ON s.group_id = m.group_id AND s.country_code = supplier_code
                    WHERE year = 2024 GROUP BY ALL
                ), edges AS (
                    SELECT group_id, product_code, sum(amount_usd)::DOUBLE AS bought,
                        coalesce(sum(amount_usd) FILTER (supplier_code = 'GRP'), 0)::DOUBLE AS home
                    FROM group_edge WHERE year = 2024 GROUP BY ALL
                )
                SELECT group_id, count(*) FROM pairs JOIN edges USING (group_id, product_code)
                WHERE group_id IN ('african_union', 'asean', 'brics', 'eu')
                    AND abs(bought - imports) <= 1e-6 * imports + 1e3
                    AND home BETWEEN own - 1e-6 * imports - 1e3 AND own + others + 1e-6 * imports + 1e3
                GROUP BY ALL ORDER BY 1
                """)).containsExactly("african_union|5", "asean|5", "brics|5", "eu|5");
    }

    /** All that a group gets from outside is in its rows, as traded and, in the newest year, by origin. */
    @Test
    void sharesOfAGroupSumToOne() throws SQLException {
        assertThat(rows("""
                SELECT group_id, product_code, year, sum(direct_share), sum(origin_share) FROM group_edge GROUP BY ALL
                HAVING abs(sum(direct_share) - 1) > 1e-6 OR abs(sum(origin_share) - 1) > 1e-6 LIMIT 5
                """)).isEmpty();
    }

    /** Every supplier is known for goods, be it with bounds: nothing is left to be taken for harmless. */
    @Test
    void noSupplierOfGoodsIsUnknown() throws SQLException {
        assertThat(rows("""
                SELECT * FROM dependence_edge
                WHERE strand IN ('chips', 'chip_equipment', 'computers', 'energy_equipment') AND supplier_code = 'UNK'
                    AND direct_share > 0 LIMIT 5
                """)).isEmpty();
    }

    @Test
    void onlyGoodsAndModelsAreTraced() throws SQLException {
        assertThat(rows("SELECT DISTINCT strand FROM dependence_edge WHERE traced_share IS NOT NULL ORDER BY 1"))
                .containsExactly("base_models", "chip_equipment", "chips", "computers", "energy_equipment");
    }

    @Test
    void everyPairOfADirectSupplierHasALoss() throws SQLException {
        assertThat(rows("""
                SELECT * FROM dependence_edge
                LEFT JOIN (SELECT *, actor_code AS supplier_code FROM cutoff_exposure)
                    USING (country_code, year, strand, supplier_code)
                WHERE supplier_code NOT IN ('UNK', 'OTH', country_code)
                    AND (lost_direct IS DISTINCT FROM direct_share OR lost_after_reallocation > lost_direct)
                LIMIT 5
                """)).isEmpty();
    }

    /** What a bloc withholds has met it, as what one nation withholds has; nobody who is in it loses anything. */
    @Test
    void whatABlocWithholdsStandsOnTheWayOfNonMembers() throws SQLException {
        assertThat(rows("""
                SELECT * FROM cutoff_exposure
                WHERE lost_on_way < greatest(lost_direct, lost_traced) - 1e-9
                    OR lost_on_way_low < greatest(lost_direct, lost_traced_low) - 1e-9 LIMIT 5
                """)).isEmpty();
        assertThat(rows("""
                SELECT c.* FROM cutoff_exposure c
                JOIN nation_group_member m ON m.group_id = c.actor_code AND m.country_code = c.country_code
                    AND c.year BETWEEN coalesce(since_year, 0) AND coalesce(until_year, 9999)
                LIMIT 5
                """)).isEmpty();
        assertThat(rows("""
                SELECT DISTINCT actor_code FROM cutoff_exposure
                WHERE actor_code = 'XCN' OR NOT regexp_full_match(actor_code, '[A-Z]{3}') ORDER BY 1
                """))
                .containsExactly(
                        "XCN", "african_union", "asean", "brics", "eu", "g20", "g7", "nato", "oecd", "us_treaty_ally");
    }

    /** The score by bloc follows goods by draws: its central part is the same share, but for those who sit in another bloc. */
    @Test
    void theScoreByBlocSaysTheSame() throws SQLException {
        assertThat(rows("""
                SELECT actor_code, count(*) >= 1000, count(*) FILTER (abs(lost_on_way - value) > 1e-9)
                FROM indicator_value v
                JOIN cutoff_exposure c USING (country_code, year, actor_code)
                WHERE indicator = strand || '_withdrawable_by_bloc' AND value IS NOT NULL
                    AND (actor_code = 'XCN' OR actor_code = 'us_treaty_ally' AND country_code NOT IN
                        (SELECT country_code FROM nation_group_member WHERE group_id = 'eu'))
                GROUP BY ALL ORDER BY 1
                """)).containsExactly("XCN|true|0", "us_treaty_ally|true|0");
    }

    @Test
    void asymmetryIsOppositeFromTheOtherSide() throws SQLException {
        assertThat(rows("""
                SELECT * FROM asymmetry a LEFT JOIN asymmetry b
                    ON a.strand = b.strand AND a.year = b.year AND a.country_code = b.partner_code
                        AND a.partner_code = b.country_code
                WHERE b.asymmetry IS NULL OR a.asymmetry <> -b.asymmetry LIMIT 5
                """)).isEmpty();
    }

    @Test
    void revocableAndIrrevocablePartsMakeUpWhatIsLost() throws SQLException {
        assertThat(rows("""
                SELECT * FROM control_exposure
                JOIN (SELECT *, actor_code AS supplier_code FROM cutoff_exposure)
                    USING (country_code, year, strand, supplier_code)
                WHERE abs(control_exposure + irrevocable_share - lost_direct) > 1e-12 LIMIT 5
                """)).isEmpty();
    }

    @Test
    void k2ThinkIsAModelOfTheEmiratesOnAChineseBase() throws SQLException {
        assertThat(rows("SELECT base_name, is_resolved, root_codes FROM model_lineage WHERE model_name = 'K2 Think'"))
                .containsExactly("Qwen2.5-32B|true|[CHN]");
        // Of the two models of the Emirates with a base in 2025 one stands on China's.
        assertThat(rows("""
                SELECT direct_share, traced_share, n FROM dependence_edge
                WHERE strand = 'base_models' AND country_code = 'ARE' AND year = 2025 AND supplier_code = 'CHN'
                """)).containsExactly("0.5|0.5|2");
    }

    @Test
    void lineageIsFollowedAndUnresolvedNamesAreCounted() throws SQLException {
        assertThat(
                        rows(
                                "SELECT count(*), max(lineage_depth), count_if(NOT is_resolved), sum(unresolved_count) FROM model_lineage"))
                .containsExactly("733|4|27|34");
    }

    @Test
    void indicatorsAgreeWithTheTables() throws SQLException {
        assertThat(rows("""
                SELECT * FROM (
                    SELECT country_code, year, strand || '_control_exposure' AS indicator, sum(exposed.low) AS expected_low,
                        sum(direct_share * revocable_high) AS expected_high
                    FROM control_exposure exposed JOIN dependence_edge USING (country_code, year, strand, supplier_code)
                    WHERE strand IN ('base_models', 'training_hardware', 'training_foundry', 'compute', 'compute_chips')
                    GROUP BY ALL)
                JOIN indicator_value USING (country_code, year, indicator)
                WHERE value IS NOT NULL AND (abs(low - expected_low) > 1e-9 OR abs(high - expected_high) > 1e-9) LIMIT 5
                """)).isEmpty();
    }

    /** What a supplier could withdraw is known no better than its share; France's chips of Taiwan may be none, or three quarters. */
    @Test
    void boundsOfWhatCanBeWithdrawnAreThoseOfShareAndPart() throws SQLException {
        assertThat(rows("""
                SELECT * FROM control_exposure FULL JOIN (
                    FROM dependence_edge WHERE direct_share > 0 AND supplier_code <> country_code)
                    USING (country_code, year, strand, supplier_code)
                WHERE low IS NULL OR high IS NULL OR abs(low - direct_low * revocable_low) > 1e-12
                    OR abs(high - direct_high * revocable_high) > 1e-12 LIMIT 5
                """)).isEmpty();
        assertThat(rows("""
                SELECT round(control_exposure, 3), low, round(high, 3) FROM control_exposure
                WHERE country_code = 'FRA' AND strand = 'chips' AND year = 2024 AND supplier_code = 'TWN'
                """)).containsExactly("0.084|0.0|0.744");
    }

    @Test
    void everyIndicatorHasACompleteEntryAndYears() throws SQLException {
        assertThat(rows("""
                SELECT indicator FROM indicator
                WHERE first_year IS NULL OR last_year IS NULL OR nation_year_count = 0 OR length(formula) < 20
                    OR length(source) < 20 OR length(caveats) < 20 OR length(title) < 5
                """)).isEmpty();
    }

    @Test
    void catalogueCountsTheNationsOfEachYear() throws SQLException {
        assertThat(rows("""
                WITH counted AS (
                    SELECT indicator, year, count(*) AS nations FROM indicator_value WHERE value IS NOT NULL GROUP BY ALL)
                SELECT i.indicator, i.nation_count_by_year
                FROM indicator i JOIN counted c USING (indicator)
                GROUP BY ALL
                HAVING i.nation_count_by_year IS DISTINCT FROM string_agg(c.year || ':' || c.nations, ' ' ORDER BY c.year)
                """)).isEmpty();
    }

    @Test
    void theQuestionsAreAnsweredInFewLines() throws SQLException {
        assertThat(rows("SELECT DISTINCT split_part(finding_id, '_', 1) FROM finding ORDER BY 1"))
                .containsExactly("q1", "q10", "q11", "q13", "q2", "q3", "q4", "q5", "q6", "q7", "q8", "q9");
        assertThat(rows("SELECT count(*) BETWEEN 14 AND 24 FROM finding WHERE is_headline"))
                .containsExactly("true");
        assertThat(rows("SELECT sentence FROM finding WHERE sentence ILIKE '%null%' OR sentence ILIKE '%nan %'"))
                .isEmpty();
    }

    @Test
    void everyFindingShowsTheRowsBehindIt() throws SQLException {
        List<String> queries = rows("SELECT evidence FROM finding");
        String shown = queries.stream()
                .map(query -> "(SELECT count(*) > 0 AS shown FROM (" + query + "))")
                .collect(Collectors.joining(" UNION ALL "));
        assertThat(queries).hasSizeGreaterThan(200);
        assertThat(rows("SELECT bool_and(shown) FROM (" + shown + ")")).containsExactly("true");
    }

    @Test
    void singleFiguresAreThoseOfTheSecondComputation() throws SQLException {
        assertThat(rows("""
                WITH expected AS (SELECT * FROM read_csv('%s', header = true)),
                found AS (
                    UNPIVOT (SELECT 'dependence_edge' AS table_name, country_code, year, strand,
                        supplier_code AS partner_code, direct_share, direct_high, traced_share FROM dependence_edge)
                    ON direct_share, direct_high, traced_share INTO NAME column_name VALUE found
                    UNION ALL BY NAME
                    UNPIVOT (SELECT 'goods_supply' AS table_name, country_code, year, strand, concentration,
                        concentration_low, concentration_high, CAST(export_value_usd AS DOUBLE) AS export_value_usd,
                        CAST(import_value_usd AS DOUBLE) AS import_value_usd FROM goods_supply)
                    ON concentration, concentration_low, concentration_high, export_value_usd, import_value_usd
                        INTO NAME column_name VALUE found
                    UNION ALL BY NAME
                    UNPIVOT (SELECT 'cutoff_exposure' AS table_name, country_code, year, strand,
                        actor_code AS partner_code, lost_after_reallocation FROM cutoff_exposure)
                    ON lost_after_reallocation INTO NAME column_name VALUE found
                    UNION ALL BY NAME
                    UNPIVOT (SELECT 'look_through_edge' AS table_name, country_code, year, strand,
                        supplier_code AS partner_code, look_through_50_share FROM look_through_edge)
                    ON look_through_50_share INTO NAME column_name VALUE found
                    UNION ALL BY NAME
                    SELECT 'indicator_value' AS table_name, country_code, year, indicator AS column_name, value AS found
                    FROM indicator_value)
                SELECT e.* EXCLUDE (source_note), f.found
                FROM expected e LEFT JOIN found f
                    ON f.table_name = e.table_name AND f.country_code = e.country_code AND f.year = e.year
                        AND f.column_name = e.column_name AND f.strand IS NOT DISTINCT FROM
                            CASE WHEN e.table_name = 'indicator_value' THEN NULL ELSE e.strand END
                        AND f.partner_code IS NOT DISTINCT FROM e.partner_code
                WHERE f.found IS NULL OR abs(f.found - e.value) > e.tolerance LIMIT 10
                """.formatted(ORACLE))).isEmpty();
        assertThat(rows("SELECT count(*) >= 150 FROM read_csv('%s', header = true)".formatted(ORACLE)))
                .containsExactly("true");
    }

    private static List<String> rows(String sql) throws SQLException {
        return tables.rows(sql);
    }
}
