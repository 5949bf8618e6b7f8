-- Second computation of METHOD.md, section 2 (direct measures), from the raw public files alone.
-- Columns: country_code, year, indicator, value. A NULL value means that the nation is there and the figure cannot be
-- computed (no imports, no exports to divide by, no known supplier, too few models, unknown owner).
WITH
-- Trade. Four-digit headings of BACI HS17, whole USD, ISO alpha-3 (Taiwan is TWN in these files).
heading(code, strand) AS (
    VALUES ('8542', 'chips'), ('8486', 'chip_equipment'), ('8471', 'computers'), ('8504', 'energy_equipment'),
        ('8507', 'energy_equipment')
),
total AS (
    SELECT regexp_extract(filename, '/(\d{4})_(\d{4})\.json$', 1) AS code,
        CAST(regexp_extract(filename, '/(\d{4})_(\d{4})\.json$', 2) AS INT) AS year,
        json ->> 0 AS area, CAST(json ->> 1 AS DOUBLE) AS exports, CAST(json ->> 2 AS DOUBLE) AS imports
    FROM read_json('${data}/baci/hs17_hs4/8*.json', filename = true)
),
route AS (
    SELECT code, year, area, side, pair ->> 0 AS partner, CAST(pair ->> 1 AS DOUBLE) / 10000 AS share
    FROM (
        SELECT regexp_extract(filename, 'routes_(\d{4})_(\d{4})\.json$', 1) AS code,
            CAST(regexp_extract(filename, 'routes_(\d{4})_(\d{4})\.json$', 2) AS INT) AS year,
            json ->> 0 AS area, CAST(json ->> 1 AS INT) AS side, unnest(CAST(json -> 2 AS JSON[])) AS pair
        FROM read_json('${data}/baci/hs17_hs4/routes_*.json', filename = true))
),
-- A net importer lists its sources. For everybody else the suppliers' lists of destinations fill in what they can.
flow AS (
    SELECT code, year, area AS importer, partner AS supplier, share * imports AS usd
    FROM route JOIN total USING (code, year, area)
    WHERE side = -1 AND area <> partner
    UNION ALL
    SELECT r.code, r.year, r.partner, r.area, share * exports
    FROM route AS r JOIN total USING (code, year, area)
    WHERE side = 1 AND r.area <> r.partner
        AND NOT EXISTS (
            SELECT 1 FROM route AS own
            WHERE own.side = -1 AND own.code = r.code AND own.year = r.year AND own.area = r.partner)
),
strand_total AS (
    SELECT strand, year, area, sum(exports) AS exports, sum(imports) AS imports
    FROM total JOIN heading USING (code)
    GROUP BY ALL
),
world AS (
    SELECT strand, year, sum(share * share) AS world_hhi
    FROM (
        SELECT strand, year, exports / sum(exports) OVER (PARTITION BY strand, year) AS share
        FROM strand_total)
    GROUP BY ALL
),
supplier_share AS (
    SELECT strand, f.year, importer AS area, supplier, sum(usd) / any_value(t.imports) AS share
    FROM flow AS f
    JOIN heading USING (code)
    JOIN strand_total AS t USING (strand)
    WHERE t.year = f.year AND t.area = f.importer AND t.imports > 0
    GROUP BY ALL
),
-- Shares are rounded to a basis point, so that a full list can add up to a little more than 1.
capped AS (
    SELECT strand, year, area, share / greatest(1, sum(share) OVER (PARTITION BY strand, year, area)) AS share
    FROM supplier_share
),
known AS (
    SELECT strand, year, area, sum(share) AS known, sum(share * share) AS low, max(share) AS top
    FROM capped
    GROUP BY ALL
    HAVING sum(share) > 0
),
-- The rest: nobody (low), one supplier (high), ten equal suppliers (central).
concentration AS (
    SELECT t.*, world_hhi, known.known, top, low,
        low + (1 - known) ** 2 AS high,
        low + (1 - known) ** 2 / 10 AS central,
        CASE WHEN exports > 0 THEN imports / exports END AS ratio,
        -- No exports at all count as the largest excess of imports.
        CASE WHEN imports = 0 AND exports = 0 THEN NULL WHEN exports = 0 THEN 1
            ELSE least(imports / exports - 1, 1) END AS excess
    FROM strand_total AS t
    JOIN world USING (strand, year)
    LEFT JOIN known USING (strand, year, area)
),
tested AS (
    -- least() passes over NULL and false AND NULL is false, so that a year without data is set apart first.
    SELECT *,
        CASE WHEN central IS NOT NULL AND excess IS NOT NULL
            THEN CAST(central > 0.4 AND world_hhi > 0.4 AND excess > 0 AS INT) END AS passed,
        CASE WHEN central IS NOT NULL AND excess IS NOT NULL
            THEN least(central - 0.4, world_hhi - 0.4, excess) END AS margin
    FROM concentration
),
judged AS (
    SELECT t.*,
        -- Three years in a row, all with data.
        CASE WHEN count(passed) OVER three = 3 THEN CAST(sum(passed) OVER three >= 2 AS INT) END AS dependent
    FROM tested AS t
    WINDOW three AS (PARTITION BY strand, area ORDER BY year RANGE BETWEEN 2 PRECEDING AND CURRENT ROW)
),
-- The three figures that speak for the whole supply need half of it known, the bounds do not.
trade AS (
    SELECT area AS code, year, strand || '_' || measure AS indicator, value
    FROM judged, LATERAL (
        VALUES ('supplier_concentration', CASE WHEN known >= 0.5 THEN central END),
            ('supplier_concentration_low', low), ('supplier_concentration_high', high),
            ('effective_suppliers', CASE WHEN known >= 0.5 THEN 1 / central END),
            ('top_supplier_share', CASE WHEN known >= 0.5 THEN top END),
            ('world_supply_concentration', world_hhi), ('import_export_ratio', ratio),
            ('dependent', CAST(dependent AS DOUBLE)), ('dependent_margin', margin)) AS m(measure, value)
),

