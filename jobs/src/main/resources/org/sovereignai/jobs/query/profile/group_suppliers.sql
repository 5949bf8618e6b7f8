SELECT g.supplier_code, e.country_name AS supplier_name, g.amount_usd::DOUBLE AS amount_usd, g.direct_share, g.direct_low,
       g.direct_high, g.origin_share, g.origin_low, g.origin_high
FROM group_edge g LEFT JOIN economy e ON e.country_code = g.supplier_code
WHERE g.group_id = $1 AND g.strand = $2 AND g.year = $3 AND g.product_code = $4 AND g.supplier_code NOT IN ('GRP', 'OTH')
  AND coalesce(g.origin_share, g.direct_share) > 0
QUALIFY row_number() OVER (PARTITION BY g.supplier_code = 'UNK'
    ORDER BY coalesce(g.origin_share, g.direct_share) DESC, g.supplier_code) <= 4
ORDER BY g.supplier_code = 'UNK', coalesce(g.origin_share, g.direct_share) DESC, g.supplier_code
