package org.sovereignai.jobs.store;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Text for CSV files that people open in a spreadsheet. A cell that begins with one of {@code = + - @}, a tab or a line
 * end would be run as a formula there, so it gets an apostrophe in front (CWE-1236). Numbers are left as they are; the
 * Parquet files have every text unchanged.
 */
public final class SpreadsheetText {

    private static final String TRIGGERS = "=+-@\t\r\n";

    private SpreadsheetText() {}

    /** A text that no spreadsheet takes for a formula. */
    public static String safe(String text) {
        return text.isEmpty() || TRIGGERS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    /** The columns of a table, those of text made safe. */
    public static Column[] safe(StructType type) {
        return Arrays.stream(type.fields())
                .map(field -> {
                    Column value = col(field.name());
                    return field.dataType().equals(DataTypes.StringType)
                            ? when(value.rlike("^[=+\\-@\\t\\r\\n]"), concat(lit("'"), value))
                                    .otherwise(value)
                                    .as(field.name())
                            : value;
                })
                .toArray(Column[]::new);
    }
}
