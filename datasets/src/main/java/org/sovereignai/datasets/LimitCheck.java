package org.sovereignai.datasets;

import java.io.Serializable;
import java.util.List;

/**
 * Holds the sum of a group of records against the most that it can be, as the parts of a whole.
 *
 * @param name what must hold, for people
 * @param by the publisher's names of the columns that the sums are grouped by
 * @param value column of the amounts
 * @param most largest possible sum, in the unit of the column
 */
record LimitCheck(String name, List<String> by, String value, double most) implements Serializable {

    LimitCheck {
        by = List.copyOf(by);
    }
}
