-- (nation) Suppliers of a nation, largest first, by strand and year; suppliers_of('IND')
SELECT strand, year, supplier_code, supplier_name, direct_share, direct_low, direct_high, supplier_basis, traced_share, traced_low,
       traced_high, on_way_share, on_way_low, on_way_high, revocable_share, n, data_status
FROM supplier
WHERE country_code = known_nation(nation)
ORDER BY strand, year DESC, coalesce(traced_share, direct_share) DESC, supplier_code
