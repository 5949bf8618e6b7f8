package org.sovereignai.atlas;

import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
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

    private final List<Column> columns;

    private Columns(List<Column> columns) {
        this.columns = columns;
    }

    /** Without rows yet: a column for each of a result's, but for the first. */
    static Columns of(ResultSetMetaData result) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 2; i <= result.getColumnCount(); i++) {
            columns.add(new Column(result.getColumnLabel(i), kind(result, i)));
        }
        return new Columns(columns);
    }

    private static Kind kind(ResultSetMetaData result, int column) throws SQLException {
        if (result.getColumnTypeName(column).equals("JSON")) {
            return Kind.JSON;
        }
        return switch (result.getColumnType(column)) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Kind.WHOLE;
            case Types.REAL, Types.FLOAT, Types.DOUBLE, Types.DECIMAL -> Kind.NUMBER;
            case Types.BOOLEAN -> Kind.TRUTH;
            default -> Kind.TEXT;
        };
    }

    /** Appends the row at which the result stands. */
    void add(ResultSet row) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            column.add(column.kind.json(row, i + 2));
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
        String scientific = rounded.toString();
        return plain.length() <= scientific.length() ? plain : scientific;
    }

    /** How a column of a result becomes JSON. */
    private enum Kind {
        TEXT {
            @Override
            String notNull(ResultSet row, int column) throws SQLException {
                String text = row.getString(column);
                return text == null ? null : quoted(text);
            }
        },
        JSON {
            @Override
            String notNull(ResultSet row, int column) throws SQLException {
                return row.getString(column);
            }
        },
        WHOLE {
            @Override
            String notNull(ResultSet row, int column) throws SQLException {
                return Long.toString(row.getLong(column));
            }
        },
        NUMBER {
            @Override
            String notNull(ResultSet row, int column) throws SQLException {
                return number(row.getDouble(column));
            }
        },
        TRUTH {
            @Override
            String notNull(ResultSet row, int column) throws SQLException {
                return Boolean.toString(row.getBoolean(column));
            }
        };

        /** The value as JSON; of what is null, anything. */
        abstract String notNull(ResultSet row, int column) throws SQLException;

        String json(ResultSet row, int column) throws SQLException {
            String json = notNull(row, column);
            return row.wasNull() ? "null" : json;
        }
    }

    private static final class Column {

        private final String name;
        private final Kind kind;
        private final Map<String, Integer> words = new HashMap<>();
        private final List<String> inOrder = new ArrayList<>();
        private final List<Integer> at = new ArrayList<>();

        Column(String name, Kind kind) {
            this.name = name;
            this.kind = kind;
        }

        void add(String word) {
            Integer place = words.putIfAbsent(word, inOrder.size());
            if (place == null) {
                place = inOrder.size();
                inOrder.add(word);
            }
            at.add(place);
        }

        void appendTo(StringBuilder json) {
            List<String> values = at.stream().map(inOrder::get).toList();
            if (length(values) <= length(inOrder) + length(at) + "{'words':,'at':}".length()) {
                appendList(json, values);
            } else {
                json.append("{\"words\":");
                appendList(json, inOrder);
                json.append(",\"at\":");
                appendList(json, at);
                json.append('}');
            }
        }

        private static long length(List<?> items) {
            return 2
                    + items.stream()
                            .mapToLong(item -> 1 + item.toString().length())
                            .sum();
        }

        private static void appendList(StringBuilder json, List<?> items) {
            char before = '[';
            for (Object item : items) {
                json.append(before).append(item);
                before = ',';
            }
            json.append(items.isEmpty() ? "[]" : "]");
        }
    }
}
