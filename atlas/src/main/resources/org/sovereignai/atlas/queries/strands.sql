-- The register of strands, each with the years that it has flows for; `whole`: the newest that is not partial.
WITH known AS (
    SELECT strand, list(DISTINCT year ORDER BY year) AS years FROM dependence_edge GROUP BY strand
), whole AS (
    SELECT indicator_strand AS strand, max(year) AS whole
    FROM indicator_value JOIN indicator USING (indicator)
    WHERE value IS NOT NULL AND data_status <> 'partial'
    GROUP BY ALL
)
SELECT
    'strands' AS key,
    to_json(map_from_entries(list(
        row(strand, {title: coalesce(strand_title, strand), words: coalesce(strand_words, strand), unit: strand_unit,
            kind: strand_kind, headings: headings, set_aside: set_aside_words, home_is_known: home_is_known, withdrawable: withdrawable,
            "order": coalesce(strand_order, 99), colour: colour_group, source: coalesce(record_source, 'see the page Data'), years: years,
            whole: coalesce(whole, years[-1])})
        ORDER BY strand_order, strand))) AS json
FROM known LEFT JOIN strand USING (strand) LEFT JOIN whole USING (strand)
