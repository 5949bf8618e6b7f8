SELECT
    'nation/' || country_code AS key, score_id AS score, year, indicator, standing, value, better_share AS better
FROM index_profile
ORDER BY country_code, score_id, year, standing, standing_place
