WITH ranked AS (
  SELECT score_id, year, count(rank) AS ranked FROM index_score WHERE parent_score_id IS NULL GROUP BY ALL)
SELECT s.score_id, s.year, s.score, s.score_low, s.score_high, s.rank, s.rank_low, s.rank_high, r.ranked, s.coverage,
       s.tier, s.data_status, s.note, s.actor_code,
       coalesce(e.country_name, CASE s.actor_code WHEN 'us_treaty_ally' THEN 'United States, treaty allies and Taiwan'
           WHEN 'eu' THEN 'European Union' END, s.actor_code) AS actor_name
FROM index_score s JOIN ranked r USING (score_id, year) LEFT JOIN economy e ON e.country_code = s.actor_code
WHERE s.country_code = $1 AND s.parent_score_id IS NULL
  AND s.year <= (SELECT max(x.year) FROM ranked x WHERE x.score_id = s.score_id AND x.ranked > 0)
QUALIFY s.year = max(s.year) OVER (PARTITION BY s.score_id)
ORDER BY list_position(['participation', 'participation_intensity', 'dependence', 'dependence_bloc', 'dependence_one_partner',
  'dependence_of_use', 'dependence_weakest', 'dependence_without', 'irreplaceable', 'control_exposure'],
  regexp_replace(s.score_id, '_without_.*', '_without'))
