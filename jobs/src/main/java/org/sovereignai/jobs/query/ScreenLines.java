package org.sovereignai.jobs.query;

import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.WordUtils;

/** Text laid out for the width of a screen. */
public final class ScreenLines {

    private static final String FURTHER_IN = "  ";

    private ScreenLines() {}

    /** Breaks each line at blanks so that it fits; what goes on stands two columns further in than its line began. */
    public static String fit(String text, int width) {
        return text.lines().map(line -> fitted(line, width)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String fitted(String line, int width) {
        String words = line.stripLeading();
        String indent = line.substring(0, line.length() - words.length());
        String next = indent + FURTHER_IN;
        return indent + WordUtils.wrap(StringUtils.stripEnd(words, null), width - next.length(), "\n" + next, false);
    }
}
