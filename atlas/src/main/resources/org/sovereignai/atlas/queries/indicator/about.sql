SELECT
    'indicator/' || indicator AS key,
    to_json({question: question, formula: formula, source: source, caveats: caveats, inputs: input_tables, nations: nation_count_by_year}) AS json
FROM indicator
WHERE nation_year_count > 0
ORDER BY indicator
