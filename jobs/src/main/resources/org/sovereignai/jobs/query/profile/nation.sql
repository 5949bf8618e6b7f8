SELECT country_code, alpha2_code, country_name, region_name, is_hub FROM economy
WHERE country_code = nation_code($1)
