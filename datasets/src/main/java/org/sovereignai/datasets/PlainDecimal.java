package org.sovereignai.datasets;

import java.math.BigDecimal;

/**
 * Decimal numbers in the bytes of a plain line, in the unit of their column, as long as nothing about them is unusual: up to
 * fifteen digits, perhaps with a point between two of them. Anything else is for the careful parser.
 */
final class PlainDecimal {

    private static final int MOST_DIGITS = 15;
    private static final int MOST_PLACES = 22;
    private static final int CENT_PLACES = 2;
    private static final double[] POWERS = new double[MOST_PLACES + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private final int factorPlaces;
    private final boolean usable;

    private long digits;
    private int places;

    /**
     * A reader of the numbers of a column.
     *
     * @param factor what they are multiplied by to reach our unit; the reader is for powers of ten
     */
    PlainDecimal(BigDecimal factor) {
        BigDecimal plain = factor.stripTrailingZeros();
        this.usable = plain.signum() > 0
                && plain.precision() == 1
                && plain.unscaledValue().intValue() == 1;
        this.factorPlaces = plain.scale();
    }

    /** Reads the bytes of a field from a place on; false, if they are unusual. */
    boolean read(PlainLines line, int field, int from, int to) {
        long value = 0;
        int count = 0;
        int point = -1;
        for (int i = from; i < to; i++) {
            int c = line.at(field, i);
            if (c == '.' && point < 0 && count > 0) {
                point = count;
            } else if (c >= '0' && c <= '9') {
                value = 10 * value + c - '0';
                count++;
            } else {
                return false;
            }
            if (count > MOST_DIGITS) {
                return false;
            }
        }
        if (!usable || count == 0 || point == count) {
            return false;
        }
        digits = value;
        places = (point < 0 ? 0 : count - point) + factorPlaces;
        return Math.abs(places) <= MOST_PLACES;
    }

    /** The number in our unit, the nearest one that there is. */
    double value() {
        return places >= 0 ? digits / POWERS[places] : digits * POWERS[-places];
    }

    /** Whether the number is a whole number of hundredths, which are few enough. */
    boolean isInHundredths() {
        return places <= CENT_PLACES && digits <= 1_000_000_000_000L;
    }

    /** The number in hundredths. */
    long hundredths() {
        long cents = digits;
        for (int i = places; i < CENT_PLACES; i++) {
            cents *= 10;
        }
        return cents;
    }
}
