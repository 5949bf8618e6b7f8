package org.sovereignai.jobs.store;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

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

    /** A table as CSV with a header; empty cells are missing values, lists are separated by blanks. */
    public static String csv(String[] columns, Iterator<Row> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(columns);
            String[] cells = new String[columns.length];
            while (rows.hasNext()) {
                Row row = rows.next();
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = row.isNullAt(i) ? "" : cell(row.get(i));
                }
                csv.writeRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String cell(Object value) {
        if (value instanceof Object[] list) {
            return Arrays.stream(list).map(Object::toString).collect(Collectors.joining(" "));
        }
        return value instanceof String text ? safe(text) : value.toString();
    }
}
