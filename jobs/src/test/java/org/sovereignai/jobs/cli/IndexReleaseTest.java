package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published scores of a release, by questions to its files and by the command that computes them again. */
class IndexReleaseTest {

    private static final String DESCRIPTORS = "src/main/resources/org/sovereignai/jobs/scores/";

    private static Path release;
    private static ReleaseTables tables;

    @BeforeAll
    static void open() throws SQLException {
        release = Releases.starter();
        tables = new ReleaseTables(release);
    }

    @AfterAll
    static void close() throws SQLException {
        if (tables != null) {
            tables.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "control_exposure")
    void theCommandComputesThePublishedScoreFromItsDescriptorAndTables(String score, @TempDir Path folder)
            throws SQLException {
        assertSameScores(
                score,
                folder,
                "--hierarchy",
                DESCRIPTORS + score + ".json",
                "--data",
                release.resolve("indicator_value.parquet"));
    }

    @Test
    void theCommandComputesThePublishedScoreOfTheLatestRelease(@TempDir Path folder) throws SQLException {
        String score = "control_exposure";
        assertSameScores(
                score,
                folder,
                "--score",
                score,
                "--releases",
                release.getParent().getParent());
    }

    /** Runs the command as the release does, and compares what it writes. */
    private static void assertSameScores(String score, Path folder, Object... options) throws SQLException {
        Path out = folder.resolve("again");
        List<Object> arguments = new ArrayList<>(List.of("index"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--replications", 500, "--samples", 0, "--out", out));
        Command command = Command.run(arguments.toArray());
        assertThat(command.code()).as(command.err()).isZero();
        assertThat(rows("""
                WITH published AS (
                    SELECT * FROM index_score
                    WHERE (score_id = '%1$s' OR parent_score_id = '%1$s')
                        AND coverage > 0),
                again AS (SELECT * FROM read_parquet('%2$s/index_score.parquet') WHERE coverage > 0)
                SELECT p.score_id, p.country_code, p.year, p.score, a.score, p.rank, a.rank, p.tier, a.tier
                FROM published p FULL JOIN again a
                    ON a.score_id = p.score_id AND a.country_code = p.country_code AND a.year = p.year
                WHERE p.year IS NULL OR a.year IS NULL
                    OR (p.score, p.rank, p.tier) IS DISTINCT FROM (a.score, a.rank, a.tier)
                    OR p.score_id = '%1$s' AND (p.rank_median, p.rank_low, p.rank_high)
                        IS DISTINCT FROM (a.rank_median, a.rank_low, a.rank_high)
                LIMIT 5
                """.formatted(score, out))).isEmpty();
        assertThat(rows("SELECT count(*) > 10 FROM index_score WHERE rank IS NOT NULL AND score_id = '" + score + "'"))
                .containsExactly("true");
    }

    /**
     * With one method for all years and values of one nation that change no other's, the four ranks of a change follow from
     * the published scores alone: a nation with its old or new score among the old or new scores of the others.
     */
    @Test
    void rankChangesFollowFromThePublishedScores() throws SQLException {
        String ranks = """
                WITH score AS (
                    SELECT score_id, country_code, year, score FROM index_score
                    WHERE parent_score_id IS NULL AND rank IS NOT NULL),
                change AS (
                    SELECT c.*, o.score AS old_score, n.score AS new_score FROM index_rank_change c
                    JOIN score o ON o.score_id = c.score_id AND o.country_code = c.country_code AND o.year = c.previous_year
                    JOIN score n ON n.score_id = c.score_id AND n.country_code = c.country_code AND n.year = c.year),
                ranked AS (
                    SELECT *,
                        1 + (SELECT count(*) FROM score s WHERE s.score_id = c.score_id AND s.year = c.previous_year
                            AND s.country_code <> c.country_code AND s.score > c.new_score + 1e-9) AS own_new,
                        1 + (SELECT count(*) FROM score s WHERE s.score_id = c.score_id AND s.year = c.year
                            AND s.country_code <> c.country_code AND s.score > c.old_score + 1e-9) AS others_new
                    FROM change c)
                """;
        assertThat(rows(ranks + """
                SELECT * FROM ranked
                WHERE data_rank_change <> ((own_new - previous_rank) + (rank - others_new)) / 2
                    OR others_rank_change <> ((others_new - previous_rank) + (rank - own_new)) / 2
                    OR method_rank_change <> 0
                    OR data_rank_change + others_rank_change + method_rank_change <> rank - previous_rank
                LIMIT 5
                """)).isEmpty();
        assertThat(rows(ranks + "SELECT count(*) > 0 FROM ranked")).containsExactly("true");
    }

    @Test
    void anIntervalOfASensitivityIndexHoldsWhatAnIndexCanBe() throws SQLException {
        assertThat(rows("""
                SELECT * FROM index_sensitivity
                WHERE first_order_high < 0 OR total_effect < 0 OR total_effect_low < 0
                    OR first_order NOT BETWEEN first_order_low AND first_order_high
                LIMIT 5
                """)).isEmpty();
    }

    /** Slack concerns what nobody could replace alone, weights every mean of strands; of participation models alone are drawn. */
    @Test
    void whatIsNotKnownMovesTheRanksOfScoresInNaturalUnits() throws SQLException {
        assertThat(rows("""
                SELECT score_id, year, string_agg(factor, ' ' ORDER BY factor) FROM index_sensitivity
                WHERE score_id IN ('dependence', 'dependence_weakest', 'irreplaceable') AND mean_rank_shift IS NULL
                GROUP BY ALL ORDER BY 1
                """))
                .containsExactly(
                        "dependence|2024|completion home_made weights",
                        "dependence_weakest|2024|completion home_made",
                        "irreplaceable|2024|completion home_made slack weights");
        assertThat(rows("""
                SELECT DISTINCT string_agg(factor, ' ' ORDER BY factor) FROM index_sensitivity
                WHERE score_id IN ('participation', 'participation_intensity') AND mean_rank_shift IS NULL
                GROUP BY score_id, year
                """)).containsExactly("models_elsewhere open_models");
        assertThat(rows("""
                SELECT count(*) FROM index_sensitivity s
                WHERE score_id <> 'control_exposure' AND factor <> 'actor' AND ranked_count <> (SELECT count(rank) FROM index_score i
                    WHERE i.score_id = s.score_id AND i.year = s.year AND parent_score_id IS NULL)
                """)).containsExactly("0");
    }

    /** By what the release itself shows: central scores of nations and of their strands. */
    @Test
    void oneStrandLessOrABlocInPlaceOfANationMovesRanksAsFar() throws SQLException {
        assertThat(rows("""
                WITH ranked AS (
                    SELECT country_code, year, score FROM index_score WHERE score_id = 'dependence' AND rank IS NOT NULL
                ), part AS (
                    SELECT p.country_code, p.year, p.score_id AS strand, p.score FROM index_score p
                    JOIN ranked USING (country_code, year) WHERE parent_score_id = 'dependence'
                ), less AS (
                    SELECT left_out.strand, r.year, r.score,
                        avg(p.score) FILTER (p.strand <> left_out.strand) AS other
                    FROM ranked r JOIN (SELECT DISTINCT strand, year FROM part) left_out USING (year)
                    JOIN part p ON p.country_code = r.country_code AND p.year = r.year
                    GROUP BY left_out.strand, r.country_code, r.year, r.score
                ), moved AS (
                    SELECT 'without_' || strand AS factor, year,
                        abs(rank() OVER (PARTITION BY strand, year ORDER BY round(score, 9) DESC)
                            - rank() OVER (PARTITION BY strand, year ORDER BY round(other, 9) DESC)) AS shift
                    FROM less
                    UNION ALL
                    SELECT 'actor', n.year,
                        abs(rank() OVER (PARTITION BY n.year ORDER BY n.score DESC)
                            - rank() OVER (PARTITION BY n.year ORDER BY b.score DESC))
                    FROM ranked n JOIN index_score b ON b.country_code = n.country_code AND b.year = n.year
                        AND b.score_id = 'dependence_bloc' AND b.rank IS NOT NULL
                ), expected AS (
                    SELECT factor, year, avg(shift) AS shift, count(*) AS nations FROM moved GROUP BY ALL
                )
                SELECT factor, count(*) >= 5, count(*) FILTER (abs(shift - mean_rank_shift) < 1e-9 AND nations = ranked_count) = count(*)
                FROM expected FULL JOIN (FROM index_sensitivity WHERE score_id = 'dependence' AND mean_rank_shift IS NOT NULL)
                    USING (factor, year)
                GROUP BY ALL ORDER BY 1
                """))
                .containsExactly(
                        "actor|true|true",
                        "without_chip_equipment|true|true",
                        "without_chips|true|true",
                        "without_computers|true|true",
                        "without_energy_equipment|true|true");
        assertThat(rows("""
                SELECT string_agg(DISTINCT factor, ' ' ORDER BY factor) FROM index_sensitivity
                WHERE score_id = 'participation' AND mean_rank_shift IS NOT NULL
                """))
                .containsExactly(
                        "without_collaboration_received without_git_pushes without_models_elsewhere without_open_models");
    }

    @Test
    void aMedianRankLiesInItsIntervalAndARankInAnIntervalOfAtMostTenPoints() throws SQLException {
        assertThat(rows("""
                SELECT * FROM index_score
                WHERE score_id <> 'control_exposure' AND parent_score_id IS NULL AND rank IS NOT NULL
                    AND (rank NOT BETWEEN rank_low AND rank_high OR rank <> rank_median OR tier <> 'A')
                LIMIT 5
                """)).isEmpty();
        assertThat(rows("""
                SELECT * FROM index_score
                WHERE (score_id LIKE 'dependence%' OR score_id = 'irreplaceable')
                    AND (rank IS NOT NULL AND score_high - score_low > 10
                        OR score IS NOT NULL AND rank IS NULL AND note IS NULL AND parent_score_id IS NULL)
                LIMIT 5
                """)).isEmpty();
        assertThat(rows("SELECT count(*) > 80 FROM index_score WHERE rank IS NOT NULL AND score_id = 'dependence'"
                        + " AND year = 2024"))
                .containsExactly("true");
        // By bloc China is among the first, by one nation among the last.
        assertThat(rows("""
                SELECT b.rank <= 20 AND n.rank > 80 FROM index_score b JOIN index_score n USING (country_code, year)
                WHERE b.score_id = 'dependence_bloc' AND n.score_id = 'dependence' AND country_code = 'XCN' AND year = 2024
                """)).containsExactly("true");
    }

    private static List<String> rows(String sql) throws SQLException {
        return tables.rows(sql);
    }
}
