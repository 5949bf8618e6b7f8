-- Groups of nations with their members and the years of membership. China stands with Hong Kong and Macao where indicators
-- of supply from China do, and the United States with their allies and Taiwan, who are taken to act as one. A group that is
-- measured has a file of its own; `actor`: under which name those who act as one have a file of what others would lose.
WITH member AS (
    SELECT group_id, group_name, group_kind, country_code, since_year, until_year
    FROM nation_group JOIN nation_group_member USING (group_id)
    UNION ALL
    SELECT 'china', 'China with Hong Kong and Macao', 'economy', unnest(members), NULL, NULL
    FROM merged_nation() WHERE country_code = 'XCN'
    UNION ALL
    SELECT 'us_allies_taiwan', 'United States, treaty allies and Taiwan', 'economy', country_code, since_year, until_year
    FROM (
        SELECT country_code, since_year, until_year FROM nation_group_member WHERE group_id = 'us_treaty_ally'
        UNION ALL FROM (VALUES ('USA', NULL, NULL), ('TWN', NULL, NULL)))
), acting AS (
    SELECT DISTINCT actor_code FROM cutoff_exposure WHERE is_shown(lost_direct, lost_traced, lost_traced_high)
), named AS (
    SELECT *, CASE group_id WHEN 'china' THEN 'XCN' WHEN 'us_allies_taiwan' THEN 'us_treaty_ally' WHEN 'us_treaty_ally' THEN NULL
        ELSE group_id END AS actor
    FROM member
), listed AS (
    SELECT group_id, group_name, group_kind,
        group_id IN (SELECT group_id FROM group_value) AND regexp_full_match(group_id, '[A-Za-z0-9_-]+') AS measured,
        CASE WHEN actor IN (FROM acting) THEN actor END AS actor,
        list({code: country_code, since: since_year, until: until_year} ORDER BY country_code) AS members
    FROM named
    GROUP BY ALL
)
SELECT
    'groups' AS key,
    to_json(map_from_entries(list(row(group_id, {name: group_name, kind: group_kind, members: members, measured: measured, actor: actor}) ORDER BY group_name)))
        AS json
FROM listed
