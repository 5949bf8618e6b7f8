-- Groups of nations with their members and the years of membership. China stands with Hong Kong and Macao where indicators
-- of supply from China do. A group that is measured has a file of its own.
WITH member AS (
    SELECT group_id, group_name, group_kind, country_code, since_year, until_year
    FROM nation_group JOIN nation_group_member USING (group_id)
    UNION ALL
    SELECT 'china', 'China with Hong Kong and Macao', 'economy', code, NULL, NULL
    FROM (VALUES ('CHN'), ('HKG'), ('MAC')) bloc(code)
), listed AS (
    SELECT group_id, group_name, group_kind,
        group_id IN (SELECT group_id FROM group_value) AND regexp_full_match(group_id, '[A-Za-z0-9_-]+') AS measured,
        list({code: country_code, since: since_year, until: until_year} ORDER BY country_code) AS members
    FROM member
    GROUP BY ALL
)
SELECT
    'groups' AS key,
    to_json(map_from_entries(list(row(group_id, {name: group_name, kind: group_kind, members: members, measured: measured}) ORDER BY group_name)))
        AS json
FROM listed
