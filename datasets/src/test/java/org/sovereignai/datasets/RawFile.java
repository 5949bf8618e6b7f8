package org.sovereignai.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

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

    /** Names of the members of a packed tar, whose headers are of 512 bytes each (POSIX.1, ustar). */
    static List<String> membersOfTar(Path archive) throws IOException {
        int block = 512;
        List<String> names = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive))) {
            byte[] header = in.readNBytes(block);
            while (header.length == block && header[0] != 0) {
                String text = new String(header, StandardCharsets.ISO_8859_1);
                names.add(text.substring(0, text.indexOf(0)));
                long size = Long.parseLong(text.substring(124, 135), 8);
                in.skipNBytes((size + block - 1) / block * block);
                header = in.readNBytes(block);
            }
        }
        return names;
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal || value instanceof BigInteger || value instanceof Double) {
            return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
        }
        return String.valueOf(value);
    }
}
