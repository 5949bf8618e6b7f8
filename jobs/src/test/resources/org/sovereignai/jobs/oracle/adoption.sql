-- Second computation of the share of people who use AI, from the Microsoft AI Diffusion Report.
-- Columns: country_code, year, indicator, value. A level, 0..1: 2025 is the second half of 2025, 2026 is its first quarter.
WITH
-- Mac Roman. A BLOB cast to text shows a byte outside ASCII, and the apostrophe, as \xHH. The one such byte is 0x9F, the u
-- with two dots of Turkiye. No cell is quoted and the last line is not ended.
line AS (
    SELECT unnest(string_split(replace(replace(content::VARCHAR, '\x9F', 'ü'), '\x27', ''''), '\x0D\x0A')[2:]) AS text
    FROM read_blob('${data}/ai-diffusion/AI_Diffusion_Q12026_Update.csv')
),
cell AS (SELECT string_split(text, ',') AS cells FROM line),
-- A name without a code stops the query.
share AS (
    SELECT coalesce(iso3, error('No code for ' || name)) AS country_code, year,
        CAST(rtrim(text, '%') AS DOUBLE) / 100 AS value
    FROM (
        SELECT cells[1] AS name, unnest([2025, 2026]) AS year, unnest(cells[3:4]) AS text
        FROM cell)
    LEFT JOIN (
        SELECT source_name, iso3
        FROM read_csv('${data}/country-codes/country_name_to_iso3.csv', all_varchar = true, header = true, quote = '"',
            escape = '"')
        WHERE source = 'microsoft_ai_diffusion') ON source_name = name
)
SELECT country_code, CAST(year AS INT) AS year, 'ai_adoption_share' AS indicator, value
FROM share
ORDER BY year, country_code
