-- One file per strand and year: shares of half a percent and more, and what the nation imported where that is known.
WITH imports AS (
    SELECT country_code, year, strand, sum(import_value_usd) AS import_value_usd
    FROM trade_total
    GROUP BY ALL
),
edge AS (
    SELECT dependence_edge.*, import_value_usd
    FROM dependence_edge LEFT JOIN imports USING (country_code, year, strand)
    WHERE direct_share >= 0.005 OR traced_share >= 0.005
)
SELECT
    'flow/' || strand || '-' || year AS key,
    to_json({
        country: list(country_code ORDER BY country_code, supplier_code),
        supplier: list(supplier_code ORDER BY country_code, supplier_code),
        direct: list(digits(direct_share) ORDER BY country_code, supplier_code),
        traced: list(digits(traced_share) ORDER BY country_code, supplier_code),
        low: list(digits(traced_low) ORDER BY country_code, supplier_code),
        high: list(digits(traced_high) ORDER BY country_code, supplier_code),
        imports: list(digits(import_value_usd) ORDER BY country_code, supplier_code),
        n: list(n ORDER BY country_code, supplier_code)
    }) AS json
FROM edge
GROUP BY strand, year
