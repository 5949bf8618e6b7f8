-- What groups have, of a nation.
WITH whole AS (
  SELECT v.*, data_status <> 'partial' AS is_whole FROM indicator_value v
  WHERE country_code = $1 AND indicator IN (SELECT measure FROM group_value)
  QUALIFY year = coalesce(max(year) FILTER (is_whole) OVER (PARTITION BY indicator), max(year) OVER (PARTITION BY indicator)))
SELECT v.indicator AS measure, i.title, 'none' AS strand, v.year, v.value, v.low, v.high, v.unit, v.n, v.data_status, v.note_code
FROM whole v JOIN indicator i USING (indicator)
UNION ALL
SELECT 'imports_usd', NULL, strand, year, import_value_usd::DOUBLE, NULL, NULL, 'USD', NULL, data_status, NULL
FROM goods_supply WHERE country_code = $1 AND strand IN (SELECT indicator_strand FROM group_value)
QUALIFY year = max(year) OVER (PARTITION BY strand)
ORDER BY strand, measure
