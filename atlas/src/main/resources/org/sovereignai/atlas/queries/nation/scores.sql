SELECT
    'nation/' || country_code AS key, score_id AS id, parent_score_id AS parent, year, score AS value, score_low AS low,
    score_high AS high, rank, rank_low, rank_high, count(rank) OVER (PARTITION BY score_id, year) AS ranked, coverage, tier, data_status AS status, note
FROM index_score
ORDER BY country_code, score_id, year
