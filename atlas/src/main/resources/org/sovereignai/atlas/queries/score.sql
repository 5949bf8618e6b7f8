-- One file per score or group: every nation and year.
SELECT
    'score/' || score_id AS key, country_code AS country, year, score AS value, score_low AS low, score_high AS high, rank,
    rank_low, rank_median, rank_high, coverage, tier, data_status AS status, note
FROM index_score
ORDER BY score_id, country_code, year
