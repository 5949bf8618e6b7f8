-- One file per group: what it imports and what its members sell each other, or could, over the years.
SELECT 'group/' || group_id AS key, indicator_strand AS strand, measure, year, value, low, high, n, member_count AS members,
       coverage, data_status AS status
FROM group_value
WHERE indicator_strand <> 'none' AND regexp_full_match(group_id, '[A-Za-z0-9_-]+')
ORDER BY group_id, strand, measure, year
