-- Every economy that anything is known about; `supplies`: whether some nation would lose without it, so that it has a file
-- of its own.
WITH known AS (
    SELECT country_code FROM indicator_value WHERE value IS NOT NULL
    UNION
    SELECT country_code FROM index_score WHERE score IS NOT NULL
    UNION
    SELECT supplier_code FROM dependence_edge
), supplier AS (
    SELECT DISTINCT supplier_code FROM cutoff_exposure WHERE is_shown(lost_direct, lost_traced, lost_traced_high)
)
SELECT
    'nations' AS key,
    to_json(map_from_entries(list(
        row(country_code, {name: country_name, region: region_name, subregion: subregion_name, hub: is_hub,
            supplies: country_code IN (FROM supplier)})
        ORDER BY country_name))) AS json
FROM economy
WHERE country_code IN (SELECT country_code FROM known)
