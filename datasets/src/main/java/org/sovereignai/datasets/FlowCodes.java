package org.sovereignai.datasets;

import java.util.List;
import java.util.regex.Pattern;

/** What the cells of a table of trade stand for, as the numbers that make a {@link FlowKey}. */
final class FlowCodes {

    private static final byte UNKNOWN = 0;
    private static final byte ACCEPTED = 1;
    private static final byte REFUSED = 2;

    private final EconomyCodes first;
    private final EconomyCodes second;
    private final List<List<String>> kinds;
    private final Pattern form;
    private final byte[] accepted = new byte[FlowKey.PRODUCTS];

    FlowCodes(Resource resource, FlowLayout layout, List<List<String>> kinds, Crosswalk crosswalk) {
        this.first = scheme(resource, layout.first(), crosswalk);
        this.second = scheme(resource, layout.second(), crosswalk);
        this.kinds = kinds;
        String argument = resource.columns().get(layout.product()).argument();
        this.form = argument.isEmpty() ? null : Pattern.compile(argument);
    }

    EconomyCodes first() {
        return first;
    }

    EconomyCodes second() {
        return second;
    }

    /** Whether the two of a flow are one economy. */
    boolean isSame(int one, int other) {
        return first.countryCode(one).equals(second.countryCode(other));
    }

    /** The kinds that there can be, each as the texts of its columns. */
    List<List<String>> kinds() {
        return kinds;
    }

    /** Whether goods are of the declared form, by their number. */
    boolean accepts(int product) {
        if (product < 0) {
            return false;
        }
        if (accepted[product] == UNKNOWN) {
            boolean fits = form == null || form.matcher(FlowKey.text(product)).matches();
            accepted[product] = fits ? ACCEPTED : REFUSED;
        }
        return accepted[product] == ACCEPTED;
    }

    /** The key of a flow of any kind; -1 if a part of it cannot be told. */
    long key(int one, int other, int year, String product, List<String> texts) {
        int number = FlowKey.product(product);
        int ofKind = kinds.indexOf(texts);
        boolean known = one >= 0 && other >= 0 && number >= 0 && ofKind >= 0;
        boolean inRange = year >= FlowKey.FIRST_YEAR && year <= FlowKey.LAST_YEAR;
        return known && inRange ? FlowKey.of(one, other, year, ofKind, number) : -1;
    }

    private static EconomyCodes scheme(Resource resource, int place, Crosswalk crosswalk) {
        Column column = resource.columns().get(place);
        return new EconomyCodes(crosswalk, column.argument(), column.partner());
    }
}
