package org.sovereignai.jobs.run;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.Validate;
import org.apache.spark.sql.Column;

/**
 * A range of calendar years, both ends included.
 *
 * @param first first year
 * @param last last year
 */
public record Years(int first, int last) implements Serializable {

    /** First year of the published series: the first one in which most sources have data. */
    public static final int FIRST_PUBLISHED = 2015;

    private static final Pattern RANGE = Pattern.compile("([0-9]{4})(?:-([0-9]{4}))?");
    private static final int LAST_POSSIBLE = 2100;

    public Years {
        Validate.isTrue(first <= last, "The years %d-%d run backwards; write the earlier year first", first, last);
    }

    /** Every year that the sources have, from {@link #FIRST_PUBLISHED} on. */
    public static Years published() {
        return new Years(FIRST_PUBLISHED, LAST_POSSIBLE);
    }

    /**
     * Parses {@code 2018-2024} or {@code 2024}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static Years parse(String text) {
        Matcher matcher = RANGE.matcher(text);
        Validate.isTrue(matcher.matches(), "'%s' is no range of years; write it as 2018-2024 or 2024", text);
        int first = Integer.parseInt(matcher.group(1));
        return new Years(first, matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2)));
    }

    /** Whether a year lies in the range, as a Spark condition. */
    public Column include(Column year) {
        return year.between(first, last);
    }

    /** Whether a year lies in the range. */
    public boolean include(int year) {
        return first <= year && year <= last;
    }

    @Override
    public String toString() {
        return last == LAST_POSSIBLE ? first + " to the latest" : first + "-" + last;
    }
}
