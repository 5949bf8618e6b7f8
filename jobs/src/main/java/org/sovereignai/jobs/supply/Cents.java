package org.sovereignai.jobs.supply;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money as the tables keep it: decimal, to the cent. */
final class Cents {

    private Cents() {}

    static BigDecimal of(double dollars) {
        return BigDecimal.valueOf(dollars).setScale(2, RoundingMode.HALF_UP);
    }
}
