package org.sovereignai.jobs.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Struct;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sovereignai.datasets.InputException;
import org.sovereignai.jobs.store.SpreadsheetText;

/** How an answer is written. */
public enum AnswerFormat {
    /** For people: aligned, numbers to six digits, long texts cut, no wider than the screen. */
    table {
        @Override
        public long write(ResultSet rows, PrintWriter out, int width) throws SQLException {
            return TextTable.read(rows).write(out, width);
        }
    },
    /** RFC 4180 with a header; nulls are empty; texts that a spreadsheet would take for a formula get a leading {@code '}. */
    csv {
        @Override
        public long write(ResultSet rows, PrintWriter out, int width) throws SQLException {
            return writeCsv(rows, out, AnswerFormat::harmless);
        }
    },
    /**
     * The same for spreadsheets: with the mark by which they know UTF-8 in every language, and with the digits that mean
     * something, six of every measured number.
     */
    spreadsheet {
        @Override
        public long write(ResultSet rows, PrintWriter out, int width) throws SQLException {
            out.write(BYTE_ORDER_MARK);
            return writeCsv(
                    rows,
                    out,
                    (value, text) ->
                            value instanceof Double number ? TextTable.rounded(number, text) : harmless(value, text));
        }
    },
    /** An array of objects, one line each. */
    json {
        @Override
        public long write(ResultSet rows, PrintWriter out, int width) throws SQLException {
            return writeJson(rows, out);
        }
    },
    /** A Parquet file; never printed. */
    parquet {
        @Override
        public long write(ResultSet rows, PrintWriter out, int width) {
            throw new QueryException("Parquet is not printed; name a file with --output FILE.");
        }
    };

    /** The width of a place that has none, such as a file or a pipe. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int ROWS_BETWEEN_CHECKS = 4096;
    /** Words, quoted names and texts, brackets and commas of a type. */
    private static final Pattern WORD = Pattern.compile("\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|[(),]|[^\"'(),\\s]+");

    /**
     * Writes the rows.
     *
     * @param width columns of the screen that a table must fit, or {@link #UNLIMITED}
     * @return how many rows there were
     */
    public abstract long write(ResultSet rows, PrintWriter out, int width) throws SQLException;

    private static long writeCsv(ResultSet rows, PrintWriter out, BiFunction<Object, String, String> cell)
            throws SQLException {
        int count = rows.getMetaData().getColumnCount();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(unclosed(out))) {
            csv.writeRecord(names(rows.getMetaData()).stream()
                    .map(SpreadsheetText::safe)
                    .toList());
            List<String> line = new ArrayList<>();
            long written = 0;
            for (; rows.next(); written++) {
                requireTaken(written, out);
                line.clear();
                for (int i = 1; i <= count; i++) {
                    Object value = rows.getObject(i);
                    line.add(value == null ? "" : cell.apply(value, rows.getString(i)));
                }
                csv.writeRecord(line);
            }
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String harmless(Object value, String text) {
        return value instanceof String ? SpreadsheetText.safe(text) : text;
    }

    private static long writeJson(ResultSet rows, PrintWriter out) throws SQLException {
        int count = rows.getMetaData().getColumnCount();
        try (JsonGenerator json = new JsonFactory().createGenerator(unclosed(out))) {
            json.writeRaw('[');
            List<String> names = names(rows.getMetaData());
            boolean first = true;
            long written = 0;
            for (; rows.next(); written++) {
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
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeJson(Object value, String text, JsonGenerator json) throws IOException, SQLException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean
                || value instanceof Number number && Double.isFinite(number.doubleValue())) {
            json.writeObject(value);
        } else if (value instanceof Array list) {
            writeList((Object[]) list.getArray(), json);
        } else if (value instanceof Struct tuple && tuple.getSQLTypeName().startsWith("TUPLE")) {
            writeList(tuple.getAttributes(), json);
        } else if (value instanceof Struct struct) {
            writeObject(fields(struct.getSQLTypeName()), struct.getAttributes(), json);
        } else if (value instanceof Map<?, ?> map) {
            writeObject(List.copyOf(map.keySet()), map.values().toArray(), json);
        } else if (value instanceof Blob bytes) {
            json.writeString(text(bytes.getBytes(1, (int) bytes.length())));
        } else {
            json.writeString(text);
        }
    }

    private static void writeList(Object[] items, JsonGenerator json) throws IOException, SQLException {
        json.writeStartArray();
        for (Object item : items) {
            writeJson(item, String.valueOf(item), json);
        }
        json.writeEndArray();
    }

    private static void writeObject(List<?> names, Object[] items, JsonGenerator json)
            throws IOException, SQLException {
        json.writeStartObject();
        for (int i = 0; i < items.length; i++) {
            json.writeFieldName(String.valueOf(names.get(i)));
            writeJson(items[i], String.valueOf(items[i]), json);
        }
        json.writeEndObject();
    }

    /** Names of the fields of a type such as {@code STRUCT(a INTEGER, "b c" DECIMAL(5,2))}. */
    private static List<String> fields(String type) {
        List<String> names = new ArrayList<>();
        boolean isNext = false;
        int depth = 0;
        Matcher word = WORD.matcher(type);
        while (word.find()) {
            if (isNext) {
                names.add(word.group().replaceAll("^\"|\"$", "").replace("\"\"", "\""));
            }
            depth += word.group().equals("(") ? 1 : word.group().equals(")") ? -1 : 0;
            isNext = depth == 1 && (word.group().equals("(") || word.group().equals(","));
        }
        return names;
    }

    /** Bytes as DuckDB shows them. */
    private static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            boolean isPlain = b >= ' ' && b <= '~' && "\\'\"".indexOf(b) < 0;
            text.append(isPlain ? String.valueOf((char) b) : String.format(Locale.ROOT, "\\x%02X", b));
        }
        return text.toString();
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
        return new FilterWriter(out) {
            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
