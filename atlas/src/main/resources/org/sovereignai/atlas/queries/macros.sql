-- Numbers are published to six significant digits, which is more than any of them is sure of.
CREATE MACRO digits(x) AS
    CASE WHEN x = 0 THEN 0 ELSE round(CAST(x AS DOUBLE), 5 - CAST(floor(log10(abs(CAST(x AS DOUBLE)))) AS INTEGER)) END;
