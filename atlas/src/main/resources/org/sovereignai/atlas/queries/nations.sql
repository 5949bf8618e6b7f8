-- Every economy that anything is known about; `supplies`: whether some nation would lose without it, so that it has a file
-- of its own; `merged`: the members of one that is several taken as one.
WITH known AS (
    SELECT country_code FROM indicator_value WHERE value IS NOT NULL
    UNION
    SELECT country_code FROM index_score WHERE score IS NOT NULL
    UNION
    SELECT supplier_code FROM dependence_edge
), supplier AS (
    SELECT DISTINCT actor_code FROM cutoff_exposure WHERE is_shown(lost_direct, lost_traced, lost_traced_high)
), other AS (
    -- Names that browsers do not know as names of today, and short ones.
    SELECT code AS country_code, list(name) AS also
    FROM (VALUES
        ('BOL', 'Plurinational State of Bolivia'), ('CIV', 'Ivory Coast'), ('COD', 'Zaire'), ('COD', 'DRC'), ('CPV', 'Cape Verde'),
        ('CZE', 'Czech Republic'), ('GBR', 'Great Britain'), ('GBR', 'Britain'), ('GBR', 'England'), ('IRN', 'Persia'),
        ('KOR', 'Republic of Korea'), ('LAO', 'Lao PDR'), ('MAC', 'Macau'), ('MKD', 'Macedonia'), ('MMR', 'Burma'),
        ('NLD', 'Holland'), ('RUS', 'Russian Federation'), ('SWZ', 'Swaziland'), ('TLS', 'East Timor'), ('TUR', 'Turkey'),
        ('USA', 'United States of America'), ('USA', 'America'), ('VAT', 'Holy See'), ('VNM', 'Viet Nam')) name(code, name)
    GROUP BY ALL
)
SELECT
    'nations' AS key,
    to_json(map_from_entries(list(
        row(country_code, {name: country_name, region: region_name, subregion: subregion_name, hub: is_hub, alpha2: alpha2_code, also: also,
            merged: members, supplies: country_code IN (FROM supplier)})
        ORDER BY country_name))) AS json
FROM economy LEFT JOIN other USING (country_code) LEFT JOIN merged_nation() USING (country_code)
WHERE country_code IN (SELECT country_code FROM known)
