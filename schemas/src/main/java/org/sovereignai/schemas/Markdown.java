package org.sovereignai.schemas;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** Rows of tables in Markdown. */
public final class Markdown {

    private Markdown() {}

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
