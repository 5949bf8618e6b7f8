-- Suppliers of every nation by strand and year, with names: direct shares, shares by origin and on the way, and what each could withdraw
-- supplier_name (string; none) English name of the economy that supplies (Unicode CLDR); unknown for UNK, others for OTH.
SELECT d.country_code, e.country_name, d.year, d.strand, d.supplier_code,
       coalesce(s.country_name, CASE d.supplier_code WHEN 'UNK' THEN 'unknown' WHEN 'OTH' THEN 'others' END) AS supplier_name,
       d.direct_share, d.direct_low, d.direct_high, d.supplier_basis, d.traced_share, d.traced_low, d.traced_high, d.on_way_share,
       d.on_way_low, d.on_way_high, d.revocable_share, d.n, d.data_status
FROM dependence_edge d
JOIN economy e USING (country_code)
LEFT JOIN economy s ON s.country_code = d.supplier_code
