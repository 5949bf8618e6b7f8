-- One file per supplier: what every nation would lose without it. Losses under a thousandth stay in the table alone.
-- `known` is the supply of known supplier, which the rule of reallocation needs when several suppliers stop at once.
WITH supply AS (
    SELECT
        country_code, year, strand,
        coalesce(sum(direct_share) FILTER (supplier_code <> 'UNK'), 0) AS known
    FROM dependence_edge
    GROUP BY ALL
),
loss AS (
    SELECT cutoff_exposure.*, known
    FROM cutoff_exposure JOIN supply USING (country_code, year, strand)
    WHERE lost_direct >= 0.001 OR lost_traced >= 0.001
)
SELECT
    'supplier/' || supplier_code AS key,
    to_json({
        country: list(country_code ORDER BY year, strand, country_code),
        year: list(year ORDER BY year, strand, country_code),
        strand: list(strand ORDER BY year, strand, country_code),
        direct: list(digits(lost_direct) ORDER BY year, strand, country_code),
        traced: list(digits(lost_traced) ORDER BY year, strand, country_code),
        low: list(digits(lost_traced_low) ORDER BY year, strand, country_code),
        high: list(digits(lost_traced_high) ORDER BY year, strand, country_code),
        after: list(digits(lost_after_reallocation) ORDER BY year, strand, country_code),
        irrevocable: list(digits(irrevocable_share) ORDER BY year, strand, country_code),
        known: list(digits(known) ORDER BY year, strand, country_code),
        n: list(n ORDER BY year, strand, country_code)
    }) AS json
FROM loss
GROUP BY supplier_code