-- Epoch AI models, joined as in participation.sql: newest file first, later record first, cell by cell.
epoch_record AS (
    SELECT 3 AS priority, row_number() OVER () AS record, "Model", "Publication date", "Country (of organization)",
        "Base model", "Training hardware"
    FROM read_csv('${data}/epoch-ai/notable_ai_models.csv', all_varchar = true, header = true, delim = ',', quote = '"',
        escape = '"', max_line_size = 20000000, parallel = false)
    UNION ALL
    SELECT 2, row_number() OVER (), "Model", "Publication date", "Country (of organization)", "Base model",
        "Training hardware"
    FROM read_csv('${data}/epoch-ai/large_scale_ai_models.csv', all_varchar = true, header = true, delim = ',', quote = '"',
        escape = '"', max_line_size = 20000000, parallel = false)
    UNION ALL
    SELECT 1, row_number() OVER (), "Model", "Publication date", "Country (of organization)", "Base model",
        "Training hardware"
    FROM read_csv('${data}/epoch-ai/all_ai_models.csv', all_varchar = true, header = true, delim = ',', quote = '"',
        escape = '"', max_line_size = 20000000, parallel = false)
),
model AS (
    SELECT trim(regexp_replace("Model", '[\s\p{Z}]+', ' ', 'g')) AS model,
        year(CAST(arg_max("Publication date", (priority, record)) AS DATE)) AS year,
        -- A comma followed by a blank belongs to a name.
        string_split(regexp_replace(arg_max("Country (of organization)", (priority, record)),
            ',([^ ])', chr(31) || '\1', 'g'), chr(31)) AS countries,
        string_split(regexp_replace(arg_max("Base model", (priority, record)),
            ',([^ ])', chr(31) || '\1', 'g'), chr(31)) AS bases,
        string_split(regexp_replace(arg_max("Training hardware", (priority, record)),
            ',([^ ])', chr(31) || '\1', 'g'), chr(31)) AS hardware
    FROM epoch_record
    GROUP BY ALL
),
nation_label AS (
    SELECT source, source_name, iso3
    FROM read_csv('${data}/country-codes/country_name_to_iso3.csv', all_varchar = true, header = true, quote = '"',
        escape = '"')
    WHERE iso3 IS NOT NULL
),
model_nation AS (
    SELECT DISTINCT model, year, iso3 AS code
    FROM (SELECT model, year, unnest(countries) AS label FROM model)
    JOIN nation_label ON source = 'epoch_models' AND label = source_name
),
-- The nations of every base that is itself a known model of a known nation.
base_nation AS (
    SELECT m.model, list(DISTINCT n.code) AS nations
    FROM (SELECT model, trim(regexp_replace(unnest(bases), '[\s\p{Z}]+', ' ', 'g')) AS base FROM model) AS m
    JOIN model_nation AS n ON n.model = m.base
    GROUP BY m.model
),
base_year AS (
    SELECT code, year, count(*) AS n, count(*) FILTER (NOT list_contains(nations, code)) AS foreign_base
    FROM model_nation JOIN base_nation USING (model)
    GROUP BY code, year
),

