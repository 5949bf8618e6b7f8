package org.sovereignai.index.method;

import com.fasterxml.jackson.databind.annotation.EnumNaming;

/**
 * The one rule for the central score of a unit that lacks an indicator, the same for every aggregation.
 *
 * <p>Weights stay as they are under all rules but {@link #AVAILABLE}. Under every rule a missing indicator lowers the
 * coverage of the score and widens its interval: the low end takes the indicator's worst normalised reference value,
 * the high end its best, or the bounds that the data state for the cell.
 */
@EnumNaming(KebabCase.class)
public enum MissingRule {
    /**
     * A missing indicator counts as the median of its normalised reference values: what is known of a unit nothing is
     * known of. The default.
     */
    TYPICAL,
    /** A missing indicator counts as its worst normalised reference value. */
    LOWEST,
    /**
     * A group is scored on the members that are present, whose weights are scaled up: what COINr and most published
     * indices do. It rewards a unit for not reporting where it is weak, so it must be asked for.
     */
    AVAILABLE,
    /** A group with a missing member has no score, nor have the groups above it. */
    COMPLETE
}
