-- The parts of a share that come from abroad, and from whom is known.
CREATE MACRO is_known_foreign(supplier, nation) AS supplier NOT IN (nation, 'UNK');

-- Losses that are under a thousandth for certain stay in the table alone: where most of the supply has no known origin, a
-- small estimate can be a large loss.
CREATE MACRO is_shown(direct, traced, traced_high) AS direct >= 0.001 OR traced >= 0.001 OR traced_high >= 0.001;

-- Economies that are several taken as one, with their members; the first is the one among whose they are counted.
CREATE MACRO merged_nation() AS TABLE SELECT country_code, members FROM (VALUES ('XCN', ['CHN', 'HKG', 'MAC'])) merged(country_code, members);
