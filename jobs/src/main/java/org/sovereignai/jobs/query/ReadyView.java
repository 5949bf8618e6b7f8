package org.sovereignai.jobs.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A view for a common want, beside the published tables. Each is an SQL file beside this class; its first line says what
 * it is for, with the parameters of a view that needs some.
 *
 * @param name name of the view, or of the table function
 * @param parameters names of the parameters, separated by commas; empty for a plain view
 * @param description what it is for
 * @param sql the question behind it
 */
record ReadyView(String name, String parameters, String description, String sql) {

    private static final Pattern HEAD = Pattern.compile("-- (?:\\(([a-z, ]+)\\) )?([^\r\n]+)\\R(.*)", Pattern.DOTALL);
    private static final Pattern SOURCE = Pattern.compile("\\b(?:FROM|JOIN) ([a-z_]+)");

    /** All of them, each after those it reads; {@code panel} is not among them, because its columns depend on the data. */
    static List<ReadyView> all() {
        return List.of("latest", "supplier", "ranking", "nation", "suppliers_of", "comparison").stream()
                .map(ReadyView::load)
                .toList();
    }

    /** Macros that a view which takes nations needs first: they know a nation by its codes and names. */
    static String nationCodes() {
        return text("nation_code");
    }

    /** Whether the release has all that it reads. */
    boolean fits(Set<String> relations) {
        return (!isFunction() || relations.contains("economy"))
                && SOURCE.matcher(sql).results().map(found -> found.group(1)).allMatch(relations::contains);
    }

    boolean isFunction() {
        return !parameters.isEmpty();
    }

    /** How a view that takes nations is called, with some of them. */
    static String call(String name) {
        return name.equals("comparison") ? "comparison('FRA', 'DEU')" : name + "('IND')";
    }

    String definition() {
        return isFunction()
                ? "CREATE MACRO %s(%s) AS TABLE %s".formatted(name, parameters, sql)
                : "CREATE VIEW %s AS %s".formatted(name, sql);
    }

    private static ReadyView load(String name) {
        Matcher text = HEAD.matcher(text(name));
        if (!text.matches()) {
            throw new IllegalStateException(name + ".sql does not begin with a line that says what it is for");
        }
        return new ReadyView(name, text.group(1) == null ? "" : text.group(1), text.group(2), text.group(3));
    }

    private static String text(String name) {
        try (InputStream in = ReadyView.class.getResourceAsStream(name + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
