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

    private static final Pattern FORM = Pattern.compile("([0-9]{4})\\.(0?[1-9]|1[0-2])\\.(0*[1-9][0-9]{0,5})");
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

    /** The next release name of the month; where a later month has one already, as after a clock set back, of that month. */
    public static Version next(Collection<Version> taken, LocalDate today) {
        Version first = new Version(today.getYear(), today.getMonthValue(), 1);
        return taken.stream()
                .max(ORDER)
                .filter(newest -> newest.compareTo(first) >= 0)
                .map(newest -> new Version(newest.year(), newest.month(), newest.number() + 1))
                .orElse(first);
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
