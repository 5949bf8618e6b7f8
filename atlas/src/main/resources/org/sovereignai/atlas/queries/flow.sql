-- One file per strand and year: shares of one percent and more, the bounds of those that are estimated to a thousandth, and what the
-- nation imported where that is known. Bounds of listed shares are their rounding.
SELECT
    'flow/' || strand || '-' || year AS key, country_code AS country, supplier_code AS supplier, direct_share AS direct,
    CASE WHEN supplier_basis = 'estimated' THEN round(direct_low, 3) END AS direct_low,
    CASE WHEN supplier_basis = 'estimated' THEN round(direct_high, 3) END AS direct_high,
    supplier_basis AS basis, traced_share AS traced, traced_low AS low, traced_high AS high, import_value_usd AS imports, dependence_edge.n AS n
FROM dependence_edge LEFT JOIN goods_supply USING (country_code, year, strand)
WHERE direct_share >= 0.01 OR traced_share >= 0.01
ORDER BY strand, year, country_code, direct_share DESC, supplier_code
