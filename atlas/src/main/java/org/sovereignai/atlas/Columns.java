package org.sovereignai.atlas;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Rows as JSON, column by column: {@code {"name": column, ...}}. A column is a list of its values or, where that is
 * shorter, {@code {"words": its different values, "at": the place of each row's value among them}}.
 *
 * <p>Numbers have six significant digits, which is more than any of them is sure of.
 */
final class Columns {

    private static final int DIGITS = 6;

    private final List<Column> columns;

    private Columns(List<Column> columns) {
        this.columns = columns;
    }

    /** Without rows yet: a column for each of a result's, but for the first. */
    static Columns of(ResultSetMetaData result) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 2; i <= result.getColumnCount(); i++) {
            columns.add(new Column(
                    result.getColumnLabel(i), result.getColumnTypeName(i).equals("JSON")));
        }
        return new Columns(columns);
    }

    /** Appends the row at which the result stands. */
    void add(ResultSet row) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(row.getObject(i + 2));
        }
    }

    /** The rows so far. */
    String json() {
        StringBuilder json = new StringBuilder("{");
        for (Column column : columns) {
            json.append(json.length() == 1 ? "" : ",")
                    .append(quoted(column.name))
                    .append(':');
            column.appendTo(json);
        }
        return json.append('}').toString();
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    /** A value of a result in JSON. */
    private static String json(Object value) {
        if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            return number(((Number) value).doubleValue());
        }
        return value == null || value instanceof Number || value instanceof Boolean
                ? String.valueOf(value)
                : quoted(value.toString());
    }

    /** A number in JSON, rounded half up to six significant digits. */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        int scale = DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
        // Powers of ten up to 22 are exact, their inverses are not: hence a division for large numbers.
        double digits = scale >= 0 ? value * Math.pow(10, scale) : value / Math.pow(10, -scale);
        BigDecimal rounded = BigDecimal.valueOf(Math.round(digits), scale).stripTrailingZeros();
        String plain = rounded.toPlainString();
        if (plain.length() <= DIGITS + 2) {
            return plain;
        }
        String scientific = rounded.toString();
        return plain.length() <= scientific.length() ? plain : scientific;
    }

    private static final class Column {

        private final String name;
        private final boolean isJson;
        private final Map<Object, Integer> places = new HashMap<>();
        private final List<Object> different = new ArrayList<>();
        private final List<Integer> at = new ArrayList<>();

        Column(String name, boolean isJson) {
            this.name = name;
            this.isJson = isJson;
        }

        void add(Object value) {
            Integer place = places.get(value);
            if (place == null) {
                place = different.size();
                places.put(value, place);
                different.add(value);
            }
            at.add(place);
        }

        void appendTo(StringBuilder json) {
            List<String> words = different.stream()
                    .map(isJson ? String::valueOf : Columns::json)
                    .toList();
            long plain = at.stream().mapToLong(i -> 1 + words.get(i).length()).sum();
            long coded = words.stream().mapToLong(word -> 1 + word.length()).sum()
                    + at.stream()
                            .mapToLong(i -> i < 10 ? 2 : i < 100 ? 3 : i < 1_000 ? 4 : 5)
                            .sum()
                    + "{'words':[],'at':[]}".length();
            if (plain <= coded) {
                appendList(json, at.stream().map(words::get).iterator());
            } else {
                json.append("{\"words\":");
                appendList(json, words.iterator());
                json.append(",\"at\":");
                appendList(json, at.iterator());
                json.append('}');
            }
        }

        private static void appendList(StringBuilder json, Iterator<?> items) {
            json.append('[');
            while (items.hasNext()) {
                json.append(items.next()).append(items.hasNext() ? "," : "");
            }
            json.append(']');
        }
    }
}
