-- Which member holds what, in the newest year that is not partial, or the newest of all: of measures that add up over
-- members, and of the goods that each makes and sells.
WITH held AS (
    SELECT indicator AS measure, country_code, year, value, data_status
    FROM indicator_value
    WHERE value > 0 AND indicator IN ('git_push_world_share', 'model_releases_fractional', 'model_use_share', 'compute_h100e', 'data_center_power')
    UNION ALL
    SELECT strand, country_code, year, CAST(export_value_usd AS DOUBLE) * home_made_share, data_status
    FROM goods_supply
    WHERE home_made_share > 0 AND export_value_usd > 0 AND country_code NOT IN (SELECT country_code FROM merged_nation())
), newest AS (
    SELECT measure, coalesce(max(year) FILTER (data_status <> 'partial'), max(year)) AS year FROM held GROUP BY ALL
)
SELECT 'group/' || m.group_id AS key, measure, h.year, h.country_code AS country, h.value, h.data_status AS status
FROM held h
JOIN newest USING (measure, year)
JOIN nation_group_member m ON m.country_code = h.country_code
    AND h.year BETWEEN coalesce(m.since_year, h.year) AND coalesce(m.until_year, h.year)
WHERE m.group_id IN (SELECT group_id FROM group_value) AND regexp_full_match(m.group_id, '[A-Za-z0-9_-]+')
ORDER BY m.group_id, measure, value DESC, country
