-- What could be withdrawn. The parts sum to 1: what is revocable by whom is known, or is not. Apart from them, the part of
-- which nobody lists the pair, and the shares are estimated.
SELECT
    'nation/' || country_code AS key, strand, year, any_value(n) AS n,
    coalesce(sum(direct_share) FILTER (supplier_code = country_code), 0) AS own,
    coalesce(sum(direct_share * revocable_share) FILTER (is_known_foreign(supplier_code, country_code)), 0) AS revocable,
    coalesce(sum(direct_share * (1 - revocable_share)) FILTER (is_known_foreign(supplier_code, country_code)), 0)
        AS irrevocable,
    coalesce(sum(direct_share)
        FILTER (is_known_foreign(supplier_code, country_code) AND revocable_share IS NULL), 0) AS terms_unknown,
    coalesce(sum(direct_share) FILTER (supplier_code = 'UNK'), 0) AS supplier_unknown,
    coalesce(sum(direct_share) FILTER (supplier_basis = 'estimated'), 0) AS estimated
FROM dependence_edge
GROUP BY country_code, strand, year
ORDER BY country_code, strand, year
