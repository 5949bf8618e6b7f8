-- One file per strand and year: shares of one percent and more, and what the nation imported where that is known.
WITH imports AS (
    SELECT country_code, year, strand, sum(import_value_usd) AS import_value_usd
    FROM trade_total
    GROUP BY ALL
)
SELECT
    'flow/' || strand || '-' || year AS key, country_code AS country, supplier_code AS supplier, direct_share AS direct,
    traced_share AS traced, traced_low AS low, traced_high AS high, import_value_usd AS imports, n
FROM dependence_edge LEFT JOIN imports USING (country_code, year, strand)
WHERE direct_share >= 0.01 OR traced_share >= 0.01
ORDER BY strand, year, country_code, direct_share DESC, supplier_code
