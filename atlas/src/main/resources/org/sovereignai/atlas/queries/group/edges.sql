-- Who supplies the group from outside, of each heading and year; GRP is what its members sell each other.
SELECT 'group/' || group_id AS key, strand, product_code AS product, year, supplier_code AS supplier,
       CAST(amount_usd AS DOUBLE) AS amount, direct_share AS direct, direct_low, direct_high,
       origin_share AS traced, origin_low AS low, origin_high AS high, data_status AS status
FROM group_edge
WHERE regexp_full_match(group_id, '[A-Za-z0-9_-]+')
ORDER BY group_id, strand, product, year, amount DESC, supplier
