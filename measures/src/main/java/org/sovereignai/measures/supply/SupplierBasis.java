package org.sovereignai.measures.supply;

import java.util.Locale;

/** How a supplier's share is known, from the firmest to the least firm. */
public enum SupplierBasis {
    /** From the records of the nation that gets it. */
    REPORTED,
    /** From the records of the supplier. */
    MIRRORED,
    /** Estimated from what all others record. */
    ESTIMATED;

    /** The basis of a cell. */
    public static SupplierBasis of(String cell) {
        return valueOf(cell.toUpperCase(Locale.ROOT));
    }

    /** As it is published. */
    public String cell() {
        return name().toLowerCase(Locale.ROOT);
    }
}
