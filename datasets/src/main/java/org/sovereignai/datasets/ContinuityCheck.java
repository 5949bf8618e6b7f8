package org.sovereignai.datasets;

import java.io.Serializable;
import java.util.List;

/**
 * Holds every value of a series against the one before: a jump by a factor such as 1,000 is a change of unit, not of the
 * world.
 *
 * @param name what must hold, for people
 * @param series the publisher's names of the columns that name a series
 * @param period columns that order it, whole numbers, the coarsest first
 * @param value column of the values
 * @param factor largest plausible ratio between neighbours
 * @param level what a jump means
 */
record ContinuityCheck(
        String name, List<String> series, List<String> period, String value, double factor, Ledger.Level level)
        implements Serializable {

    ContinuityCheck {
        series = List.copyOf(series);
        period = List.copyOf(period);
    }
}
