package org.sovereignai.datasets;

/**
 * A flow of goods as one number: rank of the first economy, rank of the second, year, kind and product, then which code of
 * each economy the record had. Numbers are in the order of these, so that flows are sorted by sorting numbers, and two
 * records have the same number only when they report the same flow.
 */
final class FlowKey {

    static final int LARGEST_RANK = (1 << 9) - 1;
    static final int MOST_KINDS = 1 << 5;
    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = FIRST_YEAR + (1 << 8) - 1;

    /** A heading and its subheadings: the heading itself comes first. */
    private static final int PER_HEADING = 101;

    private static final int HEADINGS = 10_000;

    /** How many numbers of products there are. */
    static final int PRODUCTS = HEADINGS * PER_HEADING;

    /** Low bits that tell codes of one economy apart. */
    static final int CODE_BITS = 12;

    private static final int PRODUCT_BITS = 20;
    private static final int KIND_BITS = 5;
    private static final int YEAR_BITS = 8;
    private static final int RANK_BITS = 9;

    private FlowKey() {}

    /**
     * Packs a flow.
     *
     * @param first code of the first economy, as {@link EconomyCodes} gives it
     * @param second code of the second
     * @param product number of the product, as {@link #product} gives it
     */
    static long of(int first, int second, int year, int kind, int product) {
        long key = EconomyCodes.rank(first);
        key = key << RANK_BITS | EconomyCodes.rank(second);
        key = key << YEAR_BITS | year - FIRST_YEAR;
        key = key << KIND_BITS | kind;
        key = key << PRODUCT_BITS | product + 1;
        return key << CODE_BITS | EconomyCodes.place(first) << CODE_BITS / 2 | EconomyCodes.place(second);
    }

    /** The flow whatever codes its economies have; equal for records that add up. */
    static long flow(long key) {
        return key >>> CODE_BITS;
    }

    /** What flows between the same economies in one year, and of one kind, have in common. */
    static long group(long flow) {
        return flow >>> PRODUCT_BITS;
    }

    static int first(long key) {
        return (int) (key >>> CODE_BITS + PRODUCT_BITS + KIND_BITS + YEAR_BITS + RANK_BITS);
    }

    static int second(long key) {
        return (int) (key >>> CODE_BITS + PRODUCT_BITS + KIND_BITS + YEAR_BITS) & (1 << RANK_BITS) - 1;
    }

    static int year(long key) {
        return FIRST_YEAR + ((int) (key >>> CODE_BITS + PRODUCT_BITS + KIND_BITS) & (1 << YEAR_BITS) - 1);
    }

    static int kind(long key) {
        return (int) (key >>> CODE_BITS + PRODUCT_BITS) & (1 << KIND_BITS) - 1;
    }

    static int product(long key) {
        return ((int) (key >>> CODE_BITS) & (1 << PRODUCT_BITS) - 1) - 1;
    }

    /** Number of a product of four or six digits; numbers are in the order of the texts. -1 for anything else. */
    static int product(int digits, int length) {
        return switch (length) {
            case 4 -> digits * PER_HEADING;
            case 6 -> digits / 100 * PER_HEADING + 1 + digits % 100;
            default -> -1;
        };
    }

    /** Number of the heading of a product. */
    static int heading(int product) {
        return product / PER_HEADING * PER_HEADING;
    }

    /** Number of a product, by its text. */
    static int product(String text) {
        boolean fits = PlainLines.fitsWord(text);
        int digits = fits ? Digits.number(PlainLines.word(text), text.length()) : -1;
        return digits < 0 ? -1 : product(digits, text.length());
    }

    /** The text of a product. */
    static String text(int product) {
        int heading = HEADINGS + product / PER_HEADING;
        int subheading = product % PER_HEADING - 1;
        String text = subheading < 0 ? "" + heading : "" + (heading * 100 + subheading);
        return text.substring(1);
    }
}
