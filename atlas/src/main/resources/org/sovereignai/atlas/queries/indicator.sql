-- One file per indicator: every nation and year, the empty values with their reasons.
SELECT
    'indicator/' || indicator AS key,
    to_json({
        formula: any_value(formula),
        source: any_value(source),
        caveats: any_value(caveats),
        country: list(country_code ORDER BY country_code, year),
        year: list(year ORDER BY country_code, year),
        value: list(digits(value) ORDER BY country_code, year),
        low: list(digits(low) ORDER BY country_code, year),
        high: list(digits(high) ORDER BY country_code, year),
        n: list(n ORDER BY country_code, year),
        coverage: list(digits(coverage) ORDER BY country_code, year),
        status: list(data_status ORDER BY country_code, year),
        note: list(note_code ORDER BY country_code, year)
    }) AS json
FROM indicator_value JOIN (
    SELECT indicator, formula, source, caveats FROM indicator WHERE nation_year_count > 0) USING (indicator)
GROUP BY indicator
