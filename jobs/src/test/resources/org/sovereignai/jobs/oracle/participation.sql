-- Second computation of METHOD.md, section 1, from the raw public files alone.
-- Columns: country_code, year, indicator, value. A row exists where the nation has at least one raw row in that year, and
-- a NULL value means that the nation is there and the figure cannot be computed.
WITH
-- ISO alpha-2 to alpha-3. NA is Namibia, Kosovo is not in ISO 3166, EU is an aggregate and maps to nothing.
economy AS (
    SELECT "ISO3166-1-Alpha-2" AS iso2, "ISO3166-1-Alpha-3" AS code
    FROM read_csv('${data}/country-codes/country-codes.csv', all_varchar = true, header = true, quote = '"', escape = '"')
    UNION ALL
    SELECT 'XK', 'XKX'
),
population_known AS (
    SELECT code, CAST("Year" AS INT) AS year, CAST("Value" AS DOUBLE) AS people
    FROM read_csv('${data}/world-bank/population.csv', all_varchar = true, header = true, quote = '"', escape = '"')
    JOIN economy ON "Country Code" = code
    UNION ALL
    -- The World Bank has no Taiwan, the IMF gives millions of people (scale 6).
    SELECT 'TWN', CAST(year AS INT), CAST(value AS DOUBLE) * 10 ** CAST(scale AS INT)
    FROM read_csv('${data}/imf-weo/weo_2025_10_gdp_population_2015_2024.csv', all_varchar = true, header = true)
    WHERE ref_area = 'TWN' AND concept = 'LP'
),
years AS (SELECT CAST(range AS INT) AS year FROM range(2015, 2026)),
population AS (
    SELECT k.code, y.year, arg_max(k.people, k.year) AS people
    FROM years AS y JOIN population_known AS k ON k.year <= y.year
    GROUP BY k.code, y.year
),

-- GitHub Innovation Graph: stocks are read at the economy's last quarter present in the year, flows are summed.
activity AS (
    SELECT 'developers' AS metric, iso2_code, year, quarter, CAST(developers AS DOUBLE) AS amount
    FROM read_csv('${data}/innovation-graph/developers.csv', all_varchar = true, header = true)
    UNION ALL
    SELECT 'repositories', iso2_code, year, quarter, CAST(repositories AS DOUBLE)
    FROM read_csv('${data}/innovation-graph/repositories.csv', all_varchar = true, header = true)
    UNION ALL
    SELECT 'organizations', iso2_code, year, quarter, CAST(organizations AS DOUBLE)
    FROM read_csv('${data}/innovation-graph/organizations.csv', all_varchar = true, header = true)
    UNION ALL
    SELECT 'git_pushes', iso2_code, year, quarter, CAST(git_pushes AS DOUBLE)
    FROM read_csv('${data}/innovation-graph/git_pushes.csv', all_varchar = true, header = true)
),
activity_year AS (
    SELECT metric, code, CAST(year AS INT) AS year,
        CASE WHEN metric = 'git_pushes' THEN sum(amount) ELSE arg_max(amount, CAST(quarter AS INT)) END AS amount
    FROM activity JOIN economy ON iso2_code = iso2
    GROUP BY metric, code, CAST(year AS INT)
),
per_head AS (
    SELECT a.code, a.year,
        CASE metric
            WHEN 'developers' THEN 'developers_per_thousand'
            WHEN 'repositories' THEN 'repositories_per_thousand'
            WHEN 'organizations' THEN 'organizations_per_million'
            ELSE 'git_pushes_per_thousand'
        END AS indicator,
        amount / people * CASE metric WHEN 'organizations' THEN 1e6 ELSE 1e3 END AS value
    FROM activity_year AS a LEFT JOIN population AS p ON a.code = p.code AND a.year = p.year
),
push_share AS (
    SELECT code, year, 'git_push_world_share' AS indicator, amount / sum(amount) OVER (PARTITION BY year) AS value
    FROM activity_year
    WHERE metric = 'git_pushes'
),

