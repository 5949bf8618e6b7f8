-- Second computation of METHOD.md, section 2, strand `code`: to whose repositories a nation's outward cross-border pushes
-- and pull requests go. Columns: country_code, year, indicator, value. Shares are of the weight that passed the source's
-- threshold. A row exists where the nation has an outward row in the year.
WITH
economy AS (
    SELECT "ISO3166-1-Alpha-2" AS iso2, "ISO3166-1-Alpha-3" AS code
    FROM read_csv('${data}/country-codes/country-codes.csv', all_varchar = true, header = true, quote = '"', escape = '"')
    UNION ALL
    SELECT 'XK', 'XKX'
),
-- The aggregate EU maps to nothing and falls out on either side.
outward AS (
    SELECT s.code, CAST(year AS INT) AS year, d.code AS supplier, sum(CAST(weight AS DOUBLE)) AS weight
    FROM read_csv('${data}/innovation-graph/economy_collaborators.csv', all_varchar = true, header = true) AS c
    JOIN economy AS s ON c.source = s.iso2
    JOIN economy AS d ON c.destination = d.iso2
    WHERE c.source <> c.destination
    GROUP BY ALL
),
supplier_share AS (
    SELECT code, year, weight / sum(weight) OVER (PARTITION BY code, year) AS share
    FROM outward
),
concentration AS (
    SELECT code, year, count(*) >= 5 AS speaks, max(share) AS top, sum(share * share) AS hhi
    FROM supplier_share
    GROUP BY code, year
)
SELECT code AS country_code, year, indicator, CAST(value AS DOUBLE) AS value
FROM concentration, LATERAL (
    -- Fewer than five partners are too few for a value.
    VALUES ('code_top_supplier_share', CASE WHEN speaks THEN top END),
        ('code_supplier_concentration', CASE WHEN speaks THEN hhi END),
        ('code_effective_suppliers', CASE WHEN speaks THEN 1 / hhi END)) AS m(indicator, value)
WHERE year BETWEEN 2015 AND 2025
ORDER BY indicator, year, country_code
