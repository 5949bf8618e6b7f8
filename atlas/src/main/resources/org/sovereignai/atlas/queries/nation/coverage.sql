SELECT 'nation/' || country_code AS key, source_table AS source, year, coverage_status AS status
FROM coverage
ORDER BY country_code, source_table, year
