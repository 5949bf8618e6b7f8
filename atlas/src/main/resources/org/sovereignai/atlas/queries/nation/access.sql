-- Which publishers of closed models have the nation on their list; `listed` is empty where a list cannot be relied on.
SELECT 'nation/' || country_code AS key, publisher_name AS publisher, is_listed AS listed
FROM model_access
ORDER BY country_code, publisher_name
