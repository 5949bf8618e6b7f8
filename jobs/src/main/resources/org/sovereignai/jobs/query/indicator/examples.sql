-- Three values of each indicator in the latest year that is whole for most nations: the highest, the middle one, the lowest.
WITH whole AS (
    SELECT indicator, year
    FROM indicator_value
    GROUP BY indicator, year
    HAVING 2 * count(value) FILTER (data_status <> 'partial') > count(value)
),
latest AS (
    SELECT indicator, max(year) AS year
    FROM (
        SELECT indicator, year FROM whole
        UNION ALL
        SELECT indicator, year
        FROM indicator_value
        WHERE value IS NOT NULL AND indicator NOT IN (SELECT indicator FROM whole)
    )
    GROUP BY indicator
),
placed AS (
    SELECT
        v.indicator, v.year, v.country_code, e.country_name, v.value, v.low, v.high,
        row_number() OVER (PARTITION BY v.indicator ORDER BY v.value DESC, v.country_code) AS place,
        count(*) OVER (PARTITION BY v.indicator) AS nations,
        count(*) OVER (PARTITION BY v.indicator, v.value) AS level
    FROM indicator_value v
    JOIN latest USING (indicator, year)
    JOIN economy e USING (country_code)
    WHERE v.value IS NOT NULL
)
SELECT
    indicator, year, country_name, value, low, high, place AS place_from_highest, level AS nations_with_this_value,
    nations AS nations_with_value
FROM placed
WHERE place IN (1, (nations + 1) // 2, nations)
ORDER BY indicator, place
