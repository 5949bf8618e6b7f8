-- One file per nation: its suppliers over the years, shares of one percent and more.
SELECT
    'supply/' || country_code AS key, strand, year, supplier_code AS supplier, direct_share AS direct, direct_low, direct_high,
    traced_share AS traced, traced_low AS low, traced_high AS high, supplier_basis AS basis, on_way_share AS way, on_way_low AS way_low,
    on_way_high AS way_high, n
FROM dependence_edge
WHERE direct_share >= 0.01 OR traced_share >= 0.01
ORDER BY country_code, strand, year, direct_share DESC, supplier_code
