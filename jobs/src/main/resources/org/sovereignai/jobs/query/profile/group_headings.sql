SELECT product_code, sum(amount_usd)::DOUBLE AS imports_usd,
       coalesce(sum(amount_usd) FILTER (supplier_code <> 'GRP'), 0)::DOUBLE AS from_outside_usd,
       max(origin_share) FILTER (supplier_code = 'GRP') AS own_origin_share,
       max(origin_low) FILTER (supplier_code = 'GRP') AS own_origin_low,
       max(origin_high) FILTER (supplier_code = 'GRP') AS own_origin_high
FROM group_edge WHERE group_id = $1 AND strand = $2 AND year = $3
GROUP BY ALL ORDER BY product_code
