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
        json ->> 0 AS area, CAST(json ->> 1 AS DECIMAL(16, 0)) AS exports, CAST(json ->> 2 AS DECIMAL(16, 0)) AS imports
    FROM read_json('${data}/baci/hs17_hs4/8*.json', filename = true)
),
strand_total AS (
    SELECT strand, year, area, CAST(sum(exports) AS DOUBLE) AS exports, CAST(sum(imports) AS DOUBLE) AS imports
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
-- Of imports below 10 million USD nothing is said; China and Hong Kong have no ratio apart.
trade AS (
    SELECT area AS code, year, strand || '_' || measure AS indicator, value
    FROM strand_total JOIN world USING (strand, year), LATERAL (
        VALUES ('world_supply_concentration', world_hhi),
            ('import_export_ratio', CASE WHEN exports > 0 AND imports >= 1e7 AND area NOT IN ('CHN', 'HKG')
                THEN imports / exports END)) AS m(measure, value)
),

-- Epoch AI models, joined as in participation.sql: newest file first, later record first, cell by cell.
epoch_record AS (
    SELECT 3 AS priority, row_number() OVER () AS record, "Model", "Publication date", "Organization", "Country (of organization)",
        "Base model", "Training hardware"
    FROM read_csv('${data}/epoch-ai/notable_ai_models.csv', all_varchar = true, header = true, delim = ',', quote = '"',
        escape = '"', max_line_size = 20000000, parallel = false)
    UNION ALL
    SELECT 2, row_number() OVER (), "Model", "Publication date", "Organization", "Country (of organization)", "Base model",
        "Training hardware"
    FROM read_csv('${data}/epoch-ai/large_scale_ai_models.csv', all_varchar = true, header = true, delim = ',', quote = '"',
        escape = '"', max_line_size = 20000000, parallel = false)
    UNION ALL
    SELECT 1, row_number() OVER (), "Model", "Publication date", "Organization", "Country (of organization)", "Base model",
        "Training hardware"
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
    SELECT arg_max(name, (priority, record)) AS model, list(DISTINCT name) AS spellings,
        CAST(arg_max("Publication date", (priority, record)) AS DATE) AS published, year(published) AS year,
        -- A comma followed by a blank belongs to a name. The list has India for a university in Dhaka.
        string_split(regexp_replace(
            replace(arg_max("Country (of organization)", (priority, record)),
                CASE WHEN arg_max("Organization", (priority, record)) LIKE '%Bangladesh University of Engineering%'
                    THEN 'India' ELSE '' END, 'Bangladesh'),
            ',([^ ])', chr(31) || '\1', 'g'), chr(31)) AS countries,
        string_split(regexp_replace(arg_max("Base model", (priority, record)),
            ',([^ ])', chr(31) || '\1', 'g'), chr(31)) AS bases,
        string_split(regexp_replace(arg_max("Training hardware", (priority, record)),
            ',([^ ])', chr(31) || '\1', 'g'), chr(31)) AS hardware
    FROM spelled JOIN one_year USING (letters)
    GROUP BY CASE WHEN is_one THEN letters ELSE name END
),
nation_label AS (
    SELECT source, source_name, iso3
    FROM read_csv('${data}/country-codes/country_name_to_iso3.csv', all_varchar = true, header = true, quote = '"',
        escape = '"')
    WHERE iso3 IS NOT NULL
    UNION ALL
    SELECT 'epoch_models', 'Bangladesh', 'BGD'
),
model_nation AS (
    SELECT DISTINCT model, year, published, iso3 AS code
    FROM (SELECT model, year, published, unnest(countries) AS label FROM model)
    JOIN nation_label ON source = 'epoch_models' AND label = source_name
),
spelling AS (
    SELECT unnest(spellings) AS name, model FROM model
),
-- Who supplies one unit of a nation: a model built on others, a kind of chip of a model, a cluster's computing power. No
-- supplier of known nation: an empty list. Where the nation is itself among the suppliers, the unit is its own; else foreign
-- suppliers share it equally.
base_unit AS (
    SELECT n.code, n.year, 'base_models' AS strand, 1.0 AS amount,
        (SELECT coalesce(list(DISTINCT b.code), [])
            FROM (SELECT unnest(m.bases) AS base) JOIN spelling AS s ON s.name = trim(regexp_replace(base, '[\s\p{Z}]+', ' ', 'g'))
            JOIN model_nation AS b ON b.model = s.model
            -- What appeared more than a week later was not there to build on.
            WHERE coalesce(b.published <= m.published + INTERVAL 7 DAY, true)) AS suppliers
    FROM model AS m JOIN model_nation AS n USING (model)
    WHERE m.bases IS NOT NULL
),

-- The nations where the chip's maker and its foundry sit; a chip that is not in the list of chips has its maker by its first
-- word, and no foundry.
maker AS (
    SELECT maker_name AS name, country_code AS code
    FROM read_csv('${reference}/chip_maker.csv', all_varchar = true, header = true, quote = '"', escape = '"')
    WHERE country_code IS NOT NULL
),
chip AS (
    SELECT "Hardware name" AS chip, any_value(m.code) AS maker, any_value(f.country_code) AS foundry
    FROM read_csv('${data}/epoch-ai/ml_hardware.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')
    LEFT JOIN maker AS m ON "Manufacturer" = m.name
    LEFT JOIN (
        SELECT * FROM read_csv('${reference}/foundry.csv', all_varchar = true, header = true, quote = '"', escape = '"')) AS f
        ON "Foundry" = foundry_name
    GROUP BY "Hardware name"
),
token AS (
    SELECT DISTINCT model, trim(regexp_replace(unnest(hardware), '[\s\p{Z}]+', ' ', 'g')) AS token FROM model
),
hardware AS (
    SELECT model,
        CASE WHEN chip IS NOT NULL THEN maker
            ELSE (SELECT any_value(code) FROM maker WHERE lower(name) = lower(split_part(token, ' ', 1))) END AS maker,
        foundry
    FROM token LEFT JOIN chip
        ON CASE token WHEN 'Ascend (昇腾) 910' THEN 'Huawei Ascend 910' WHEN 'Ascend (昇腾) 910B' THEN 'Huawei Ascend 910B'
            ELSE token END = chip
    WHERE token <> ''
),
hardware_unit AS (
    SELECT code, year, 'training_hardware' AS strand, 1.0 AS amount, CASE WHEN maker IS NULL THEN [] ELSE [maker] END AS suppliers
    FROM hardware JOIN model_nation USING (model)
    UNION ALL
    SELECT code, year, 'training_foundry', 1.0, CASE WHEN foundry IS NULL THEN [] ELSE [foundry] END
    FROM hardware JOIN model_nation USING (model)
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
compute_unit AS (
    SELECT code, year, 'compute' AS strand, h100e AS amount, coalesce(owners, []) AS suppliers
    FROM in_service LEFT JOIN owner_nation USING (id)
    WHERE code IS NOT NULL
    UNION ALL
    SELECT s.code, year, 'compute_chips', h100e, CASE WHEN m.code IS NULL THEN [] ELSE [m.code] END
    FROM in_service AS s LEFT JOIN maker AS m ON m.name = supplier
    WHERE s.code IS NOT NULL
),
unit AS (
    SELECT *, list_contains(suppliers, code) AS own, len(suppliers) = 0 AS nobody
    FROM (FROM base_unit UNION ALL FROM hardware_unit UNION ALL FROM compute_unit)
),
unit_year AS (
    SELECT strand, code, year, count(*) FILTER (NOT nobody) AS n, count(*) FILTER (NOT nobody AND NOT own) AS foreign_n,
        sum(amount) AS amount, coalesce(sum(amount) FILTER (NOT nobody), 0) AS known,
        coalesce(sum(amount) FILTER (NOT nobody AND NOT own), 0) AS abroad,
        strand IN ('compute', 'compute_chips') AS of_power
    FROM unit
    GROUP BY strand, code, year
),
-- Half of the units must be known, and there must be five of them; fewer leave the bounds.
unit_share AS (
    SELECT code, year,
        CASE strand WHEN 'training_foundry' THEN 'training_hardware_foundry_foreign_share'
            WHEN 'compute' THEN 'compute_foreign_owner_share' WHEN 'compute_chips' THEN 'compute_foreign_chip_share'
            ELSE strand || '_foreign_share' END || suffix AS indicator,
        value
    FROM unit_year, LATERAL (
        VALUES ('', CASE WHEN known >= 0.5 * amount AND n >= 5 THEN abroad / known END),
            ('_low', abroad / amount), ('_high', (abroad + amount - known) / amount),
            ('_n', n)) AS m(suffix, value)
),
-- Concentration of foreign supply: an unknown supplier may be anybody. Clusters are not told apart by their owner.
unit_supplier AS (
    SELECT strand, code, year, supplier, sum(amount) AS amount
    FROM (
        SELECT strand, code, year, unnest(suppliers) AS supplier, amount / len(suppliers) AS amount
        FROM unit
        WHERE NOT own AND NOT nobody)
    GROUP BY ALL
),
unit_concentration AS (
    SELECT strand, code, year, CASE WHEN of_power THEN n ELSE y.foreign_n END AS units, abroad > 0 AS has_foreign, rest, whole,
        max(s.amount) / any_value(abroad) AS top,
        max(s.amount) / any_value(whole) AS top_low,
        sum((s.amount / abroad) ** 2) AS hhi,
        sum((s.amount / whole) ** 2) AS hhi_low,
        sum(-s.amount / abroad * ln(s.amount / abroad)) AS entropy
    FROM (SELECT *, amount - known AS rest, abroad + amount - known AS whole FROM unit_year) AS y
    LEFT JOIN unit_supplier AS s USING (strand, code, year)
    GROUP BY ALL
),
units AS (
    SELECT code, year, strand || '_' || measure AS indicator, CAST(value AS DOUBLE) AS value
    FROM (
        SELECT *, units >= 5 AND has_foreign AND rest <= 0.5 * whole AS speaks,
            -- Where not one supplier is known the rest is all, and may be spread or one.
            NOT has_foreign AND rest > 0 AS open,
            least(1, hhi_low + (rest / whole) ** 2 + 2 * top_low * rest / whole) AS hhi_high
        FROM unit_concentration),
        LATERAL (
            VALUES ('supplier_concentration', CASE WHEN speaks THEN hhi END),
                ('supplier_concentration_low', CASE WHEN has_foreign THEN hhi_low WHEN open THEN 0 END),
                ('supplier_concentration_high', CASE WHEN has_foreign THEN hhi_high WHEN open THEN 1 END),
                ('effective_suppliers', CASE WHEN speaks THEN 1 / hhi END),
                ('effective_suppliers_entropy', CASE WHEN speaks THEN exp(entropy) END),
                ('top_supplier_share', CASE WHEN speaks THEN top END),
                ('top_supplier_share_high', CASE WHEN has_foreign THEN least(1, top_low + rest / whole) WHEN open THEN 1 END)) AS m(measure, value)
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
        FROM (SELECT code, year, sum(h100e) AS h100e FROM in_service GROUP BY ALL) AS c
        LEFT JOIN population USING (code, year)),
        LATERAL (
            VALUES ('compute_h100e', h100e), ('compute_h100e_per_million', h100e / people * 1e6),
                ('compute_world_share', h100e / world)) AS m(indicator, value)
    WHERE code IS NOT NULL
    -- Of nations without a listed cluster nothing is known, which is not zero.
    UNION ALL
    SELECT code, year, indicator, NULL
    FROM population
    -- The source has areas, too, that are no nations.
    SEMI JOIN (
        SELECT "ISO3166-1-Alpha-3" AS code
        FROM read_csv('${data}/country-codes/country-codes.csv', all_varchar = true, header = true)
        UNION ALL
        SELECT 'XKX') USING (code)
    JOIN (SELECT DISTINCT year FROM in_service) USING (year)
    ANTI JOIN (SELECT code, year FROM in_service WHERE code IS NOT NULL) USING (code, year),
        (VALUES ('compute_h100e'), ('compute_h100e_per_million'), ('compute_world_share')) AS m(indicator)
),
result AS (
    FROM trade
    UNION ALL FROM unit_share
    UNION ALL FROM units
    UNION ALL FROM compute
)
SELECT code AS country_code, CAST(year AS INT) AS year, indicator, CAST(value AS DOUBLE) AS value
FROM result
WHERE year BETWEEN 2015 AND 2025
ORDER BY indicator, year, country_code
