package org.sovereignai.schemas;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/** Tables in Markdown. */
public final class Markdown {

    private Markdown() {}

    /**
     * A section with a table; nothing where the table has no rows.
     *
     * @param title its title, and what stands between that and the table
     * @param columns names of the columns, separated by commas; those of numbers end with a colon
     * @param rows of {@link #row}
     */
    public static String section(String title, String columns, Stream<String> rows) {
        String body = rows.collect(Collectors.joining());
        return body.isEmpty() ? "" : "## %s\n\n%s%s".formatted(title, head(columns), body);
    }

    /** The first two lines of a table, see {@link #section}. */
    public static String head(String columns) {
        String[] names = columns.split(", ");
        String rule = Arrays.stream(names)
                .map(name -> name.endsWith(":") ? "---:" : "---")
                .collect(Collectors.joining("|", "|", "|\n"));
        return row(Arrays.stream(names)
                        .map(name -> Strings.CS.removeEnd(name, ":"))
                        .toArray())
                + rule;
    }

    /** A row with its line end. */
    public static String row(Object... cells) {
        return Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Text that stays in its cell, whatever is in it, cut to a length; nothing for null. */
    public static String cell(String text, int longest) {
        return StringUtils.defaultString(StringUtils.abbreviate(text, longest))
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replaceAll("\\s+", " ");
    }

    /** A whole number in the way of no language. */
    public static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
