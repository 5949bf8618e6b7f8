SELECT
    'findings' AS key, finding_id AS id, question, sentence, is_headline AS headline,
    nullif(country_code, 'WLD') AS country, year, value, n, caveats
FROM finding
ORDER BY finding_id, finding_rank
