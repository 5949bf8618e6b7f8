WITH complete AS (
  SELECT i.indicator_strand AS strand, max(v.year) AS year
  FROM indicator_value v JOIN indicator i USING (indicator)
  WHERE v.country_code = $1 AND v.data_status <> 'partial' AND i.indicator_strand <> 'none'
  GROUP BY ALL),
concentration AS (
  SELECT i.indicator_strand AS strand, v.year, any_value(v.data_status) AS data_status,
         max(v.value) FILTER (v.indicator LIKE '%_supplier_concentration') AS supplier_concentration,
         max(v.value) FILTER (v.indicator LIKE '%_traced_concentration') AS traced_concentration,
         max(v.low) FILTER (v.indicator LIKE '%_traced_concentration') AS traced_concentration_low,
         max(v.high) FILTER (v.indicator LIKE '%_traced_concentration') AS traced_concentration_high
  FROM indicator_value v JOIN indicator i USING (indicator)
  WHERE v.country_code = $1
  GROUP BY ALL),
control AS (
  SELECT strand, year,
         CASE WHEN count(control_exposure) = count(*) THEN sum(control_exposure) END AS revocable,
         least(sum(low), 1) AS revocable_low, least(sum(high), 1) AS revocable_high
  FROM control_exposure WHERE country_code = $1 GROUP BY ALL),
kept AS (
  SELECT strand, year,
         CASE WHEN count(irrevocable_share) = count(*) THEN sum(irrevocable_share) END AS irrevocable,
         sum(irrevocable_low) AS irrevocable_low, sum(irrevocable_high) AS irrevocable_high
  FROM cutoff_exposure WHERE country_code = $1 GROUP BY ALL)
SELECT c.*, x.* EXCLUDE (strand, year), control.* EXCLUDE (strand, year), kept.* EXCLUDE (strand, year), m.n
FROM complete c
LEFT JOIN concentration x USING (strand, year)
LEFT JOIN control USING (strand, year)
LEFT JOIN kept USING (strand, year)
JOIN (SELECT strand, year, max(n) AS n FROM dependence_edge WHERE country_code = $1 GROUP BY ALL) m USING (strand, year)
ORDER BY list_position(['chips', 'chip_equipment', 'computers', 'energy_equipment', 'base_models', 'training_hardware',
    'training_foundry', 'compute', 'compute_chips', 'code'], c.strand)
