SELECT
    'findings' AS key,
    to_json(list({
        id: finding_id, question: question, sentence: sentence, headline: is_headline, country: country_code, year: year,
        value: digits(value), n: n, caveats: caveats} ORDER BY finding_id, finding_rank)) AS json
FROM finding
