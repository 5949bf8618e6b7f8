-- Rows of every raw CSV file (header and comment lines not counted), read as RFC 4180:
-- comma, double quote, doubled quotes, line breaks inside quotes. Columns: file, rows.
WITH regular AS (
    SELECT filename, count(*) AS rows
    FROM read_csv(
        [
            '${data}/asem/*.csv',
            '${data}/baci/*.csv',
            '${data}/chip-owners/**/*.csv',
            '${data}/country-codes/*.csv',
            '${data}/epoch-ai/**/*.csv',
            '${data}/eto-supply-chain/**/*.csv',
            '${data}/hs-codes/*.csv',
            '${data}/imf-weo/*.csv',
            '${data}/innovation-graph/**/*.csv',
            '${data}/tracked-models/*.csv',
            '${data}/tracked-models/metadata/model_parameters.csv',
            '${data}/tracked-models/metadata/organization_regions.csv',
            '${data}/world-bank/*.csv'
        ],
        all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', strict_mode = true,
        auto_detect = true, sample_size = -1, union_by_name = true, filename = true, max_line_size = 20000000)
    GROUP BY filename
),
-- Mac Roman with one byte that no built-in decoder takes, no cell is quoted and the last line is not ended, so that the
-- line ends are the records. A BLOB cast to text shows a byte outside ASCII as \xHH.
diffusion AS (
    SELECT filename, len(string_split(content::VARCHAR, '\x0D\x0A')) - 1 AS rows
    FROM read_blob('${data}/ai-diffusion/*.csv')
),
-- Three lines of comment stand above the header.
corrections AS (
    SELECT filename, count(*) AS rows
    FROM read_csv('${data}/tracked-models/metadata/release_date_corrections.csv', all_varchar = true, header = true,
        delim = ',', quote = '"', escape = '"', skip = 3, filename = true)
    GROUP BY filename
)
SELECT replace(filename, '${data}/', '') AS file, rows::BIGINT AS rows
FROM (FROM regular UNION ALL FROM diffusion UNION ALL FROM corrections)
ORDER BY file
