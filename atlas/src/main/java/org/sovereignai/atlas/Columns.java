package org.sovereignai.atlas;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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

    /** Zeros behind the point up to which a number is never longer in plain digits than with an exponent. */
    private static final int LEADING_ZEROS = 4;

    private static final int FEW = 16;

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
        long rounded = Math.round(digits);
        return scale >= 0 && scale < DIGITS + LEADING_ZEROS ? plain(rounded, scale) : shorter(rounded, scale);
    }

    /** Digits with that many of them, seldom more than there are, behind the point; no zeros at the end. */
    private static String plain(long digits, int scale) {
        long left = Math.abs(digits);
        int behind = scale;
        while (behind > 0 && left % 10 == 0) {
            left /= 10;
            behind--;
        }
        String text = String.valueOf(left);
        StringBuilder plain = new StringBuilder(DIGITS + LEADING_ZEROS + 3).append(digits < 0 ? "-" : "");
        if (behind >= text.length()) {
            plain.append("0.").append("0".repeat(behind - text.length())).append(text);
        } else {
            plain.append(text, 0, text.length() - behind);
            if (behind > 0) {
                plain.append('.').append(text, text.length() - behind, text.length());
            }
        }
        return plain.toString();
    }

    private static String shorter(long digits, int scale) {
        BigDecimal number = BigDecimal.valueOf(digits, scale).stripTrailingZeros();
        String plain = number.toPlainString();
        if (plain.length() <= DIGITS + 2) {
            return plain;
        }
        String scientific = number.toString();
        return plain.length() <= scientific.length() ? plain : scientific;
    }

    private static final class Column {

        private final String name;
        private final boolean isJson;
        private final Map<Object, Integer> places = new HashMap<>();
        private final List<Object> different = new ArrayList<>();
        private int[] at = new int[FEW];
        private int rows;

        Column(String name, boolean isJson) {
            this.name = name;
            this.isJson = isJson;
        }

        void add(Object value) {
            Integer next = different.size();
            Integer place = places.putIfAbsent(value, next);
            if (place == null) {
                place = next;
                different.add(value);
            }
            if (rows == at.length) {
                at = Arrays.copyOf(at, 2 * rows);
            }
            at[rows++] = place;
        }

        void appendTo(StringBuilder json) {
            String[] words = new String[different.size()];
            long coded = "{'words':[],'at':[]}".length();
            for (int i = 0; i < words.length; i++) {
                words[i] = isJson ? String.valueOf(different.get(i)) : json(different.get(i));
                coded += 1 + words[i].length();
            }
            long plain = 0;
            for (int row = 0; row < rows; row++) {
                plain += 1 + words[at[row]].length();
                coded += at[row] < 10 ? 2 : at[row] < 100 ? 3 : at[row] < 1_000 ? 4 : 5;
            }
            if (plain <= coded) {
                json.append('[');
                for (int row = 0; row < rows; row++) {
                    json.append(row == 0 ? "" : ",").append(words[at[row]]);
                }
                json.append(']');
            } else {
                json.append("{\"words\":[").append(String.join(",", words)).append("],\"at\":[");
                for (int row = 0; row < rows; row++) {
                    json.append(row == 0 ? "" : ",").append(at[row]);
                }
                json.append("]}");
            }
        }
    }
}
