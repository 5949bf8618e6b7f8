-- What a group is as one in indicators of nations: the sum of its members, their sum per head, or the union of what they have.
SELECT 'group/' || group_id AS key, measure AS id, year, value, low, high, n, member_count AS members, coverage, data_status AS status
FROM group_value
WHERE indicator_strand = 'none' AND regexp_full_match(group_id, '[A-Za-z0-9_-]+')
ORDER BY group_id, measure, year
