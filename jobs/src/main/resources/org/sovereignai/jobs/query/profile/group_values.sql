WITH newest AS (
  SELECT *, data_status <> 'partial' AS is_whole FROM group_value WHERE group_id = $1 AND indicator_strand = 'none'
  QUALIFY year = coalesce(max(year) FILTER (is_whole) OVER (PARTITION BY measure), max(year) OVER (PARTITION BY measure))),
member AS (
  SELECT n.measure, m.country_code, e.country_name, v.value
  FROM newest n
  JOIN nation_group_member m ON m.group_id = n.group_id
    AND n.year BETWEEN coalesce(m.since_year, n.year) AND coalesce(m.until_year, n.year)
  LEFT JOIN economy e USING (country_code)
  LEFT JOIN indicator_value v ON v.indicator = n.measure AND v.country_code = m.country_code AND v.year = n.year),
member_of AS (
  SELECT measure, list(country_name ORDER BY country_name) FILTER (value IS NULL) AS missing,
         list(country_name ORDER BY value DESC, country_name) FILTER (value > 0) AS holders,
         list(value ORDER BY value DESC, country_name) FILTER (value > 0) AS holder_values
  FROM member GROUP BY measure)
SELECT n.measure, i.title, n.year, n.value, n.low, n.high, n.unit, n.n, n.member_count, n.coverage, n.data_status,
       coalesce(o.missing, []) AS missing, coalesce(o.holders[1:5], []) AS holders,
       coalesce(o.holder_values[1:5], []) AS holder_values
FROM newest n JOIN indicator i ON i.indicator = n.measure LEFT JOIN member_of o ON o.measure = n.measure
ORDER BY list_position(['developers_per_thousand', 'git_pushes_per_thousand', 'git_push_world_share', 'repositories_per_thousand',
  'model_releases', 'model_releases_fractional', 'model_use_share', 'compute_h100e', 'compute_world_share',
  'data_center_power'], n.measure), n.measure
