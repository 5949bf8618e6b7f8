-- How many nations have a value of each indicator in each year, and how firm the year is.
SELECT
    indicator,
    year,
    count(value) AS nations_with_value,
    count(*) AS nations_with_row,
    CASE
        WHEN 2 * count(*) FILTER (data_status = 'partial') > count(*) THEN 'partial'
        WHEN bool_or(data_status = 'provisional') THEN 'provisional'
        ELSE 'final'
    END AS data_status
FROM indicator_value
GROUP BY indicator, year
ORDER BY indicator, year
