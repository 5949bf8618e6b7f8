package org.sovereignai.jobs.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sovereignai.schemas.PackagedText;
import org.sovereignai.schemas.TableDescription;

/**
 * A view for a common want, beside the published tables. Each is an SQL file beside this class; its first line says what
 * it is for, with the parameters of a view that needs some. Columns that are none of a table follow, a line each, with type,
 * unit and meaning.
 *
 * @param name name of the view, or of the table function
 * @param parameters names of the parameters, separated by commas; empty for a plain view
 * @param description what it is for
 * @param columns the columns that no table describes, by name
 * @param sql the question behind it
 */
public record ReadyView(
        String name, String parameters, String description, Map<String, RelationPage.Column> columns, String sql) {

    private static final Pattern HEAD = Pattern.compile("-- (?:\\(([a-z, ]+)\\) )?([^\r\n]+)\\R(.*)", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("-- ([a-z_]+) \\(([a-z]+); ([a-z ]+)\\) ([^\r\n]+)\\R");
    private static final Pattern SOURCE =
            Pattern.compile("\\b(?<word>FROM|JOIN) (?<table>[a-z_]+)(?: (?<alias>[a-z]\\b))?");

    /** All of them, each after those it reads; {@code panel} is not among them, because its columns depend on the data. */
    public static List<ReadyView> all() {
        return List.of("latest", "supplier", "ranking", "nation", "suppliers_of", "comparison").stream()
                .map(ReadyView::load)
                .toList();
    }

    /** Macros that a view which takes nations needs first: they know a nation by its codes and names. */
    static String nationCodes() {
        return text("nation_code");
    }

    /**
     * The view over the tables of a release; empty if the release has not all that it reads. A release made before a column
     * that the view only shows has it without values; without one by which the view chooses, joins or sorts there is no view.
     *
     * @param columns columns of the tables and views that are there, by name; none for a view, whose columns are known
     */
    Optional<String> over(Map<String, Set<String>> columns) {
        if (isFunction() && !columns.containsKey("economy")) {
            return Optional.empty();
        }
        String asking = sql.substring(sql.indexOf("\nFROM "));
        StringBuilder fitted = new StringBuilder();
        Matcher source = SOURCE.matcher(sql);
        while (source.find()) {
            String table = source.group("table");
            Set<String> there = columns.get(table);
            if (there == null) {
                return Optional.empty();
            }
            Set<String> missing = read(sql, source.group("alias"));
            missing.removeAll(there);
            if (!there.isEmpty() && !missing.isEmpty()) {
                if (!Collections.disjoint(missing, read(asking, source.group("alias")))) {
                    return Optional.empty();
                }
                String empty =
                        missing.stream().map(column -> ", NULL AS " + column).collect(Collectors.joining());
                source.appendReplacement(
                        fitted,
                        "%s (SELECT *%s FROM %s) %s"
                                .formatted(source.group("word"), empty, table, source.group("alias")));
            }
        }
        source.appendTail(fitted);
        return Optional.of(definition(fitted.toString()));
    }

    /** The columns that some SQL reads of a table under its alias. */
    private static Set<String> read(String sql, String alias) {
        if (alias == null) {
            return new TreeSet<>();
        }
        return Pattern.compile("\\b%s\\.([a-z_]+)".formatted(alias))
                .matcher(sql)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The page on it without a release: what it is for, what it reads, and what no table says of its columns. */
    public String text(int width) {
        StringBuilder text = new StringBuilder(
                "%s: %s\n  A view of: %s\n".formatted(name, description, String.join(", ", sources())));
        columns.values()
                .forEach(column -> text.append(
                        TableDescription.column(column.name(), column.type(), column.unit(), column.description())));
        text.append("  Its other columns mean what they do there; describe %s prints all.\n".formatted(name));
        return ScreenLines.fit(text.toString(), width);
    }

    /** The tables and views that it reads, in order. */
    List<String> sources() {
        return SOURCE.matcher(sql)
                .results()
                .map(found -> found.group(2))
                .distinct()
                .toList();
    }

    boolean isFunction() {
        return !parameters.isEmpty();
    }

    /** How a view that takes nations is called, with some of them. */
    static String call(String name) {
        return name.equals("comparison") ? "comparison('FRA', 'DEU')" : name + "('IND')";
    }

    private String definition(String fitted) {
        return isFunction()
                ? "CREATE MACRO %s(%s) AS TABLE %s".formatted(name, parameters, fitted)
                : "CREATE VIEW %s AS %s".formatted(name, fitted);
    }

    private static ReadyView load(String name) {
        Matcher text = HEAD.matcher(text(name));
        if (!text.matches()) {
            throw new IllegalStateException(name + ".sql does not begin with a line that says what it is for");
        }
        Matcher columns = COLUMN.matcher(text.group(3));
        return new ReadyView(
                name,
                text.group(1) == null ? "" : text.group(1),
                text.group(2),
                columns.results()
                        .map(found ->
                                new RelationPage.Column(found.group(1), found.group(2), found.group(3), found.group(4)))
                        .collect(Collectors.toMap(
                                RelationPage.Column::name, column -> column, (a, b) -> a, LinkedHashMap::new)),
                columns.replaceAll(""));
    }

    private static String text(String name) {
        return PackagedText.of(ReadyView.class, name + ".sql");
    }
}
