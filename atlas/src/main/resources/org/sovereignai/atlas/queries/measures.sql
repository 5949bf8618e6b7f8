-- What can be shown: scores, groups of them, indicators; `whole` is the newest year that is not partial.
WITH score AS (
    SELECT
        score_id, parent_score_id, min(year) FILTER (score IS NOT NULL) AS first_year,
        max(year) FILTER (score IS NOT NULL) AS last_year
    FROM index_score
    GROUP BY ALL
), whole AS (
    SELECT indicator, max(year) AS whole FROM indicator_value WHERE value IS NOT NULL AND data_status <> 'partial' GROUP BY ALL
)
SELECT
    'measures' AS key,
    to_json({
        scores: (
            SELECT list({id: score_id, parent: parent_score_id, first: first_year, last: last_year}
                ORDER BY parent_score_id NULLS FIRST, score_id DESC)
            FROM score WHERE first_year IS NOT NULL),
        indicators: (
            SELECT list({
                id: indicator, title: title, dimension: indicator_dimension, strand: indicator_strand, unit: unit,
                direction: direction, first: first_year, last: last_year, whole: whole} ORDER BY indicator)
            FROM indicator LEFT JOIN whole USING (indicator) WHERE nation_year_count > 0)
    }) AS json
