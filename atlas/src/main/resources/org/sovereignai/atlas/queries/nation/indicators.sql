SELECT
    'nation/' || country_code AS key, indicator AS id, year, value, low, high, n, coverage, data_status AS status,
    note_code AS note
FROM indicator_value
WHERE country_code <> 'UNK'
ORDER BY country_code, indicator, year
