package org.sovereignai.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The tables of a release in DuckDB, a second reader of its files: every table by its name. */
final class ReleaseTables implements AutoCloseable {

    private static final String PARQUET = ".parquet";

    private final Connection duckdb;

    ReleaseTables(Path release) throws SQLException {
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        try (Stream<Path> files = Files.list(release);
                Statement statement = duckdb.createStatement()) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(PARQUET))::iterator) {
                String table = file.getFileName().toString().replace(PARQUET, "");
                statement.execute("CREATE VIEW %s AS SELECT * FROM read_parquet('%s')".formatted(table, file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of an answer, their cells separated by bars. */
    List<String> rows(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    cells.add(String.valueOf(result.getObject(column)));
                }
                rows.add(String.join("|", cells));
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
    }
}
