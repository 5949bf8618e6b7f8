package org.sovereignai.atlas;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Validate;
import org.sovereignai.datasets.InputException;
import org.sovereignai.schemas.PackagedText;

/**
 * What the pages need of the tables. The first column of each query is a key, by which its rows are sorted; all rows of a
 * key become the file {@code <key>.js}, which hands them over under the key as {@link Columns}, or as the JSON that a
 * query gives itself. Queries in a folder, {@code <folder>/<member>}, fill one member each of the same files.
 */
final class Extracts implements AutoCloseable {

    /**
     * A text with an apostrophe in front if it would be run as a formula; a sign alone and a number with its sign, words
     * behind it or not, compute nothing.
     */
    private static final String WITHOUT_FORMULAS =
            "CASE WHEN \"%1$s\"[1] NOT IN ('=', '+', '-', '@', chr(9), chr(13), chr(10), '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20')"
                    + " OR regexp_full_match(\"%1$s\", '[+-]([0-9][0-9.,]*([eE][+-]?[0-9]+)?%%?( [A-Za-z0-9.,%%]+)*)?')"
                    + " THEN \"%1$s\" ELSE '''' || \"%1$s\" END AS \"%1$s\"";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** Names of the SQL files. */
    private static final List<String> QUERIES = List.of(
            "nations",
            "measures",
            "strands",
            "groups",
            "findings",
            "score",
            "indicator/about",
            "indicator/values",
            "supplier",
            "importers",
            "supply",
            "flow",
            "group/values",
            "group/together",
            "group/edges",
            "group/holders",
            "nation/scores",
            "nation/indicators",
            "nation/control",
            "nation/blocs",
            "nation/profile",
            "nation/models",
            "nation/access",
            "nation/coverage");

    /** The tables that the queries read. */
    private static final List<String> NEEDED = List.of(
            "coverage",
            "cutoff_exposure",
            "dependence_edge",
            "economy",
            "finding",
            "index_profile",
            "index_score",
            "indicator",
            "indicator_value",
            "model_lineage",
            "model_release",
            "model_release_nation");

    /** Tables that releases did not always have: without rows, or from what such a release has instead. */
    private static final Map<String, String> YOUNGER = Map.of(
            "strand",
            "(strand VARCHAR, strand_title VARCHAR, strand_words VARCHAR, strand_unit VARCHAR, strand_kind VARCHAR,"
                    + " headings VARCHAR[], set_aside_words VARCHAR, home_is_known BOOLEAN, withdrawable VARCHAR, strand_order INTEGER,"
                    + " colour_group VARCHAR, record_source VARCHAR)",
            "model_access",
            "(country_code VARCHAR, publisher_name VARCHAR, is_listed BOOLEAN)",
            "nation_group",
            "(group_id VARCHAR, group_name VARCHAR, group_kind VARCHAR)",
            "nation_group_member",
            "(group_id VARCHAR, country_code VARCHAR, since_year INTEGER, until_year INTEGER)",
            "group_value",
            "(group_id VARCHAR, year INTEGER, indicator_strand VARCHAR, measure VARCHAR, value DOUBLE, low DOUBLE, high DOUBLE,"
                    + " n BIGINT, member_count BIGINT, coverage DOUBLE, data_status VARCHAR)",
            "group_edge",
            "(group_id VARCHAR, year INTEGER, strand VARCHAR, product_code VARCHAR, supplier_code VARCHAR, amount_usd DOUBLE,"
                    + " direct_share DOUBLE, direct_low DOUBLE, direct_high DOUBLE, origin_share DOUBLE, origin_low DOUBLE,"
                    + " origin_high DOUBLE, data_status VARCHAR)",
            "goods_supply",
            "AS SELECT country_code, year, strand, sum(import_value_usd) AS import_value_usd, sum(export_value_usd) AS"
                    + " export_value_usd, CAST(NULL AS DOUBLE) AS home_made_share, any_value(data_status) AS data_status"
                    + " FROM trade_total GROUP BY country_code, year, strand");

    private static final String UNKNOWN = "CAST(NULL AS DOUBLE)";

