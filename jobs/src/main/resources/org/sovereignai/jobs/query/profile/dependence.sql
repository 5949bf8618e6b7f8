WITH complete AS (
  SELECT i.indicator_strand AS strand, max(v.year) AS year
  FROM indicator_value v JOIN indicator i USING (indicator)
  WHERE v.country_code = $1 AND v.data_status <> 'partial' AND i.indicator_strand <> 'none'
  GROUP BY ALL),
concentration AS (
  SELECT i.indicator_strand AS strand, v.year, any_value(v.data_status) AS data_status,
         max(v.value) FILTER (v.indicator LIKE '%_supplier_concentration') AS supplier_concentration,
         any_value(v.note_code) FILTER (v.indicator LIKE '%_supplier_concentration') AS supplier_concentration_note,
         max(v.coverage) FILTER (v.indicator LIKE '%_supplier_concentration') AS listed,
         max(v.value) FILTER (v.indicator LIKE '%_traced_concentration') AS traced_concentration,
         max(v.low) FILTER (v.indicator LIKE '%_traced_concentration') AS traced_concentration_low,
         max(v.high) FILTER (v.indicator LIKE '%_traced_concentration') AS traced_concentration_high
  FROM indicator_value v JOIN indicator i USING (indicator)
  WHERE v.country_code = $1
  GROUP BY ALL),
part AS (
  SELECT strand, year, n, direct_share, revocable_share, revocable_low, revocable_high,
         supplier_code = country_code AS is_own, supplier_code = 'UNK' AS is_unknown
  FROM dependence_edge WHERE country_code = $1),
-- Shares that sum to 1 can exceed it in the last digit. Of an unknown supplier it is not known whether anybody could withdraw its part.
control AS (
  SELECT strand, year, max(n) AS n,
         coalesce(sum(direct_share) FILTER (is_own), 0) AS own,
         coalesce(sum(direct_share) FILTER (is_unknown), 0) AS unknown,
         CASE WHEN bool_and(is_own OR direct_share = 0 OR revocable_share IS NOT NULL AND NOT is_unknown)
              THEN least(coalesce(sum(direct_share * revocable_share) FILTER (NOT is_own), 0), 1) END AS revocable,
         least(coalesce(sum(direct_share * revocable_low) FILTER (NOT is_own AND NOT is_unknown), 0), 1) AS revocable_low,
         least(coalesce(sum(direct_share * revocable_high) FILTER (NOT is_own), 0), 1) AS revocable_high,
         CASE WHEN bool_and(is_own OR direct_share = 0 OR revocable_share IS NOT NULL)
              THEN least(coalesce(sum(direct_share * (1 - revocable_share)) FILTER (NOT is_own), 0), 1) END AS irrevocable,
         least(coalesce(sum(direct_share * (1 - revocable_high)) FILTER (NOT is_own), 0), 1) AS irrevocable_low,
         least(coalesce(sum(direct_share * (1 - revocable_low)) FILTER (NOT is_own), 0), 1) AS irrevocable_high
  FROM part GROUP BY ALL)
SELECT c.*, strand.strand_kind, x.* EXCLUDE (strand, year), control.* EXCLUDE (strand, year)
FROM complete c
JOIN control USING (strand, year)
LEFT JOIN concentration x USING (strand, year)
LEFT JOIN strand USING (strand)
ORDER BY strand.strand_order
