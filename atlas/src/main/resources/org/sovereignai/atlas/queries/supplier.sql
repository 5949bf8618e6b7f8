-- One file per actor, a nation or those that act as one: what every nation would lose without it.
-- `known` is the supply of known supplier, which the rule of reallocation needs when several suppliers stop at once. Bounds of a
-- direct share are there where they say more than that it is rounded.
WITH supply AS (
    SELECT
        country_code, year, strand,
        coalesce(sum(direct_share) FILTER (supplier_code <> 'UNK'), 0) AS known
    FROM dependence_edge
    GROUP BY ALL
)
SELECT
    'supplier/' || actor_code AS key, country_code AS country, year, strand, lost_direct AS direct,
    CASE WHEN lost_direct_high - lost_direct_low > 0.02 THEN round(lost_direct_low, 3) END AS direct_low,
    CASE WHEN lost_direct_high - lost_direct_low > 0.02 THEN round(lost_direct_high, 3) END AS direct_high, lost_traced AS traced,
    lost_traced_low AS low, lost_traced_high AS high, lost_on_way AS way, lost_on_way_low AS way_low, lost_on_way_high AS way_high,
    lost_of_use AS of_use, lost_at_once AS at_once, lost_after_reallocation AS after, irrevocable_share AS irrevocable, known, n
FROM cutoff_exposure JOIN supply USING (country_code, year, strand)
WHERE is_shown(lost_direct, lost_traced, lost_traced_high)
ORDER BY actor_code, year, strand, country_code
