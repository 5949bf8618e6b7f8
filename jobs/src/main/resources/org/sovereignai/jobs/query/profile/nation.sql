-- ISO 3166-1 reserves UK for the United Kingdom, beside GB.
SELECT country_code, alpha2_code, country_name, region_name, is_hub FROM economy
WHERE upper($1) IN (country_code, alpha2_code) OR lower(country_name) = lower($1)
  OR upper($1) = 'UK' AND alpha2_code = 'GB'