-- The nation where the chip's maker sits. A maker of no known nation is not there.
maker AS (
    SELECT maker_name AS name, country_code AS code
    FROM read_csv('${reference}/chip_maker.csv', all_varchar = true, header = true, quote = '"', escape = '"')
    WHERE country_code IS NOT NULL
),
chip AS (
    SELECT "Hardware name" AS chip, m.code AS maker
    FROM read_csv('${data}/epoch-ai/ml_hardware.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')
    JOIN maker AS m ON "Manufacturer" = m.name
),
hardware_year AS (
    SELECT code, year, count(*) AS n, count(*) FILTER (maker <> code) AS foreign_chip
    FROM (SELECT model, unnest(hardware) AS token FROM model)
    JOIN chip ON token = chip
    JOIN model_nation USING (model)
    GROUP BY code, year
),
lineage AS (
    SELECT code, year, 'base_models_foreign_share' AS indicator, CASE WHEN n >= 5 THEN foreign_base / n END AS value
    FROM base_year
    UNION ALL
    SELECT code, year, 'base_models_n', CAST(n AS DOUBLE) FROM base_year
    UNION ALL
    SELECT code, year, 'training_hardware_foreign_share', CASE WHEN n >= 5 THEN foreign_chip / n END FROM hardware_year
    UNION ALL
    SELECT code, year, 'training_hardware_n', CAST(n AS DOUBLE) FROM hardware_year
),

