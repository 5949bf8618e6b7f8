-- The years that each strand has flows for.
SELECT
    'strands' AS key,
    to_json(map_from_entries(list(row(strand, years) ORDER BY strand))) AS json
FROM (SELECT strand, list(DISTINCT year ORDER BY year) AS years FROM dependence_edge GROUP BY strand)
