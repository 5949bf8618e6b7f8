package org.sovereignai.measures.supply;

import java.io.Serializable;
import org.apache.commons.lang3.Validate;

/**
 * A nation's trade in the goods of a strand in a year.
 *
 * @param exports in current USD
 * @param imports in current USD
 */
public record Trade(double exports, double imports) implements Serializable {

    /** Imports of a strand below these many USD say more of single deliveries than of suppliers. */
    public static final double FLOOR = 10_000_000;

    public Trade {
        Validate.isTrue(
                Double.isFinite(exports) && exports >= 0 && Double.isFinite(imports) && imports >= 0,
                "Exports %s and imports %s must be amounts",
                exports,
                imports);
    }

    /** Whether there are imports, too small to say anything. */
    public boolean isLittle() {
        return imports > 0 && imports < FLOOR;
    }

    /** Both together. */
    public Trade plus(Trade other) {
        return new Trade(exports + other.exports, imports + other.imports);
    }
}
