WITH headline AS (SELECT unnest(['developers_per_thousand', 'git_pushes_per_thousand', 'git_push_world_share',
    'open_licence_pusher_share', 'ai_topic_specialisation', 'model_releases', 'open_model_share', 'exported_lineage',
    'frontier_lag_months', 'compute_h100e']) AS indicator)
SELECT v.indicator, i.title, v.year, v.value, v.unit, v.low, v.high, v.n, v.data_status, v.note_code
FROM headline JOIN indicator_value v USING (indicator) JOIN indicator i USING (indicator)
WHERE v.country_code = $1 AND v.data_status <> 'partial'
QUALIFY v.year = max(v.year) OVER (PARTITION BY v.indicator)
ORDER BY list_position(['developers_per_thousand', 'git_pushes_per_thousand', 'git_push_world_share',
    'open_licence_pusher_share', 'ai_topic_specialisation', 'model_releases', 'open_model_share', 'exported_lineage',
    'frontier_lag_months', 'compute_h100e'], v.indicator)
