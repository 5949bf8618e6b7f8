WITH root AS (SELECT model_name, list_sort(list_distinct(flatten(list(root_codes)))) AS root_codes
              FROM model_lineage GROUP BY model_name)
SELECT m.model_name, m.year, m.openness_class, m.has_open_weights, r.root_codes
FROM model_release_nation n JOIN model_release m USING (model_name) LEFT JOIN root r USING (model_name)
WHERE n.country_code = $1
ORDER BY m.publication_date DESC NULLS LAST, m.model_name
LIMIT 8
