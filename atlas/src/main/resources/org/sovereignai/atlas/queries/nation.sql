-- One file per nation: its scores, indicators, suppliers, what could be withdrawn, models, standing and coverage.
WITH score AS (
    SELECT country_code, {
        id: list(score_id ORDER BY score_id, year),
        parent: list(parent_score_id ORDER BY score_id, year),
        year: list(year ORDER BY score_id, year),
        value: list(digits(score) ORDER BY score_id, year),
        low: list(digits(score_low) ORDER BY score_id, year),
        high: list(digits(score_high) ORDER BY score_id, year),
        rank: list(rank ORDER BY score_id, year),
        rank_low: list(rank_low ORDER BY score_id, year),
        rank_high: list(rank_high ORDER BY score_id, year),
        coverage: list(digits(coverage) ORDER BY score_id, year),
        tier: list(tier ORDER BY score_id, year),
        status: list(data_status ORDER BY score_id, year),
        note: list(note ORDER BY score_id, year)} AS scores
    FROM index_score
    GROUP BY country_code
),
indicators AS (
    SELECT country_code, {
        id: list(indicator ORDER BY indicator, year),
        year: list(year ORDER BY indicator, year),
        value: list(digits(value) ORDER BY indicator, year),
        low: list(digits(low) ORDER BY indicator, year),
        high: list(digits(high) ORDER BY indicator, year),
        n: list(n ORDER BY indicator, year),
        coverage: list(digits(coverage) ORDER BY indicator, year),
        status: list(data_status ORDER BY indicator, year),
        note: list(note_code ORDER BY indicator, year)} AS indicators
    FROM indicator_value
    GROUP BY country_code
),
supply AS (
    SELECT country_code, {
        strand: list(strand ORDER BY strand, year, direct_share DESC, supplier_code),
        year: list(year ORDER BY strand, year, direct_share DESC, supplier_code),
        supplier: list(supplier_code ORDER BY strand, year, direct_share DESC, supplier_code),
        direct: list(digits(direct_share) ORDER BY strand, year, direct_share DESC, supplier_code),
        traced: list(digits(traced_share) ORDER BY strand, year, direct_share DESC, supplier_code),
        low: list(digits(traced_low) ORDER BY strand, year, direct_share DESC, supplier_code),
        high: list(digits(traced_high) ORDER BY strand, year, direct_share DESC, supplier_code),
        n: list(n ORDER BY strand, year, direct_share DESC, supplier_code)} AS supply
    FROM dependence_edge
    WHERE direct_share >= 0.005 OR traced_share >= 0.005
    GROUP BY country_code
),
-- The parts sum to 1: what is revocable by whom is known, or is not.
revocability AS (
    SELECT
        country_code, strand, year, any_value(n) AS n,
        coalesce(sum(direct_share) FILTER (supplier_code = country_code), 0) AS own,
        coalesce(sum(direct_share * revocable_share) FILTER (foreign_known), 0) AS revocable,
        coalesce(sum(direct_share * (1 - revocable_share)) FILTER (foreign_known), 0) AS irrevocable,
        coalesce(sum(direct_share) FILTER (foreign_known AND revocable_share IS NULL), 0) AS terms_unknown,
        coalesce(sum(direct_share) FILTER (supplier_code = 'UNK'), 0) AS supplier_unknown
    FROM (SELECT *, supplier_code NOT IN (country_code, 'UNK') AS foreign_known FROM dependence_edge)
    GROUP BY ALL
),
control AS (
    SELECT country_code, list({
        strand: strand, year: year, own: digits(own), revocable: digits(revocable), irrevocable: digits(irrevocable),
        terms_unknown: digits(terms_unknown), supplier_unknown: digits(supplier_unknown), n: n}
        ORDER BY strand, year) AS control
    FROM revocability
    GROUP BY country_code
),
profile AS (
    SELECT country_code, list({
        score: score_id, year: year, indicator: indicator, standing: standing, place: standing_place,
        value: digits(value), better: digits(better_share)}
        ORDER BY score_id, year, standing, standing_place) AS profile
    FROM index_profile
    GROUP BY country_code
),
lineage AS (
    SELECT model_name, list(base_name ORDER BY base_name) AS bases,
        list_sort(list_distinct(flatten(list(root_codes)))) AS roots
    FROM model_lineage
    GROUP BY model_name
),
release AS (
    SELECT
        country_code, model_name, publication_date, organization_names, openness_class, bases, roots,
        row_number() OVER (PARTITION BY country_code ORDER BY publication_date DESC, model_name) AS place
    FROM model_release_nation JOIN model_release USING (model_name) LEFT JOIN lineage USING (model_name)
),
models AS (
    SELECT country_code, count(*) AS model_count, list({
        name: model_name, date: strftime(publication_date, '%Y-%m-%d'), organizations: organization_names,
        openness: openness_class, bases: bases, roots: roots} ORDER BY place) FILTER (place <= 200) AS models
    FROM release
    GROUP BY country_code
),
covered AS (
    SELECT country_code, list({source_table: source_table, years: years} ORDER BY source_table) AS coverage
    FROM (
        SELECT country_code, source_table, list({year: year, status: coverage_status} ORDER BY year) AS years
        FROM coverage
        GROUP BY ALL)
    GROUP BY country_code
)
SELECT
    'nation/' || country_code AS key,
    to_json({
        scores: scores, indicators: indicators, supply: supply, control: control, profile: profile,
        model_count: coalesce(model_count, 0), models: models, coverage: coverage}) AS json
FROM economy
LEFT JOIN score USING (country_code)
LEFT JOIN indicators USING (country_code)
LEFT JOIN supply USING (country_code)
LEFT JOIN control USING (country_code)
LEFT JOIN profile USING (country_code)
LEFT JOIN models USING (country_code)
LEFT JOIN covered USING (country_code)
WHERE scores IS NOT NULL OR indicators IS NOT NULL OR supply IS NOT NULL
