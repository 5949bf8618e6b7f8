package org.sovereignai.measures.network;

import java.util.Optional;
import org.apache.commons.lang3.Validate;

/**
 * Which of two economies depends more on the other, worked out from a matrix of shares: what the step is held against.
 *
 * <p>{@code dep(i on j) - dep(j on i)} with the shares of a {@link ShareMatrix}, -1..1: above 0 the first depends more
 * on the second than the reverse. After Hirschman, "National Power and the Structure of Foreign Trade", 1945. The
 * bounds let either unknown part come from the other economy.
 */
public final class Asymmetry {

    private Asymmetry() {}

    /** Empty if one of the two imports nothing, since its dependence is then not defined. */
    public static Optional<Estimate> between(ShareMatrix supply, int first, int second) {
        Validate.isTrue(first != second, "Economy %s cannot be compared with itself", first);
        if (!supply.hasImports(first) || !supply.hasImports(second)) {
            return Optional.empty();
        }
        double value = supply.row(first)[second] - supply.row(second)[first];
        return Optional.of(new Estimate(value, value - supply.rest(second), value + supply.rest(first)));
    }
}