    /** Columns that tables did not always have, and what stands for them in releases without them. */
    private static final Map<String, Map<String, String>> YOUNGER_COLUMNS = Map.of(
            "dependence_edge",
            Map.of(
                    "direct_low", UNKNOWN,
                    "direct_high", UNKNOWN,
                    "supplier_basis", "CAST(NULL AS VARCHAR)",
                    "on_way_share", UNKNOWN,
                    "on_way_low", UNKNOWN,
                    "on_way_high", UNKNOWN),
            "strand",
            Map.of("set_aside_words", "CAST(NULL AS VARCHAR)"),
            "indicator",
            Map.of("question", "''"),
            "cutoff_exposure",
            Map.of(
                    "actor_code", "supplier_code",
                    "lost_direct_low", UNKNOWN,
                    "lost_direct_high", UNKNOWN,
                    "lost_on_way", UNKNOWN,
                    "lost_on_way_low", UNKNOWN,
                    "lost_on_way_high", UNKNOWN,
                    "lost_of_use", UNKNOWN,
                    "lost_at_once", UNKNOWN));

    /** Keys become paths: nothing else can name a file. */
    private static final Pattern KEY = Pattern.compile("[a-z]+(/[A-Za-z0-9_-]+)?");

    private final Connection connection;

    Extracts(Connection connection) {
        this.connection = connection;
    }

    /**
     * Opens the tables of a release.
     *
     * @throws InputException if one that is needed is missing
     */
    static Extracts open(Path release, Collection<String> tables) {
        NEEDED.stream().filter(table -> !tables.contains(table)).findFirst().ifPresent(table -> {
            throw new InputException(
                    "The release %s has no table %s, which the atlas shows; make a new release with ./sovereign-ai run."
                            .formatted(release, table));
        });
        try {
            // A database in memory, of a name of its own, so that others can connect to it.
            Extracts extracts = new Extracts(DriverManager.getConnection("jdbc:duckdb::memory:" + UUID.randomUUID()));
            try {
                extracts.createViews(release, tables);
            } catch (SQLException e) {
                extracts.close();
                throw e;
            }
            return extracts;
        } catch (SQLException e) {
            throw new InputException(
                    "The tables of the release %s cannot be read: %s; make a new release with ./sovereign-ai run."
                            .formatted(release, e.getMessage()),
                    e);
        }
    }

