package org.sovereignai.jobs.store;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Text for CSV files that people open in a spreadsheet. A cell that begins with one of {@code = + - @}, a tab or a line
 * end would be run as a formula there, so it gets an apostrophe in front (CWE-1236). A sign alone and a number with its sign,
 * words behind it or not, compute nothing and are left as they are: they are the directions and ranges of indicators. The
 * Parquet files have every text unchanged.
 */
public final class SpreadsheetText {

    private static final String TRIGGERS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /** A sign alone, or a number with words behind it but nothing that computes, as a regular expression. */
    private static final String PLAIN = "[+-]([0-9][0-9.,]*([eE][+-]?[0-9]+)?%?( [A-Za-z0-9.,%]+)*)?";

    private static final Pattern PLAIN_TEXT = Pattern.compile(PLAIN);

    private SpreadsheetText() {}

    /** A text that no spreadsheet takes for a formula. */
    public static String safe(String text) {
        return text.isEmpty()
                        || TRIGGERS.indexOf(text.charAt(0)) < 0
                        || PLAIN_TEXT.matcher(text).matches()
                ? text
                : "'" + text;
    }

    /** The columns of a table, those of text made safe. */
    public static Column[] safe(StructType type) {
        return Arrays.stream(type.fields())
                .map(field -> {
                    Column value = col(field.name());
                    return field.dataType().equals(DataTypes.StringType)
                            ? when(
                                            value.rlike("^[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20]")
                                                    .and(not(value.rlike("^" + PLAIN + "\\z"))),
                                            concat(lit("'"), value))
                                    .otherwise(value)
                                    .as(field.name())
                            : value;
                })
                .toArray(Column[]::new);
    }
}
