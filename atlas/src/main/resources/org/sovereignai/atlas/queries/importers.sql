-- One file per strand: what every nation imported where that is known, and how much of its supply is of unknown supplier.
SELECT
    'importers/' || strand AS key, country_code AS country, year, any_value(import_value_usd) AS imports, any_value(dependence_edge.n) AS n,
    coalesce(sum(direct_share) FILTER (supplier_code = 'UNK'), 0) AS unknown_direct,
    CASE WHEN count(traced_share) > 0 THEN coalesce(sum(traced_share) FILTER (supplier_code = 'UNK'), 0) END AS unknown_traced
FROM dependence_edge LEFT JOIN goods_supply USING (country_code, year, strand)
GROUP BY country_code, year, strand
ORDER BY strand, country_code, year
