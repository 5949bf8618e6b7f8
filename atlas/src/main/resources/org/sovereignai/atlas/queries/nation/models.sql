-- The newest 200 models of a nation, and how many there are.
WITH lineage AS (
    SELECT model_name, list(base_name ORDER BY base_name) AS bases,
        list_sort(list_distinct(flatten(list(root_codes)))) AS roots
    FROM model_lineage
    GROUP BY model_name
)
SELECT
    'nation/' || country_code AS key, model_name AS name, strftime(publication_date, '%Y-%m-%d') AS date,
    to_json(organization_names) AS organizations, openness_class AS openness, to_json(bases) AS bases,
    to_json(roots) AS roots, count(*) OVER (PARTITION BY country_code) AS count
FROM model_release_nation JOIN model_release USING (model_name) LEFT JOIN lineage USING (model_name)
QUALIFY row_number() OVER (PARTITION BY country_code ORDER BY publication_date DESC, model_name) <= 200
ORDER BY country_code, publication_date DESC, model_name
