package org.sovereignai.jobs.findings;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The wording that answers share. Numbers are written alike in every language. */
final class Words {

    private static final double A_THIRD = 1 / 3.0;

    /** What sums of shares are off. */
    private static final double AS_GOOD_AS_ALL = 1 - 1e-9;

    private Words() {}

    static String say(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }

    /** A share as a whole percentage, and all only where it is all. */
    static String percent(double share) {
        return share >= 0.995 && share < AS_GOOD_AS_ALL ? "over 99 %" : say("%.0f %%", share * 100);
    }

    /** A share with its bounds: {@code 12 % (5 to 40 %)}; without them where they are the same in whole percents. */
    static String percent(double share, double low, double high) {
        return percent(low).equals(percent(high))
                ? percent(share)
                : say("%s (%.0f to %.0f %%)", percent(share), low * 100, high * 100);
    }

    /** A share with its bounds, or the bounds alone where it is not known. */
    static String share(Double share, double low, double high) {
        return share == null ? say("between %.0f and %.0f %%", low * 100, high * 100) : percent(share, low, high);
    }

    /** Whether so much of imports is on nobody's list that a sentence about their origin has to say so. */
    static boolean isEstimated(double listed) {
        return 1 - listed > A_THIRD;
    }

    /** Of which goods much is on nobody's list, to be said behind their origin; nothing where it is of none. */
    static String estimated(Map<String, Double> listedByGoods) {
        String goods = listedByGoods.entrySet().stream()
                .filter(listed -> isEstimated(listed.getValue()))
                .map(listed -> listed.getKey() + " " + percent(1 - listed.getValue()))
                .collect(Collectors.joining(", "));
        return goods.isEmpty() ? "" : say(" More than a third is on no list and estimated: %s.", goods);
    }

    /** Names in a row: A, B and C. */
    static String listed(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** Codes as a list in a query: {@code ('CHN', 'USA')}. */
    static String in(Collection<String> codes) {
        return codes.stream().map(code -> "'" + code + "'").collect(Collectors.joining(", ", "(", ")"));
    }

    /** An item of a line from any text: small letters, digits and underscores behind a word that says what it is of. */
    static String item(String kind, String text) {
        return kind + "_" + text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }
}
