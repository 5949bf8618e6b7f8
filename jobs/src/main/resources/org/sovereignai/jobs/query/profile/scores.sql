WITH ranked AS (
  SELECT score_id, year, count(rank) AS ranked FROM index_score WHERE parent_score_id IS NULL GROUP BY ALL),
newest AS (SELECT score_id, max(year) AS newest FROM ranked WHERE ranked > 0 GROUP BY ALL)
SELECT s.score_id, s.year, s.score, s.score_low, s.score_high, s.rank, s.rank_low, s.rank_high, r.ranked, s.coverage,
       s.tier, s.data_status, coalesce(replace(s.note, w.country_code, w.country_name), s.note) AS note, s.actor_code,
       coalesce(e.country_name, CASE s.actor_code WHEN 'us_treaty_ally' THEN 'United States, treaty allies and Taiwan'
           WHEN 'eu' THEN 'European Union' END, s.actor_code) AS actor_name
FROM index_score s JOIN ranked r USING (score_id, year) JOIN newest USING (score_id) LEFT JOIN economy e ON e.country_code = s.actor_code
  LEFT JOIN economy w ON s.note LIKE '%as one with others: ' || w.country_code
WHERE s.country_code = $1 AND s.parent_score_id IS NULL AND s.year <= newest
-- Why all nations had no score in an earlier year is no reason for one of them to have none now.
QUALIFY s.year = max(s.year) OVER (PARTITION BY s.score_id)
  AND (s.score IS NOT NULL OR coalesce(s.note, '') NOT LIKE 'year not scored%' OR s.year = newest)
ORDER BY list_position(['participation', 'participation_intensity', 'dependence', 'dependence_bloc', 'dependence_one_partner',
  'dependence_of_use', 'dependence_weakest', 'dependence_without', 'irreplaceable', 'control_exposure'],
  regexp_replace(s.score_id, '_without_.*', '_without'))
