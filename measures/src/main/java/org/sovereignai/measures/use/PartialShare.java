package org.sovereignai.measures.use;

import org.apache.commons.lang3.Validate;
import org.sovereignai.measures.network.Estimate;
import org.sovereignai.measures.supply.Known;

/** A share in a whole of which a part is unknown. */
final class PartialShare {

    private PartialShare() {}

    /**
     * The share of a part: its value in the known part, withheld where too little is known; at the least if nothing of the
     * unknown part belonged to it, at the most if all did.
     *
     * @param part amount of the part, at most {@code known}
     * @param known amount of which it is known whether it belongs to the part
     * @param unknown amount of which it is not known
     */
    static Estimate of(double part, double known, double unknown) {
        Validate.isTrue(
                part >= 0 && part <= known && unknown >= 0 && known + unknown > 0,
                "A part of %s in %s with %s unknown is no share",
                part,
                known,
                unknown);
        double whole = known + unknown;
        double low = part / whole;
        double high = (part + unknown) / whole;
        return Known.isEnough(known / whole)
                ? Estimate.ofRounded(part / known, low, high)
                : Estimate.between(low, high);
    }
}
