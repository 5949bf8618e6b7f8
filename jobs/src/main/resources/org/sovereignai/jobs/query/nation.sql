-- (nation) Time series of a nation: every indicator and year; nation('IND')
SELECT v.indicator, i.title, v.year, v.value, v.unit, v.low, v.high, v.coverage, v.data_status, v.note_code
FROM indicator_value v
JOIN indicator i USING (indicator)
WHERE v.country_code = known_nation(nation)
ORDER BY v.indicator, v.year
