SELECT supplier_code, supplier_name, supplier_code = country_code AS is_own, direct_share, direct_low, direct_high,
       supplier_basis, traced_share, traced_low, traced_high, revocable_share
FROM supplier
WHERE country_code = $1 AND strand = $2 AND year = $3 AND coalesce(traced_share, direct_share) > 0
QUALIFY row_number() OVER (PARTITION BY supplier_code = 'UNK'
    ORDER BY coalesce(traced_share, direct_share) DESC, supplier_code) <= 4
ORDER BY supplier_code = 'UNK', coalesce(traced_share, direct_share) DESC, supplier_code
