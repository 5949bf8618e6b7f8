-- The parts of a share that come from abroad, and from whom is known.
CREATE MACRO is_known_foreign(supplier, nation) AS supplier NOT IN (nation, 'UNK');

-- A text that no spreadsheet takes for a formula (CWE-1236).
CREATE MACRO spreadsheet_text(text) AS
    CASE WHEN starts_with(text, '=') OR starts_with(text, '+') OR starts_with(text, '-') OR starts_with(text, '@')
        OR starts_with(text, chr(9)) OR starts_with(text, chr(10)) OR starts_with(text, chr(13))
    THEN '''' || text ELSE text END;
