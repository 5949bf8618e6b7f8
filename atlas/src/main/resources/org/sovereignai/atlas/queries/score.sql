-- One file per score or group: every nation and year.
SELECT
    'score/' || score_id AS key,
    to_json({
        country: list(country_code ORDER BY country_code, year),
        year: list(year ORDER BY country_code, year),
        value: list(digits(score) ORDER BY country_code, year),
        low: list(digits(score_low) ORDER BY country_code, year),
        high: list(digits(score_high) ORDER BY country_code, year),
        rank: list(rank ORDER BY country_code, year),
        rank_low: list(rank_low ORDER BY country_code, year),
        rank_median: list(rank_median ORDER BY country_code, year),
        rank_high: list(rank_high ORDER BY country_code, year),
        coverage: list(digits(coverage) ORDER BY country_code, year),
        tier: list(tier ORDER BY country_code, year),
        status: list(data_status ORDER BY country_code, year),
        note: list(note ORDER BY country_code, year)
    }) AS json
FROM index_score
GROUP BY score_id