-- Every SPDX identifier in the source, and whether it is a free licence (OSI approved, FSF free, Creative Commons
-- approved for free cultural works). NOASSERTION is no licence.
licence(spdx, is_open, source) AS (
    VALUES
        ('0BSD', true, 'OSI'), ('AGPL-3.0', true, 'OSI'), ('Apache-2.0', true, 'OSI'), ('Artistic-2.0', true, 'OSI'),
        ('BSD-2-Clause', true, 'OSI'), ('BSD-3-Clause', true, 'OSI'), ('BSD-3-Clause-Clear', true, 'FSF'),
        ('BSL-1.0', true, 'OSI'), ('CC-BY-4.0', true, 'FSF, CC'), ('CC-BY-SA-4.0', true, 'FSF, CC'),
        ('CC0-1.0', true, 'FSF, CC'), ('EPL-1.0', true, 'OSI'), ('EPL-2.0', true, 'OSI'), ('EUPL-1.2', true, 'OSI'),
        ('GPL-2.0', true, 'OSI'), ('GPL-3.0', true, 'OSI'), ('ISC', true, 'OSI'), ('LGPL-2.1', true, 'OSI'),
        ('LGPL-3.0', true, 'OSI'), ('MIT', true, 'OSI'), ('MIT-0', true, 'OSI'), ('MPL-2.0', true, 'OSI'),
        ('MulanPSL-2.0', true, 'OSI'), ('OFL-1.1', true, 'OSI'), ('OSL-3.0', true, 'OSI'), ('Unlicense', true, 'OSI'),
        ('UPL-1.0', true, 'OSI'), ('WTFPL', true, 'FSF'), ('Zlib', true, 'OSI')
),
-- People under a licence that nobody could name count as not open (low, and the value), or as open (high).
licence_year AS (
    SELECT code, CAST(year AS INT) AS year,
        coalesce(sum(CAST(num_pushers AS DOUBLE)) FILTER (is_open), 0) AS open_pushers,
        coalesce(sum(CAST(num_pushers AS DOUBLE)) FILTER (NOT is_open), 0) AS closed_pushers,
        sum(CAST(num_pushers AS DOUBLE)) AS pushers
    FROM read_csv('${data}/innovation-graph/licenses.csv', all_varchar = true, header = true)
    JOIN economy ON iso2_code = iso2
    LEFT JOIN licence ON spdx_license = spdx
    GROUP BY code, CAST(year AS INT)
),
licence_share AS (
    SELECT code, year, indicator, value
    FROM licence_year, LATERAL (
        VALUES ('open_licence_pusher_share', open_pushers / pushers),
            ('open_licence_pusher_share_low', open_pushers / pushers),
            ('open_licence_pusher_share_high', (pushers - closed_pushers) / pushers)) AS m(indicator, value)
),

-- A profile template puts `config` and `github-config` on the repositories that carry it: they name no subject.
topic_year AS (
    SELECT code, CAST(year AS INT) AS year,
        sum(CAST(num_pushers AS DOUBLE)) FILTER (topic NOT IN ('config', 'github-config')) AS pushers,
        count(DISTINCT topic) FILTER (topic NOT IN ('config', 'github-config')) AS topics,
        -- NULL, not 0, where no AI topic passed the threshold of 100 people.
        sum(CAST(num_pushers AS DOUBLE)) FILTER (topic IN (
            SELECT item FROM read_csv('${reference}/ai_topic.csv', all_varchar = true, header = true, quote = '"',
                escape = '"'))) AS ai_pushers
    FROM read_csv('${data}/innovation-graph/topics.csv', all_varchar = true, header = true)
    JOIN economy ON iso2_code = iso2
    GROUP BY code, CAST(year AS INT)
),
topic_specialisation AS (
    -- Few topics pass the threshold in a small economy: below 20 the share of one field says nothing.
    SELECT code, year, 'ai_topic_specialisation' AS indicator,
        CASE WHEN topics >= 20 THEN (ai_pushers / pushers)
            / (sum(ai_pushers) OVER (PARTITION BY year) / sum(pushers) OVER (PARTITION BY year)) END AS value
    FROM topic_year
),

collaboration AS (
    SELECT s.code AS source, d.code AS destination, CAST(year AS INT) AS year, CAST(weight AS DOUBLE) AS weight
    FROM read_csv('${data}/innovation-graph/economy_collaborators.csv', all_varchar = true, header = true) AS c
    JOIN economy AS s ON c.source = s.iso2
    JOIN economy AS d ON c.destination = d.iso2
    WHERE c.source <> c.destination
),
-- A direction without a row lies below the source's threshold, it is not zero: NULL. So are fewer than 5 partners or
-- 1,000 pushes and pull requests in all.
attraction AS (
    SELECT code, year, 'collaboration_attraction' AS indicator,
        CASE WHEN count(DISTINCT partner) >= 5 AND sum(inward) + sum(outward) >= 1000
            THEN (sum(inward) - sum(outward)) / (sum(inward) + sum(outward)) END AS value
    FROM (
        SELECT destination AS code, source AS partner, year, weight AS inward, NULL AS outward FROM collaboration
        UNION ALL
        SELECT source, destination, year, NULL, weight FROM collaboration)
    GROUP BY code, year
),

