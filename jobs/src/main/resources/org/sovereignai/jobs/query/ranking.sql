-- The index: scores and ranks with the interval of each rank, by nation and year, with names
SELECT s.score_id, s.year, s.rank, s.rank_low, s.rank_high, s.country_code, e.country_name, s.score, s.score_low,
       s.score_high, s.coverage, s.tier, s.data_status, s.actor_code, s.note
FROM index_score s
JOIN economy e USING (country_code)
WHERE s.parent_score_id IS NULL
ORDER BY s.score_id, s.year, s.rank NULLS LAST, s.country_code