    private void createViews(Path release, Collection<String> tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A run opens no connection: nothing that DuckDB lacks is fetched.
            statement.execute("SET autoinstall_known_extensions = false");
            // Several queries run at a time, each in one thread: to share one would cost more than it brings.
            statement.execute("SET threads = 1");
            for (String table : tables) {
                if (!NAME.matcher(table).matches()) {
                    throw new InputException("The release %s names a table '%s', as no release does; make it again."
                            .formatted(release, table));
                }
                String file = release.resolve(table + ".parquet").toString().replace("'", "''");
                String rows = "FROM read_parquet('" + file + "')";
                statement.execute("CREATE VIEW \"" + table + "\" AS SELECT *"
                        + missingColumns(statement, rows, YOUNGER_COLUMNS.getOrDefault(table, Map.of())) + " " + rows);
            }
            for (var younger : YOUNGER.entrySet()) {
                if (!tables.contains(younger.getKey())) {
                    statement.execute("CREATE TABLE " + younger.getKey() + " " + younger.getValue());
                }
            }
            statement.execute(text("macros"));
        }
    }

    /** The younger columns that a table does not have. */
    private static String missingColumns(Statement statement, String rows, Map<String, String> younger)
            throws SQLException {
        if (younger.isEmpty()) {
            return "";
        }
        Map<String, String> missing = new TreeMap<>(younger);
        try (ResultSet columns = statement.executeQuery("SELECT column_name FROM (DESCRIBE " + rows + ")")) {
            while (columns.next()) {
                missing.remove(columns.getString(1));
            }
        }
        StringBuilder others = new StringBuilder();
        missing.forEach((name, value) ->
                others.append(", ").append(value).append(" AS ").append(name));
        return others.toString();
    }

    /** Writes the results of all queries, those of different folders at the same time. */
    void writeTo(Path folder) {
        QUERIES.stream()
                .collect(Collectors.groupingBy(query -> StringUtils.substringBefore(query, "/")))
                .values()
                .parallelStream()
                .forEach(queries -> write(queries, folder));
    }

    /** Writes the results of one query, or of all queries that fill the same files. */
    private void write(List<String> queries, Path folder) {
        Map<String, StringJoiner> files = new TreeMap<>();
        for (String query : queries) {
            if (query.contains("/")) {
                String member = "\"" + StringUtils.substringAfter(query, "/") + "\":";
                read(
                        query,
                        (key, json) -> files.computeIfAbsent(key, any -> new StringJoiner(",", "{", "}"))
                                .add(member + json));
            } else {
                read(query, (key, json) -> writeData(folder, key, json));
            }
        }
        files.forEach((key, members) -> writeData(folder, key, members.toString()));
    }

    /** Hands over what a query says, key by key. */
    private void read(String query, BiConsumer<String, String> files) {
        try (Connection own =
                        DriverManager.getConnection(connection.getMetaData().getURL());
                Statement statement = own.createStatement();
                ResultSet rows = statement.executeQuery(text(query))) {
            ResultSetMetaData shape = rows.getMetaData();
            if (shape.getColumnLabel(2).equals("json")) {
                while (rows.next()) {
                    files.accept(rows.getString(1), rows.getString(2));
                }
                return;
            }
            String key = null;
            Columns columns = Columns.of(shape);
            while (rows.next()) {
                String next = rows.getString(1);
                if (key != null && !key.equals(next)) {
                    files.accept(key, columns.json());
                    columns = Columns.of(shape);
                }
                key = next;
                columns.add(rows);
            }
            if (key != null) {
                files.accept(key, columns.json());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes tables as CSV for people, whose spreadsheets take no text in them for a formula; several at a time. */
    void writeCsv(Path folder, Collection<String> tables) {
        createFolder(folder);
        tables.parallelStream().forEach(table -> writeCsv(folder, table));
    }

    /**
     * The same, each file compressed. By this and not by the database, which needs three times as long: the files are for
     * people who want a table, and everybody waits for them.
     */
    void writeCompressedCsv(Path folder, Collection<String> tables) {
        createFolder(folder);
        tables.parallelStream().forEach(table -> {
            Path file = writeCsv(folder, table);
            try (OutputStream out = new QuickGzip(Files.newOutputStream(folder.resolve(table + ".csv.gz")))) {
                Files.copy(file, out);
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Path writeCsv(Path folder, String table) {
        Path file = folder.resolve(table + ".csv");
        try (Connection own =
                        DriverManager.getConnection(connection.getMetaData().getURL());
                Statement statement = own.createStatement()) {
            statement.execute("COPY (" + withoutFormulas(own, table) + ") TO '"
                    + file.toString().replace("'", "''") + "' (FORMAT csv)");
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a table, with an apostrophe in front of text that would be run as a formula (CWE-1236). */
    private static String withoutFormulas(Connection connection, String table) throws SQLException {
        StringJoiner texts = new StringJoiner(", ", "REPLACE (", ")").setEmptyValue("");
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery(
                        "SELECT column_name FROM (DESCRIBE \"" + table + "\") WHERE column_type = 'VARCHAR'")) {
            while (columns.next()) {
                texts.add(WITHOUT_FORMULAS.formatted(columns.getString(1).replace("\"", "\"\"")));
            }
        }
        return "SELECT * " + texts + " FROM \"" + table + "\"";
    }

    /** Writes JSON as a script that hands it over under its key. */
    static void writeData(Path folder, String key, String json) {
        Validate.isTrue(KEY.matcher(key).matches(), "'%s' cannot name a file", key);
        try {
            Path file = folder.resolve(key + ".js");
            Files.createDirectories(file.getParent());
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                out.write("atlasData(\"" + key + "\",");
                out.write(json);
                out.write(");\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String query) {
        return PackagedText.of(Extracts.class, "queries/" + query + ".sql");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compresses quickly rather than well. */
    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
