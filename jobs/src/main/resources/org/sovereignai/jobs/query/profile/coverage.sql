SELECT source_table, min(year) FILTER (coverage_status = 'reported') AS first_year,
       max(year) FILTER (coverage_status = 'reported') AS last_year, sum(row_count) AS row_count
FROM coverage WHERE country_code = $1 GROUP BY ALL ORDER BY ALL
