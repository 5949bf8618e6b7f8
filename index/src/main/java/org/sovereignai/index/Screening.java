package org.sovereignai.index;

import java.io.Serializable;
import org.sovereignai.index.method.IndexException;

/**
 * Which units are scored and which indicators are used, by coverage.
 *
 * <p>The coverage of a score is the share of its effective weight (as the descriptor states it) on indicators that were
 * observed for the unit and year; what was imputed is not observed. A unit below the minimum has neither score nor
 * rank, with the reason, and does not take part in treatment, normalisation or the ranks of others.
 *
 * @param minimumCoverage least coverage of a score, default 2/3
 * @param minimumGroupCoverage least coverage of every group below a score, default 0
 * @param minimumIndicatorCoverage least share of units and years with a value for an indicator to be used, default 0;
 *     an indicator below it is left out for every unit and listed in the result
 * @param fullCoverage coverage from which a score has tier A, default 0.9
 */
public record Screening(
        Double minimumCoverage, Double minimumGroupCoverage, Double minimumIndicatorCoverage, Double fullCoverage)
        implements Serializable {

    public Screening {
        minimumCoverage = share(minimumCoverage, 2.0 / 3, "minimumCoverage");
        minimumGroupCoverage = share(minimumGroupCoverage, 0, "minimumGroupCoverage");
        minimumIndicatorCoverage = share(minimumIndicatorCoverage, 0, "minimumIndicatorCoverage");
        fullCoverage = share(fullCoverage, 0.9, "fullCoverage");
    }

    /** The default screening. */
    public static Screening standard() {
        return new Screening(null, null, null, null);
    }

    private static double share(Double value, double otherwise, String name) {
        double share = value == null ? otherwise : value;
        if (!(share >= 0 && share <= 1)) {
            throw new IndexException("Screening has " + name + " " + share + ": give a share between 0 and 1.");
        }
        return share;
    }
}
