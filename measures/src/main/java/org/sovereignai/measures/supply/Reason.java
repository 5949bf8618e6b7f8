package org.sovereignai.measures.supply;

import java.util.Locale;
import java.util.Optional;

/** Why a figure has no value, or what to know about one that has; the codes of {@code note_code}. */
public enum Reason {
    NO_POPULATION,
    BELOW_THRESHOLD,
    NO_IMPORTS,
    NO_FOREIGN_SUPPLY,
    NO_EXPORTS,
    SUPPLIERS_MOSTLY_UNKNOWN,
    OWNER_MOSTLY_UNKNOWN,
    TOO_FEW,
    TOO_FEW_YEARS,
    HUB,
    PARTIAL_YEAR,
    POPULATION_CARRIED,
    LOWER_BOUND,
    NO_LISTED_CLUSTER,
    DEGENERATE_MATRIX,
    UNKNOWN_ACCESSIBILITY,
    STRAND_MISSING,
    BAND_ONLY,
    LOCATION_DISPUTED,
    LITTLE_TRADE,
    WEAKLY_IDENTIFIED,
    RE_EXPORTS_NOT_REPORTED;

    /** This reason if it applies. */
    public Optional<Reason> when(boolean applies) {
        return applies ? Optional.of(this) : Optional.empty();
    }

    /** The first that applies. */
    @SafeVarargs
    public static Optional<Reason> first(Optional<Reason>... reasons) {
        for (Optional<Reason> reason : reasons) {
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    /** As it is published. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
