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

    public Trade {
        Validate.isTrue(
                Double.isFinite(exports) && exports >= 0 && Double.isFinite(imports) && imports >= 0,
                "Exports %s and imports %s must be amounts",
                exports,
                imports);
    }

    /** Both together. */
    public Trade plus(Trade other) {
        return new Trade(exports + other.exports, imports + other.imports);
    }
}
