package org.sovereignai.jobs.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a release: year, month and a running number, such as {@code 2026.11.1}.
 *
 * @param year year in which the release was made
 * @param month its month
 * @param number number of the release in that month, from 1
 */
public record Version(int year, int month, int number) implements Comparable<Version> {

    private static final Pattern FORM = Pattern.compile("([0-9]{4})\\.([0-9]{1,2})\\.([0-9]{1,6})");
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::year)
            .thenComparingInt(Version::month)
            .thenComparingInt(Version::number);

    /**
     * Parses a release name.
     *
     * @throws IllegalArgumentException if the text has another form; nothing else can name a folder
     */
    public static Version parse(String text) {
        return tryParse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is no release name; write it as year.month.number, such as 2026.11.1".formatted(text)));
    }

    /** The name, if it is one. */
    public static Optional<Version> tryParse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Version(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /** The next free release name of the month. */
    public static Version next(Collection<Version> taken, LocalDate today) {
        int last = taken.stream()
                .filter(v -> v.year() == today.getYear() && v.month() == today.getMonthValue())
                .mapToInt(Version::number)
                .max()
                .orElse(0);
        return new Version(today.getYear(), today.getMonthValue(), last + 1);
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return year + "." + month + "." + number;
    }
}
