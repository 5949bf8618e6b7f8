package org.sovereignai.jobs.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sovereignai.datasets.InputException;
import org.sovereignai.jobs.store.SpreadsheetText;

/** How an answer is written. */
public enum AnswerFormat {
    /** For people: aligned, numbers to six digits, long texts cut. */
    table {
        @Override
        public void write(ResultSet rows, PrintWriter out) throws SQLException {
            writeTable(rows, out);
        }
    },
    /** RFC 4180 with a header; nulls are empty; texts that a spreadsheet would take for a formula get a leading {@code '}. */
    csv {
        @Override
        public void write(ResultSet rows, PrintWriter out) throws SQLException {
            writeCsv(rows, out);
        }
    },
    /** An array of objects, one line each. */
    json {
        @Override
        public void write(ResultSet rows, PrintWriter out) throws SQLException {
            writeJson(rows, out);
        }
    },
    /** A Parquet file; never printed. */
    parquet {
        @Override
        public void write(ResultSet rows, PrintWriter out) {
            throw new QueryException("Parquet is not printed; name a file with --output FILE.");
        }
    };

    private static final int CELL_WIDTH = 60;
    private static final int ROWS_BETWEEN_CHECKS = 4096;
    private static final MathContext SHOWN_DIGITS = new MathContext(6);

    /** Writes the rows. */
    public abstract void write(ResultSet rows, PrintWriter out) throws SQLException;

    private static void writeTable(ResultSet rows, PrintWriter out) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        int count = columns.getColumnCount();
        List<String[]> lines = new ArrayList<>();
        int[] widths = new int[count];
        boolean[] numeric = new boolean[count];
        String[] header = new String[count];
        for (int i = 0; i < count; i++) {
            header[i] = columns.getColumnLabel(i + 1);
            widths[i] = header[i].codePointCount(0, header[i].length());
            numeric[i] = true;
        }
        while (rows.next()) {
            String[] line = new String[count];
            for (int i = 0; i < count; i++) {
                Object value = rows.getObject(i + 1);
                line[i] = value == null ? "" : shown(value, rows.getString(i + 1));
                numeric[i] &= value == null || value instanceof Number;
                widths[i] = Math.max(widths[i], line[i].codePointCount(0, line[i].length()));
            }
            lines.add(line);
        }
        out.println(aligned(header, widths, numeric));
        StringBuilder rule = new StringBuilder();
        for (int width : widths) {
            rule.append(rule.isEmpty() ? "" : "  ").append("-".repeat(width));
        }
        out.println(rule);
        lines.forEach(line -> out.println(aligned(line, widths, numeric)));
        out.printf(Locale.ROOT, "(%,d %s)%n", lines.size(), lines.size() == 1 ? "row" : "rows");
        out.flush();
    }

    private static String aligned(String[] cells, int[] widths, boolean[] numeric) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String padding = " ".repeat(widths[i] - cells[i].codePointCount(0, cells[i].length()));
            line.append(i == 0 ? "" : "  ").append(numeric[i] ? padding + cells[i] : cells[i] + padding);
        }
        return line.toString().stripTrailing();
    }

    private static String shown(Object value, String text) {
        if (value instanceof Double number) {
            return rounded(number, text);
        }
        String oneLine = text.replaceAll("\\s*\\R\\s*", " ");
        int length = oneLine.codePointCount(0, oneLine.length());
        return length <= CELL_WIDTH
                ? oneLine
                : oneLine.substring(0, oneLine.offsetByCodePoints(0, CELL_WIDTH - 1)) + "…";
    }

    private static String rounded(double number, String text) {
        if (number == 0 || Double.isNaN(number) || Double.isInfinite(number)) {
            return number == 0 ? "0" : text;
        }
        BigDecimal value = new BigDecimal(number).round(SHOWN_DIGITS).stripTrailingZeros();
        double size = Math.abs(number);
        return size >= 1e-4 && size < 1e12 ? value.toPlainString() : value.toString();
    }

    private static void writeCsv(ResultSet rows, PrintWriter out) throws SQLException {
        int count = rows.getMetaData().getColumnCount();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(unclosed(out))) {
            csv.writeRecord(names(rows.getMetaData()));
            List<String> line = new ArrayList<>();
            for (long written = 0; rows.next(); written++) {
                requireTaken(written, out);
                line.clear();
                for (int i = 1; i <= count; i++) {
                    Object value = rows.getObject(i);
                    line.add(value == null ? "" : harmless(value, rows.getString(i)));
                }
                csv.writeRecord(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String harmless(Object value, String text) {
        return value instanceof String ? SpreadsheetText.safe(text) : text;
    }

    private static void writeJson(ResultSet rows, PrintWriter out) throws SQLException {
        int count = rows.getMetaData().getColumnCount();
        try (JsonGenerator json = new JsonFactory().createGenerator(unclosed(out))) {
            json.writeRaw('[');
            List<String> names = names(rows.getMetaData());
            boolean first = true;
            for (long written = 0; rows.next(); written++) {
                requireTaken(written, out);
                json.writeRaw(first ? "\n" : ",\n");
                first = false;
                json.writeStartObject();
                for (int i = 1; i <= count; i++) {
                    json.writeFieldName(names.get(i - 1));
                    writeJson(rows.getObject(i), rows.getString(i), json);
                }
                json.writeEndObject();
                json.flush();
            }
            json.writeRaw("\n]\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeJson(Object value, String text, JsonGenerator json) throws IOException, SQLException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Double number && !number.isNaN() && !number.isInfinite()) {
            json.writeNumber(number);
        } else if (value instanceof Float number && !number.isNaN() && !number.isInfinite()) {
            json.writeNumber(number);
        } else if (value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof BigInteger number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Array list) {
            json.writeStartArray();
            for (Object item : (Object[]) list.getArray()) {
                writeJson(item, String.valueOf(item), json);
            }
            json.writeEndArray();
        } else {
            json.writeString(text);
        }
    }

    /** Names of the columns; one that is there already gets a number, as in a Parquet file. */
    static List<String> names(ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String label = columns.getColumnLabel(i);
            String name = label;
            for (int number = 1; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
                name = label + "_" + number;
            }
            names.add(name);
        }
        return names;
    }

    /** Ends a long answer when nobody takes it any more. */
    private static void requireTaken(long written, PrintWriter out) {
        if (written % ROWS_BETWEEN_CHECKS == ROWS_BETWEEN_CHECKS - 1 && out.checkError()) {
            throw new InputException(
                    "The answer cannot be written to its end: the disk is full or nobody reads on; make space, or ask for less.");
        }
    }

    /** The writer, flushed but not closed when its user is done. */
    private static Writer unclosed(PrintWriter out) {
        return new Writer() {
            @Override
            public void write(char[] text, int from, int length) {
                out.write(text, from, length);
            }

            @Override
            public void flush() {
                out.flush();
            }

            @Override
            public void close() {
                out.flush();
            }
        };
    }
}
