package org.sovereignai.datasets;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A publisher's file as DuckDB reads it: a second opinion that shares no code with our readers. */
final class RawFile {

    private RawFile() {}

    /**
     * The answer to a question in SQL, in which {@code FILE} stands for the file with all its columns as text.
     *
     * @param path path of the file below the data folder
     * @return one line per row, its cells separated by a blank; numbers without trailing zeros
     */
    static List<String> ask(String path, String sql) {
        String file = "read_csv('%s/%s', all_varchar = true, header = true, quote = '\"', escape = '\"')"
                .formatted(System.getProperty("sovereignai.data", "../../shared/data"), path);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(sql.replace("FILE", file))) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(text(rows.getObject(i)));
                }
                lines.add(String.join(" ", cells));
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal || value instanceof BigInteger || value instanceof Double) {
            return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
        }
        return String.valueOf(value);
    }
}
