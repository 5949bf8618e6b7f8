-- One file per indicator: every nation and year, the empty values with their reasons.
SELECT
    'indicator/' || indicator AS key, country_code AS country, year, value, low, high, n, coverage, data_status AS status,
    note_code AS note
FROM indicator_value
WHERE indicator IN (SELECT indicator FROM indicator WHERE nation_year_count > 0)
ORDER BY indicator, country_code, year
