SELECT m.country_code, e.country_name, m.since_year, m.until_year
FROM nation_group_member m LEFT JOIN economy e USING (country_code)
WHERE m.group_id = $1 ORDER BY e.country_name, m.country_code
