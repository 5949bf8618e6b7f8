package org.sovereignai.measures.use;

import java.util.OptionalDouble;
import org.apache.commons.lang3.Validate;

/**
 * A share in a whole of which a part is unknown.
 *
 * @param value the share in the known part; empty where less than half of the whole is known
 * @param low the share if nothing of the unknown part belonged to it
 * @param high the share if all of the unknown part belonged to it
 */
public record PartialShare(OptionalDouble value, double low, double high) {

    private static final double LEAST_KNOWN = 0.5;

    /**
     * The share of a part.
     *
     * @param part amount of the part, at most {@code known}
     * @param known amount of which it is known whether it belongs to the part
     * @param unknown amount of which it is not known
     */
    public static PartialShare of(double part, double known, double unknown) {
        Validate.isTrue(
                part >= 0 && part <= known && unknown >= 0 && known + unknown > 0,
                "A part of %s in %s with %s unknown is no share",
                part,
                known,
                unknown);
        double whole = known + unknown;
        return new PartialShare(
                known / whole >= LEAST_KNOWN ? OptionalDouble.of(part / known) : OptionalDouble.empty(),
                part / whole,
                (part + unknown) / whole);
    }
}