-- Epoch AI clusters: in service at the end of the year, H100 equivalents known, no duplicate. Planned ones are out.
cluster AS (
    SELECT row_number() OVER () AS id, "Name" AS name, "Country" AS country, CAST("H100 equivalents" AS DOUBLE) AS h100e,
        CAST("First Operational Date" AS DATE) AS opened, "Superseded by" AS successor, "Owner" AS owner,
        "GPU Supplier (primary)" AS supplier,
        -- A month stands for its first day: only the state at the end of a year is asked for.
        CAST(CASE length("Decommissioned Date (if applicable)") WHEN 7 THEN "Decommissioned Date (if applicable)" || '-01'
            ELSE "Decommissioned Date (if applicable)" END AS DATE) AS closed,
        "Status" AS status
    FROM read_csv('${data}/epoch-ai/gpu_clusters.csv', all_varchar = true, header = true, delim = ',', quote = '"',
        escape = '"', max_line_size = 20000000, parallel = false)
    WHERE "Status" IN ('Existing', 'Decommissioned') AND "Possible Duplicate" IS DISTINCT FROM 'True'
),
-- Two decommissioned clusters have no date of closing and no H100 equivalents.
in_service AS (
    SELECT c.*, y.year, n.iso3 AS code
    FROM cluster AS c
    JOIN (SELECT CAST(range AS INT) AS year FROM range(2015, 2026)) AS y
        ON c.opened <= make_date(y.year, 12, 31)
        AND (status = 'Existing' OR closed > make_date(y.year, 12, 31))
    LEFT JOIN nation_label AS n ON n.source = 'epoch_gpu_clusters' AND n.source_name = c.country
    WHERE h100e IS NOT NULL
        AND NOT EXISTS (
            SELECT 1 FROM cluster AS s WHERE s.name = c.successor AND s.opened <= make_date(y.year, 12, 31))
),
organization AS (
    SELECT organization_name AS organization, country_code AS iso3
    FROM read_csv('${reference}/organization.csv', all_varchar = true, header = true, quote = '"', escape = '"')
    WHERE country_code IS NOT NULL
),
owner_nation AS (
    SELECT id, list(DISTINCT iso3) AS owners
    FROM (
        SELECT id, trim(unnest(string_split(regexp_replace(owner, ',([^ ])', chr(31) || '\1', 'g'), chr(31)))) AS owner
        FROM cluster)
    JOIN organization ON owner = organization
    GROUP BY id
),
compute_year AS (
    SELECT s.code, s.year, sum(h100e) AS h100e,
        -- Foreign when no owner of known nation is the nation's own. Unknown owners and suppliers are in neither sum.
        sum(h100e) FILTER (owners IS NOT NULL) AS owner_known,
        sum(h100e) FILTER (NOT list_contains(owners, s.code)) AS owner_foreign,
        sum(h100e) FILTER (m.code IS NOT NULL) AS chip_known,
        sum(h100e) FILTER (m.code <> s.code) AS chip_foreign
    FROM in_service AS s
    LEFT JOIN owner_nation USING (id)
    LEFT JOIN maker AS m ON m.name = supplier
    GROUP BY ALL
),
population AS (
    SELECT code, year, arg_max(people, known_year) AS people
    FROM (
        SELECT "Country Code" AS code, CAST("Year" AS INT) AS known_year, CAST("Value" AS DOUBLE) AS people
        FROM read_csv('${data}/world-bank/population.csv', all_varchar = true, header = true, quote = '"', escape = '"')
        UNION ALL
        SELECT 'TWN', CAST(year AS INT), CAST(value AS DOUBLE) * 10 ** CAST(scale AS INT)
        FROM read_csv('${data}/imf-weo/weo_2025_10_gdp_population_2015_2024.csv', all_varchar = true, header = true)
        WHERE ref_area = 'TWN' AND concept = 'LP')
    JOIN (SELECT CAST(range AS INT) AS year FROM range(2015, 2026)) ON known_year <= year
    GROUP BY code, year
),
compute AS (
    SELECT code, year, indicator, value
    FROM (
        -- Clusters of unknown country are part of the world.
        SELECT c.*, people, sum(h100e) OVER (PARTITION BY year) AS world
        FROM compute_year AS c LEFT JOIN population USING (code, year)),
        LATERAL (
            VALUES ('compute_h100e', h100e), ('compute_h100e_per_million', h100e / people * 1e6),
                ('compute_world_share', h100e / world),
                -- Half of the nation's compute must be of known owner, or of known maker.
                ('compute_foreign_owner_share',
                    CASE WHEN owner_known >= 0.5 * h100e THEN coalesce(owner_foreign, 0) / owner_known END),
                ('compute_foreign_chip_share',
                    CASE WHEN chip_known >= 0.5 * h100e THEN coalesce(chip_foreign, 0) / chip_known END))
                AS m(indicator, value)
    WHERE code IS NOT NULL
),
result AS (
    FROM trade
    UNION ALL FROM lineage
    UNION ALL FROM compute
)
SELECT code AS country_code, CAST(year AS INT) AS year, indicator, CAST(value AS DOUBLE) AS value
FROM result
WHERE year BETWEEN 2015 AND 2025
ORDER BY indicator, year, country_code
