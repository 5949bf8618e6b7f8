-- The figures of tables.sql, read from a release: table_name, key, value.
WITH
trade AS (
    SELECT 'trade_total' AS table_name, 'rows' AS key, CAST(count(*) AS DOUBLE) AS value
    FROM read_parquet('${release}/trade_total.parquet')
    UNION ALL
    SELECT 'trade_total', 'export_value_usd ' || product_code || ' ' || year, CAST(sum(export_value_usd) AS DOUBLE)
    FROM read_parquet('${release}/trade_total.parquet')
    GROUP BY product_code, year
    UNION ALL
    SELECT 'trade_total', 'import_value_usd ' || product_code || ' ' || year, CAST(sum(import_value_usd) AS DOUBLE)
    FROM read_parquet('${release}/trade_total.parquet')
    GROUP BY product_code, year
),
-- Flows of subheadings come from another source.
route AS (
    SELECT product_code, year FROM read_parquet('${release}/trade_flow.parquet') WHERE basis <> 'reconciled'
),
routes AS (
    SELECT 'trade_flow' AS table_name, 'routes ' || product_code || ' ' || year AS key, count(*) AS value
    FROM route
    GROUP BY product_code, year
    UNION ALL
    SELECT 'trade_flow', 'routes', count(*) FROM route
),
models AS (
    SELECT 'model_release' AS table_name, 'rows' AS key, CAST(count(*) AS DOUBLE) AS value
    FROM read_parquet('${release}/model_release.parquet')
    UNION ALL
    SELECT 'model_release', 'rows ' || coalesce(CAST(year AS VARCHAR), 'undated'), count(*)
    FROM read_parquet('${release}/model_release.parquet')
    GROUP BY year
    UNION ALL
    SELECT 'model_release_nation', 'rows', count(*) FROM read_parquet('${release}/model_release_nation.parquet')
    UNION ALL
    SELECT 'model_release_nation', 'models', count(DISTINCT model_name)
    FROM read_parquet('${release}/model_release_nation.parquet')
    UNION ALL
    SELECT 'model_release_nation', 'weight', sum(nation_weight)
    FROM read_parquet('${release}/model_release_nation.parquet')
),
open_source AS (
    SELECT 'open_source_activity' AS table_name, 'rows ' || metric AS key, CAST(count(*) AS DOUBLE) AS value
    FROM read_parquet('${release}/open_source_activity.parquet')
    GROUP BY metric
    UNION ALL
    SELECT 'collaboration_flow', 'rows', count(*) FROM read_parquet('${release}/collaboration_flow.parquet')
    UNION ALL
    SELECT 'collaboration_flow', 'weight ' || year, sum(collaboration_count)
    FROM read_parquet('${release}/collaboration_flow.parquet')
    GROUP BY year
),
diffusion AS (
    SELECT 'ai_adoption' AS table_name, 'economies' AS key, CAST(count(DISTINCT country_code) AS DOUBLE) AS value
    FROM read_parquet('${release}/ai_adoption.parquet')
    UNION ALL
    SELECT 'ai_adoption', 'economies and periods', count(*) FROM read_parquet('${release}/ai_adoption.parquet')
)
SELECT table_name, key, CAST(value AS DOUBLE) AS value
FROM (FROM trade UNION ALL FROM routes UNION ALL FROM models UNION ALL FROM open_source UNION ALL FROM diffusion)
ORDER BY table_name, key
