-- The parts of a share that come from abroad, and from whom is known.
CREATE MACRO is_known_foreign(supplier, nation) AS supplier NOT IN (nation, 'UNK');
