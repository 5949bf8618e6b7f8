-- Every indicator of every nation in its newest year with a value that is not partial
SELECT v.country_code, e.country_name, v.indicator, i.title, v.year, v.value, v.unit, v.low, v.high, v.data_status, v.n,
       i.indicator_dimension, i.indicator_strand, i.direction
FROM indicator_value v
JOIN indicator i USING (indicator)
JOIN economy e USING (country_code)
WHERE v.value IS NOT NULL AND v.data_status <> 'partial'
QUALIFY v.year = max(v.year) OVER (PARTITION BY v.country_code, v.indicator)
