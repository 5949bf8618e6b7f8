SELECT
    'findings' AS key, finding_id AS id, question, sentence, is_headline AS headline,
    nullif(country_code, 'WLD') AS country, year, value, n, caveats
FROM finding
ORDER BY TRY_CAST(regexp_extract(finding_id, '^q([0-9]+)', 1) AS INTEGER), finding_id, finding_rank
