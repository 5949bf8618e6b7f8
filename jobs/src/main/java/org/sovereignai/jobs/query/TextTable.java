package org.sovereignai.jobs.query;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * An answer as people read it: aligned columns, numbers to six digits, long texts cut. Where the screen is too narrow, a few
 * rows become a list of names and values each, and of many rows as many columns are shown as fit, with a word on the others.
 *
 * @param header names of the columns
 * @param numeric which of them hold nothing but numbers
 * @param lines the cells, row by row
 */
record TextTable(List<String> header, List<Boolean> numeric, List<List<String>> lines) {

    private static final int CELL_WIDTH = 60;
    private static final String GAP = "  ";
    private static final MathContext SHOWN_DIGITS = new MathContext(6);

    /** So many rows at most are shown as lists of names and values. */
    private static final int FEW_ROWS = 3;

    /** Reads the rows of an answer to their end. */
    static TextTable read(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        int count = columns.getColumnCount();
        List<String> header = new ArrayList<>();
        List<Boolean> numeric = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            header.add(columns.getColumnLabel(i));
            numeric.add(true);
        }
        List<List<String>> lines = new ArrayList<>();
        while (rows.next()) {
            List<String> line = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Object value = rows.getObject(i + 1);
                line.add(value == null ? "" : shown(value, rows.getString(i + 1)));
                numeric.set(i, numeric.get(i) && (value == null || value instanceof Number));
            }
            lines.add(line);
        }
        return new TextTable(header, numeric, lines);
    }

    /** Writes the table into a screen of so many columns, and says how many rows it has. */
    long write(PrintWriter out, int width) {
        int fitting = fitting(width);
        if (fitting == header.size() || lines.isEmpty()) {
            writeColumns(out, header.size());
            out.printf(Locale.ROOT, "(%s)%n", rows());
        } else if (lines.size() <= FEW_ROWS) {
            lines.forEach(line -> writeList(out, line, width));
            out.printf(Locale.ROOT, "(%s)%n", rows());
        } else {
            writeColumns(out, fitting);
            out.printf(
                    Locale.ROOT,
                    "(%s, %,d of %,d columns: the screen is too narrow for the others; name those you want, or write all with --format csv)%n",
                    rows(),
                    fitting,
                    header.size());
        }
        out.flush();
        return lines.size();
    }

    private String rows() {
        return String.format(Locale.ROOT, "%,d %s", lines.size(), lines.size() == 1 ? "row" : "rows");
    }

    /** How many of the first columns fit into so many characters; one at least. */
    private int fitting(int width) {
        long taken = 0;
        for (int i = 0; i < header.size(); i++) {
            taken += (i == 0 ? 0 : GAP.length()) + width(i);
            if (taken > width && i > 0) {
                return i;
            }
        }
        return header.size();
    }

    private int width(int column) {
        return Stream.concat(Stream.of(header), lines.stream())
                .mapToInt(line -> length(line.get(column)))
                .max()
                .orElseThrow();
    }

    private void writeColumns(PrintWriter out, int count) {
        int[] widths = new int[count];
        List<String> rule = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            widths[i] = width(i);
            rule.add("-".repeat(widths[i]));
        }
        out.println(aligned(header, widths));
        out.println(String.join(GAP, rule));
        lines.forEach(line -> out.println(aligned(line, widths)));
    }

    /** One row as a list: a line for each of its columns that has a value. */
    private void writeList(PrintWriter out, List<String> line, int width) {
        int names = header.stream().mapToInt(TextTable::length).max().orElse(0);
        int room = Math.max(width - names - GAP.length(), 1);
        int empty = 0;
        for (int i = 0; i < header.size(); i++) {
            String value = line.get(i);
            if (value.isEmpty()) {
                empty++;
            } else {
                out.println(header.get(i) + " ".repeat(names - length(header.get(i))) + GAP + cut(value, room));
            }
        }
        out.println(empty == 0 ? "" : "(%d more are empty)%n".formatted(empty));
    }

    private String aligned(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - length(cells.get(i)));
            line.append(i == 0 ? "" : GAP).append(numeric.get(i) ? padding + cells.get(i) : cells.get(i) + padding);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String shown(Object value, String text) {
        return value instanceof Double number
                ? rounded(number, text)
                : cut(text.replaceAll("\\s*\\R\\s*", " "), CELL_WIDTH);
    }

    private static String cut(String text, int width) {
        return length(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
    }

    /** A number to six digits, which is more than any figure of a release is sure of. */
    static String rounded(double number, String text) {
        if (number == 0 || Double.isNaN(number) || Double.isInfinite(number)) {
            return number == 0 ? "0" : text;
        }
        BigDecimal value = new BigDecimal(number).round(SHOWN_DIGITS).stripTrailingZeros();
        double size = Math.abs(number);
        return size >= 1e-4 && size < 1e12 ? value.toPlainString() : value.toString();
    }
}
