-- Rows and sums that the clean tables must have, from the raw public files alone. Columns: table_name, key, value.
-- A key names the figure and then, where it is one of many, the product, the metric or the year.
WITH
economy AS (
    SELECT "ISO3166-1-Alpha-2" AS iso2, "ISO3166-1-Alpha-3" AS code
    FROM read_csv('${data}/country-codes/country-codes.csv', all_varchar = true, header = true, quote = '"', escape = '"')
    UNION ALL
    SELECT 'XK', 'XKX'
),

-- Trade: four-digit headings of BACI HS17, whole USD. The direct rules are those of strands.sql.
total AS (
    SELECT regexp_extract(filename, '/(\d{4})_(\d{4})\.json$', 1) AS product,
        CAST(regexp_extract(filename, '/(\d{4})_(\d{4})\.json$', 2) AS INT) AS year,
        json ->> 0 AS area, CAST(json ->> 1 AS DOUBLE) AS exports, CAST(json ->> 2 AS DOUBLE) AS imports
    FROM read_json('${data}/baci/hs17_hs4/8*.json', filename = true)
),
route AS (
    SELECT product, year, area, side, pair ->> 0 AS partner
    FROM (
        SELECT regexp_extract(filename, 'routes_(\d{4})_(\d{4})\.json$', 1) AS product,
            CAST(regexp_extract(filename, 'routes_(\d{4})_(\d{4})\.json$', 2) AS INT) AS year,
            json ->> 0 AS area, CAST(json ->> 1 AS INT) AS side, unnest(CAST(json -> 2 AS JSON[])) AS pair
        FROM read_json('${data}/baci/hs17_hs4/routes_*.json', filename = true))
    WHERE area <> partner
),
flow AS (
    SELECT DISTINCT product, year, area AS importer, partner AS supplier FROM route WHERE side = -1
    UNION
    SELECT product, year, partner, area
    FROM route AS r
    WHERE side = 1
        AND NOT EXISTS (
            SELECT 1 FROM route AS own
            WHERE own.side = -1 AND own.product = r.product AND own.year = r.year AND own.area = r.partner)
),
trade AS (
    SELECT 'trade_total' AS table_name, 'rows' AS key, CAST(count(*) AS DOUBLE) AS value FROM total
    UNION ALL
    SELECT 'trade_total', 'export_value_usd ' || product || ' ' || year, sum(exports) FROM total GROUP BY product, year
    UNION ALL
    SELECT 'trade_total', 'import_value_usd ' || product || ' ' || year, sum(imports) FROM total GROUP BY product, year
    UNION ALL
    SELECT 'trade_flow', 'routes ' || product || ' ' || year, count(*) FROM flow GROUP BY product, year
    UNION ALL
    SELECT 'trade_flow', 'routes', count(*) FROM flow
),

