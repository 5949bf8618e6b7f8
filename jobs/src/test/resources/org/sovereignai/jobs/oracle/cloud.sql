-- Second computation of the share of a nation's commercial cloud regions that belong to providers from abroad.
-- Columns: country_code, year, indicator, value. Regions are counted, not their size. 2015 to 2026: every host nation of
-- the source has a row each year, NULL before its first region of known date. The list is of January 2026: regions
-- without a launch date count in 2026 only. Only AWS, Azure and Google Cloud regions have a date, so that the years
-- before 2026 know no other provider.
WITH
economy AS (
    SELECT "ISO3166-1-Alpha-2" AS iso2, "ISO3166-1-Alpha-3" AS code
    FROM read_csv('${data}/country-codes/country-codes.csv', all_varchar = true, header = true, quote = '"', escape = '"')
    UNION ALL
    SELECT 'XK', 'XKX'
),
-- An unknown country, or a provider of no known nation, stops the query.
region AS (
    SELECT coalesce(host.code, error('No code for the country of ' || region.id)) AS code,
        coalesce(seat.country_code, error('No nation for the provider of ' || region.id)) AS provider_code,
        coalesce(year(CAST(region.launchedDate AS DATE)), 2026) AS first_year
    FROM (SELECT unnest(regions) AS region FROM read_json('${data}/cloud-regions/regions.json', maximum_depth = -1))
    LEFT JOIN economy AS host ON region.location.countryCode = host.iso2
    LEFT JOIN (
        SELECT *
        FROM read_csv('${reference}/cloud_provider.csv', all_varchar = true, header = true, quote = '"', escape = '"')) AS seat
        ON region.provider = seat.provider_id
    WHERE region.regionType = 'commercial' AND region.status = 'ga'
)
SELECT code AS country_code, CAST(range AS INT) AS year, 'cloud_regions_foreign_share' AS indicator,
    count(*) FILTER (first_year <= range AND provider_code <> code)
        / nullif(count(*) FILTER (first_year <= range), 0) AS value
FROM region, range(2015, 2027)
GROUP BY ALL
ORDER BY year, country_code
