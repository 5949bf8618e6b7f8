-- How a nation may be called in a question: by its codes, its name in the table economy, or another common English name
-- (short and formal names of the United Nations, UNTERM, former names, and UK, which ISO 3166-1 reserves), without regard
-- to case, accents and signs.
CREATE MACRO plain_name(name) AS
    regexp_replace(strip_accents(lower(replace(name, '&', 'and'))), '[^a-z0-9]', '', 'g');
CREATE MACRO nation_code(nation) AS (
    SELECT e.country_code
    FROM economy e
    LEFT JOIN (VALUES
        ('BIH', 'Bosnia'), ('BOL', 'Plurinational State of Bolivia'), ('CIV', 'Ivory Coast'), ('COD', 'Democratic Republic of the Congo'),
        ('COG', 'Republic of the Congo'), ('CPV', 'Cabo Verde'), ('CZE', 'Czech Republic'), ('FSM', 'Federated States of Micronesia'),
        ('GBR', 'UK'), ('GBR', 'Great Britain'), ('GBR', 'Britain'), ('IRN', 'Islamic Republic of Iran'),
        ('KOR', 'Republic of Korea'), ('LAO', 'Lao PDR'), ('MAC', 'Macau'), ('MDA', 'Republic of Moldova'), ('MKD', 'Macedonia'),
        ('MMR', 'Burma'), ('NLD', 'The Netherlands'), ('PRK', 'Democratic People''s Republic of Korea'), ('PSE', 'Palestine'),
        ('RUS', 'Russian Federation'), ('SWZ', 'Swaziland'), ('SYR', 'Syrian Arab Republic'), ('TLS', 'East Timor'),
        ('TUR', 'Turkey'), ('TZA', 'United Republic of Tanzania'),
        ('USA', 'United States of America'), ('VAT', 'Holy See'), ('VNM', 'Viet Nam')) other(country_code, name)
        USING (country_code)
    WHERE upper(nation) IN (e.country_code, e.alpha2_code)
        OR plain_name(nation) IN (plain_name(e.country_name), plain_name(other.name))
    LIMIT 1);
CREATE MACRO known_nation(nation) AS coalesce(
    nation_code(nation),
    error('There is no nation ''' || nation || '''; write a code such as FRA or FR, or the English name'));
