WITH complete AS (
  SELECT indicator_strand AS strand, max(year) AS year FROM group_value
  WHERE group_id = $1 AND indicator_strand <> 'none' AND data_status <> 'partial' GROUP BY ALL),
of_strand AS (
  SELECT c.strand, c.year, v.* EXCLUDE (year) FROM complete c
  JOIN group_value v ON v.group_id = $1 AND v.indicator_strand = c.strand AND v.year = c.year),
missing AS (
  SELECT c.strand, list(e.country_name ORDER BY e.country_name) AS names
  FROM complete c
  JOIN nation_group_member m ON m.group_id = $1
    AND c.year BETWEEN coalesce(m.since_year, c.year) AND coalesce(m.until_year, c.year)
  LEFT JOIN economy e USING (country_code)
  WHERE NOT EXISTS (FROM goods_supply t WHERE t.country_code = m.country_code AND t.strand = c.strand AND t.year = c.year)
  GROUP BY ALL)
SELECT o.strand, o.year, any_value(o.data_status) AS data_status, any_value(o.n) AS n, any_value(o.member_count) AS member_count,
       any_value(o.coverage) AS listed,
       max(o.value) FILTER (o.measure = 'imports_usd') AS imports_usd,
       max(o.value) FILTER (o.measure = 'from_members_share') AS from_members_share,
       max(o.low) FILTER (o.measure = 'from_members_share') AS from_members_low,
       max(o.high) FILTER (o.measure = 'from_members_share') AS from_members_high,
       max(o.value) FILTER (o.measure = 'could_be_from_members_share') AS could_be_from_members_share,
       max(o.low) FILTER (o.measure = 'could_be_from_members_share') AS could_be_from_members_low,
       max(o.high) FILTER (o.measure = 'could_be_from_members_share') AS could_be_from_members_high,
       coalesce(any_value(missing.names), []) AS missing
FROM of_strand o LEFT JOIN missing USING (strand) LEFT JOIN strand s ON s.strand = o.strand
GROUP BY o.strand, o.year, s.strand_order ORDER BY s.strand_order