-- Epoch AI: the three current files, joined as in participation.sql.
epoch_record AS (
    SELECT 3 AS priority, row_number() OVER () AS record, "Model", "Publication date", "Country (of organization)"
    FROM read_csv('${data}/epoch-ai/notable_ai_models.csv', all_varchar = true, header = true, delim = ',', quote = '"',
        escape = '"', max_line_size = 20000000, parallel = false)
    UNION ALL
    SELECT 2, row_number() OVER (), "Model", "Publication date", "Country (of organization)"
    FROM read_csv('${data}/epoch-ai/large_scale_ai_models.csv', all_varchar = true, header = true, delim = ',', quote = '"',
        escape = '"', max_line_size = 20000000, parallel = false)
    UNION ALL
    SELECT 1, row_number() OVER (), "Model", "Publication date", "Country (of organization)"
    FROM read_csv('${data}/epoch-ai/all_ai_models.csv', all_varchar = true, header = true, delim = ',', quote = '"',
        escape = '"', max_line_size = 20000000, parallel = false)
),
-- Names that differ in more than letters, digits, points and plus signs are two models; else one, unless of different years.
spelled AS (
    SELECT *, trim(regexp_replace("Model", '[\s\p{Z}]+', ' ', 'g')) AS name,
        lower(regexp_replace("Model", '[^\p{L}\p{N}.+]+', '', 'g')) AS letters
    FROM epoch_record
),
one_year AS (
    SELECT letters, count(DISTINCT left("Publication date", 4)) <= 1 AS is_one
    FROM spelled
    GROUP BY letters
),
model AS (
    SELECT arg_max(name, (priority, record)) AS model,
        CAST(arg_max("Publication date", (priority, record)) AS DATE) AS published,
        arg_max("Country (of organization)", (priority, record)) AS countries
    FROM spelled JOIN one_year USING (letters)
    GROUP BY CASE WHEN is_one THEN letters ELSE name END
),
model_nation AS (
    SELECT model, iso3 AS code, 1.0 / count(*) OVER (PARTITION BY model) AS weight
    FROM (
        SELECT DISTINCT model, iso3
        FROM (
            SELECT model,
                unnest(string_split(regexp_replace(countries, ',([^ ])', chr(31) || '\1', 'g'), chr(31))) AS label
            FROM model)
        JOIN read_csv('${data}/country-codes/country_name_to_iso3.csv', all_varchar = true, header = true, quote = '"',
            escape = '"') ON source = 'epoch_models' AND label = source_name AND iso3 IS NOT NULL)
),
models AS (
    SELECT 'model_release' AS table_name, 'rows' AS key, CAST(count(*) AS DOUBLE) AS value FROM model
    UNION ALL
    SELECT 'model_release', 'rows ' || coalesce(CAST(year(published) AS VARCHAR), 'undated'), count(*)
    FROM model
    GROUP BY year(published)
    UNION ALL
    SELECT 'model_release_nation', 'rows', count(*) FROM model_nation
    UNION ALL
    SELECT 'model_release_nation', 'models', count(DISTINCT model) FROM model_nation
    UNION ALL
    SELECT 'model_release_nation', 'weight', sum(weight) FROM model_nation
),

-- GitHub Innovation Graph without the aggregate EU.
activity AS (
    SELECT 'developers' AS metric, iso2_code
    FROM read_csv('${data}/innovation-graph/developers.csv', all_varchar = true, header = true)
    UNION ALL
    SELECT 'repositories', iso2_code
    FROM read_csv('${data}/innovation-graph/repositories.csv', all_varchar = true, header = true)
    UNION ALL
    SELECT 'organizations', iso2_code
    FROM read_csv('${data}/innovation-graph/organizations.csv', all_varchar = true, header = true)
    UNION ALL
    SELECT 'git_pushes', iso2_code
    FROM read_csv('${data}/innovation-graph/git_pushes.csv', all_varchar = true, header = true)
),
collaboration AS (
    SELECT CAST(year AS INT) AS year, CAST(weight AS DOUBLE) AS weight
    FROM read_csv('${data}/innovation-graph/economy_collaborators.csv', all_varchar = true, header = true) AS c
    JOIN economy AS s ON c.source = s.iso2
    JOIN economy AS d ON c.destination = d.iso2
    WHERE c.source <> c.destination
),
open_source AS (
    SELECT 'open_source_activity' AS table_name, 'rows ' || metric AS key, CAST(count(*) AS DOUBLE) AS value
    FROM activity JOIN economy ON iso2_code = iso2
    GROUP BY metric
    UNION ALL
    SELECT 'collaboration_flow', 'rows', count(*) FROM collaboration
    UNION ALL
    SELECT 'collaboration_flow', 'weight ' || year, sum(weight) FROM collaboration GROUP BY year
),

-- Microsoft AI Diffusion: every line after the header is an economy, with three periods.
adoption AS (
    SELECT len(string_split(content::VARCHAR, '\x0D\x0A')) - 1 AS economies
    FROM read_blob('${data}/ai-diffusion/AI_Diffusion_Q12026_Update.csv')
),
diffusion AS (
    SELECT 'ai_adoption' AS table_name, 'economies' AS key, CAST(economies AS DOUBLE) AS value FROM adoption
    UNION ALL
    SELECT 'ai_adoption', 'economies and periods', 3.0 * economies FROM adoption
)
SELECT table_name, key, CAST(value AS DOUBLE) AS value
FROM (FROM trade UNION ALL FROM models UNION ALL FROM open_source UNION ALL FROM diffusion)
ORDER BY table_name, key
