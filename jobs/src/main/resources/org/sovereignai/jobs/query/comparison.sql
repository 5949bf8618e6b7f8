-- (first, second) Two nations side by side, indicator by indicator, in the newest year that both have; comparison('FRA', 'DEU')
-- first_value (number; see unit) Value of the first nation.
-- second_value (number; see unit) Value of the second nation.
-- difference (number; see unit) Value of the first nation less that of the second.
-- first_low (number; see unit) Lower bound of the value of the first nation, where an input is uncertain.
-- first_high (number; see unit) Upper bound of the value of the first nation, where an input is uncertain.
-- second_low (number; see unit) Lower bound of the value of the second nation, where an input is uncertain.
-- second_high (number; see unit) Upper bound of the value of the second nation, where an input is uncertain.
SELECT a.indicator, i.title, a.year, a.value AS first_value, b.value AS second_value, a.value - b.value AS difference,
       a.unit, i.direction, a.low AS first_low, a.high AS first_high, b.low AS second_low, b.high AS second_high
FROM indicator_value a
JOIN indicator_value b USING (indicator, year)
JOIN indicator i USING (indicator)
WHERE a.country_code = known_nation(first) AND b.country_code = known_nation(second)
  AND a.value IS NOT NULL AND b.value IS NOT NULL AND a.data_status <> 'partial' AND b.data_status <> 'partial'
QUALIFY a.year = max(a.year) OVER (PARTITION BY a.indicator)
ORDER BY a.indicator
