package org.sovereignai.datasets;

import java.io.Serializable;
import java.util.List;

/**
 * Holds every value of a series against the one before: a jump by a factor such as 1,000 is a change of unit, not of the
 * world, and so is one by a smaller factor that is gone in the next period. Also finds what is not there: a large series that stops for a period has lost a record.
 *
 * @param name what must hold, for people
 * @param series the publisher's names of the columns that name a series
 * @param period columns that order it, whole numbers, the coarsest first; or one of days
 * @param value column of the values
 * @param scale column with the power of ten that the value is in; empty where it is in one unit
 * @param factor largest plausible ratio between neighbours
 * @param spike largest plausible ratio of a value to both of its neighbours; infinite where nothing is known
 * @param gap share of all values of a period that no series may have which is not there in the next or was not in the one
 *     before; infinite where series come and go
 * @param hole value from which a series may not be absent between two periods in which it has as much; infinite for none
 */
record ContinuityCheck(
        String name,
        List<String> series,
        List<String> period,
        String value,
        String scale,
        double factor,
        Double spike,
        Double gap,
        Double hole)
        implements Serializable {

    ContinuityCheck {
        series = List.copyOf(series);
        period = List.copyOf(period);
        spike = spike == null ? Double.POSITIVE_INFINITY : spike;
        gap = gap == null ? Double.POSITIVE_INFINITY : gap;
        hole = hole == null ? Double.POSITIVE_INFINITY : hole;
    }
}
