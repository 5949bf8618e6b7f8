-- What the nation would lose if nations that act as one stopped: groups that it is no member of, and China as one.
SELECT
    'nation/' || country_code AS key, actor_code AS actor, strand, year, lost_direct AS direct, lost_after_reallocation AS after,
    lost_on_way AS way, lost_on_way_low AS way_low, lost_on_way_high AS way_high, lost_at_once AS at_once,
    irrevocable_share AS irrevocable, n
FROM cutoff_exposure
WHERE (actor_code = 'XCN' OR NOT regexp_full_match(actor_code, '[A-Z]{3}')) AND is_shown(lost_direct, lost_on_way, lost_on_way_high)
ORDER BY country_code, strand, year, actor_code