-- Epoch AI: the three current files, joined on the name with white space collapsed. The file with the newest vintage wins
-- cell by cell where it is filled, inside one file the later record wins.
epoch_record AS (
    SELECT 3 AS priority, row_number() OVER () AS record, "Model", "Publication date", "Organization", "Country (of organization)",
        "Model accessibility", "Training compute (FLOP)"
    FROM read_csv('${data}/epoch-ai/notable_ai_models.csv', all_varchar = true, header = true, delim = ',', quote = '"',
        escape = '"', max_line_size = 20000000, parallel = false)
    UNION ALL
    SELECT 2, row_number() OVER (), "Model", "Publication date", "Organization", "Country (of organization)", "Model accessibility",
        "Training compute (FLOP)"
    FROM read_csv('${data}/epoch-ai/large_scale_ai_models.csv', all_varchar = true, header = true, delim = ',', quote = '"',
        escape = '"', max_line_size = 20000000, parallel = false)
    UNION ALL
    SELECT 1, row_number() OVER (), "Model", "Publication date", "Organization", "Country (of organization)", "Model accessibility",
        "Training compute (FLOP)"
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
    -- arg_max passes over empty cells.
    SELECT arg_max(name, (priority, record)) AS model,
        CAST(arg_max("Publication date", (priority, record)) AS DATE) AS published,
        -- The list has India for a university in Dhaka.
        CASE WHEN arg_max("Organization", (priority, record)) LIKE '%Bangladesh University of Engineering%'
            THEN replace(arg_max("Country (of organization)", (priority, record)), 'India', 'Bangladesh')
            ELSE arg_max("Country (of organization)", (priority, record)) END AS countries,
        arg_max("Model accessibility", (priority, record)) AS accessibility,
        CAST(arg_max("Training compute (FLOP)", (priority, record)) AS DOUBLE) AS compute
    FROM spelled JOIN one_year USING (letters)
    GROUP BY CASE WHEN is_one THEN letters ELSE name END
),
nation_label AS (
    SELECT source_name, iso3
    FROM read_csv('${data}/country-codes/country_name_to_iso3.csv', all_varchar = true, header = true, quote = '"',
        escape = '"')
    WHERE source = 'epoch_models' AND iso3 IS NOT NULL
    UNION ALL
    SELECT 'Bangladesh', 'BGD'
),
-- A comma followed by a blank belongs to a name. A country is repeated once per organisation: distinct.
model_nation AS (
    SELECT DISTINCT model, published, accessibility, compute, iso3 AS code
    FROM (
        SELECT *, unnest(string_split(regexp_replace(countries, ',([^ ])', chr(31) || '\1', 'g'), chr(31))) AS label
        FROM model)
    JOIN nation_label ON label = source_name
),
release AS (
    SELECT code, year(published) AS year, accessibility,
        1.0 / count(*) OVER (PARTITION BY model) AS fraction,
        accessibility LIKE 'Open weights%' AS is_open,
        CASE accessibility
            WHEN 'Open weights (non-commercial)' THEN 0.25
            WHEN 'Open weights (restricted use)' THEN 0.5
            WHEN 'Open weights (unrestricted)' THEN 1.0
            ELSE 0.0
        END AS points
    FROM model_nation
    WHERE published IS NOT NULL
),
release_year AS (
    SELECT code, year,
        CAST(count(*) AS DOUBLE) AS model_releases,
        sum(fraction) AS model_releases_fractional,
        CAST(count(*) FILTER (is_open) AS DOUBLE) AS open_model_releases,
        -- Of fewer than 5 only the bounds are given.
        CASE WHEN count(accessibility) >= 5 THEN count(*) FILTER (is_open) / count(accessibility) END AS open_model_share,
        count(*) FILTER (is_open) / count(*) AS open_model_share_low,
        (count(*) FILTER (is_open) + count(*) - count(accessibility)) / count(*) AS open_model_share_high,
        CAST(sum(points) AS DOUBLE) AS openness_weighted_output
    FROM release
    GROUP BY code, year
),
releases AS (
    FROM release_year UNPIVOT INCLUDE NULLS (
        value FOR indicator IN (COLUMNS(* EXCLUDE (code, year))))
),

-- Months from the day when any model in the world first reached the nation's largest known training compute of the year's
-- end, to that end: how old a frontier the nation has. 0 while its largest is the world's largest. The year of the newest
-- model is not over: it ends on that model's day.
year_end AS (
    SELECT CAST(range AS INT) AS year, least(make_date(CAST(range AS INT), 12, 31), newest) AS day
    FROM (SELECT max(published) AS newest FROM model), range(2015, year(newest) + 1)
),
best AS (
    SELECT code, year, day, max(compute) AS level, count(*) AS n
    FROM year_end JOIN model_nation ON published <= day AND compute IS NOT NULL
    GROUP BY code, year, day
),
lag AS (
    SELECT code, year, 'frontier_lag_months' AS indicator,
        -- One or two models of known compute are no picture of a nation.
        CASE WHEN n < 5 THEN NULL
            WHEN level = (SELECT max(compute) FROM model WHERE published <= day) THEN 0
            ELSE date_diff('day', (SELECT min(published) FROM model WHERE compute >= level), day) / 30.4375 END AS value
    FROM best
),
result AS (
    FROM per_head
    UNION ALL FROM push_share
    UNION ALL FROM licence_share
    UNION ALL FROM topic_specialisation
    UNION ALL FROM attraction
    UNION ALL FROM releases
    UNION ALL FROM lag
)
SELECT code AS country_code, CAST(year AS INT) AS year, indicator, CAST(value AS DOUBLE) AS value
FROM result
-- Only the lag reaches into the year of the newest model, 2026.
WHERE year BETWEEN 2015 AND 2025 OR indicator = 'frontier_lag_months'
ORDER BY indicator, year, country_code
