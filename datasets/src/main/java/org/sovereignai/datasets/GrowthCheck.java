package org.sovereignai.datasets;

import java.io.Serializable;
import java.util.List;

/**
 * Holds the running totals of a series against one another: they never fall, and none is missing between two others.
 *
 * @param name what must hold, for people
 * @param series the publisher's names of the columns that name a series
 * @param period column of dates or whole numbers that orders it; the periods are those that the file has of any series
 * @param value column of the running total
 */
record GrowthCheck(String name, List<String> series, String period, String value) implements Serializable {

    GrowthCheck {
        series = List.copyOf(series);
    }
}
