SELECT group_id, group_name, group_kind FROM nation_group
WHERE lower($1) IN (lower(group_id), lower(group_name))
   OR plain_name($1) <> '' AND plain_name($1) IN (plain_name(group_id), plain_name(group_name))
ORDER BY lower($1) = lower(group_id) DESC, group_id LIMIT 1
