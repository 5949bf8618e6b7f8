-- Second computation of a nation's commercial cloud regions and of the share that belongs to providers from abroad.
-- Columns: country_code, year, indicator, value. Regions are counted, not their size. The lists are of 2026, and so
-- is the only year: only AWS, Azure and Google Cloud regions have a date of opening, so that earlier years would know no
-- other provider.
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
        coalesce(seat.country_code, error('No nation for the provider of ' || region.id)) AS provider_code, year
    FROM (
        SELECT unnest(regions) AS region, year(CAST(metadata.lastUpdated AS DATE)) AS year
        FROM read_json('${data}/cloud-regions/regions.json', maximum_depth = -1))
    LEFT JOIN economy AS host ON region.location.countryCode = host.iso2
    LEFT JOIN (
        SELECT *
        FROM read_csv('${reference}/cloud_provider.csv', all_varchar = true, header = true, quote = '"', escape = '"')) AS seat
        ON region.provider = seat.provider_id
    WHERE region.regionType IN ('commercial', 'china') AND region.status = 'ga'
    UNION ALL
    -- Alibaba, Tencent and Huawei, without regions that close and those for test users.
    SELECT coalesce(host.code, error('No code for the country of ' || region_id)), 'CHN', 2026
    FROM read_csv('${data}/chinese-cloud-regions/chinese_cloud_regions.csv', all_varchar = true, header = true, quote = '"', escape = '"') AS chinese
    LEFT JOIN economy AS host ON chinese.country_iso2 = host.iso2
    WHERE note IS NULL OR (note NOT LIKE '%closing%' AND note <> 'test users')
)
SELECT code AS country_code, CAST(year AS INT) AS year, indicator, CAST(value AS DOUBLE) AS value
FROM (
    SELECT code, year, count(*) AS regions, count(*) FILTER (provider_code <> code) AS of_foreign FROM region GROUP BY ALL),
    LATERAL (VALUES ('cloud_regions', regions), ('cloud_regions_foreign_share', CASE WHEN regions >= 5 THEN of_foreign / regions END)) AS m(indicator, value)
ORDER BY indicator, country_code
