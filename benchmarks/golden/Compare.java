import java.io.File;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Compares two folders of Parquet tables row by row: by the keys that the first folder's {@code datapackage.json} declares,
 * numbers with a tolerance of 1e-12 x max(1, |value|), all else exactly. For each table: rows that only one of them has, and
 * for each column how many cells differ, the largest difference and an example. Ends with 1 where anything differs.
 *
 * <p>Arguments: the folder before, the folder after, then names of tables (all that both have, if none).
 */
public final class Compare {

    private static final double TOLERANCE = 1e-12;

    public static void main(String[] args) throws Exception {
        Path before = Path.of(args[0]);
        Path after = Path.of(args[1]);
        List<String> wanted = Arrays.asList(args).subList(2, args.length);
        String manifest = Files.readString(before.resolve("datapackage.json"));
        boolean differs = false;
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            TreeSet<String> tables = new TreeSet<>();
            for (File file : before.toFile().listFiles((folder, name) -> name.endsWith(".parquet"))) {
                tables.add(file.getName().replace(".parquet", ""));
            }
            for (String table : tables) {
                if (!wanted.isEmpty() && !wanted.contains(table)) {
                    continue;
                }
                if (!Files.exists(after.resolve(table + ".parquet"))) {
                    System.out.printf("%-24s only before%n", table);
                    differs = true;
                } else {
                    differs |= compare(duckdb, table, before, after, keyOf(manifest, table));
                }
            }
            for (File file : after.toFile().listFiles((folder, name) -> name.endsWith(".parquet"))) {
                String table = file.getName().replace(".parquet", "");
                if (!tables.contains(table) && wanted.isEmpty()) {
                    System.out.printf("%-24s only after%n", table);
                    differs = true;
                }
            }
        }
        System.exit(differs ? 1 : 0);
    }

    private static List<String> keyOf(String manifest, String table) {
        int start = manifest.indexOf("\"path\" : \"" + table + ".parquet\"");
        Matcher key = Pattern.compile("\"primaryKey\"\\s*:\\s*\\[([^\\]]*)\\]").matcher(manifest);
        return start >= 0 && key.find(start)
                ? Arrays.stream(key.group(1).split(",")).map(name -> name.strip().replace("\"", "")).toList()
                : List.of();
    }

    private static boolean compare(Connection duckdb, String table, Path before, Path after, List<String> key)
            throws SQLException {
        Map<String, String> old = columns(duckdb, before.resolve(table + ".parquet"));
        Map<String, String> made = columns(duckdb, after.resolve(table + ".parquet"));
        List<String> notes = new ArrayList<>();
        old.keySet().stream().filter(column -> !made.containsKey(column)).forEach(c -> notes.add("column gone: " + c));
        made.keySet().stream().filter(column -> !old.containsKey(column)).forEach(c -> notes.add("column new: " + c));
        List<String> both = old.keySet().stream().filter(made::containsKey).toList();
        List<String> keys = key.isEmpty() || !both.containsAll(key) ? both : key;
        String joined = keys.stream().map(k -> "a.%1$s IS NOT DISTINCT FROM b.%1$s".formatted(quoted(k)))
                .collect(Collectors.joining(" AND "));
        String from = "(SELECT *, 1 AS here_a FROM '%s') a FULL JOIN (SELECT *, 1 AS here_b FROM '%s') b ON %s"
                .formatted(before.resolve(table + ".parquet"), after.resolve(table + ".parquet"), joined);
        try (Statement statement = duckdb.createStatement()) {
            ResultSet rows = statement.executeQuery(
                    "SELECT count(*) FILTER (here_b IS NULL), count(*) FILTER (here_a IS NULL), count(*) FROM " + from);
            rows.next();
            long lost = rows.getLong(1);
            long added = rows.getLong(2);
            long all = rows.getLong(3);
            if (lost + added > 0) {
                notes.add("%,d rows gone, %,d new".formatted(lost, added));
            }
            for (String column : both) {
                if (keys.contains(column)) {
                    continue;
                }
                String a = "a." + quoted(column);
                String b = "b." + quoted(column);
                boolean floating = old.get(column).equals("DOUBLE") && made.get(column).equals("DOUBLE");
                String same = floating
                        ? "(%1$s IS NULL AND %2$s IS NULL OR coalesce(abs(%1$s - %2$s) <= %3$s * greatest(1, abs(%1$s)), false))"
                                .formatted(a, b, TOLERANCE)
                        : "%s::VARCHAR IS NOT DISTINCT FROM %s::VARCHAR".formatted(a, b);
                ResultSet cells = statement.executeQuery(
                        ("SELECT count(*), %s, first(concat_ws(', ', %s)), first(%s::VARCHAR), first(%s::VARCHAR) FROM %s"
                                        + " WHERE here_a = 1 AND here_b = 1 AND NOT (%s)")
                                .formatted(floating ? "max(abs(" + a + " - " + b + "))" : "NULL",
                                        keys.stream().map(k -> "a." + quoted(k)).collect(Collectors.joining(", ")),
                                        a, b, from, same));
                cells.next();
                if (cells.getLong(1) > 0) {
                    notes.add("%s: %,d cells%s, such as (%s): %s -> %s".formatted(column, cells.getLong(1),
                            cells.getString(2) == null ? "" : ", by up to " + cells.getString(2),
                            cells.getString(3), cells.getString(4), cells.getString(5)));
                }
            }
            System.out.printf("%-24s %,9d rows  %s%n", table, all, notes.isEmpty() ? "equal" : "");
            notes.forEach(note -> System.out.println("    " + note));
        }
        return !notes.isEmpty();
    }

    private static Map<String, String> columns(Connection duckdb, Path file) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM '" + file + "'")) {
            while (rows.next()) {
                columns.put(rows.getString(1), rows.getString(2));
            }
        }
        return columns;
    }

    private static String quoted(String column) {
        return '"' + column + '"';
    }
}
