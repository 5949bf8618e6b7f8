package org.sovereignai.index;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The score of one unit in one year, of the index or of a group below it.
 *
 * @param element code of the score or group
 * @param unit code of the unit
 * @param year year
 * @param value central score; empty when the coverage is too low or the missing rule gives none, see {@code note}
 * @param rank competition rank among the units that have a score in the year, 1 = highest; empty when there is no value
 * @param low score with every missing, imputed or uncertain indicator of the unit at its worst, the other units as they
 *     are; empty when there is no value
 * @param high the same with every such indicator at its best; empty when there is no value
 * @param coverage share of the stated weight on observed indicators, 0..1
 * @param imputedShare share of the stated weight on imputed indicators, 0..1
 * @param missing codes of the indicators below the element that are neither observed nor imputed and carry weight
 * @param tier how far the score may be compared
 * @param note why there is no value, or by which rule the missing indicators were replaced; empty when neither holds
 */
public record Score(
        String element,
        String unit,
        int year,
        OptionalDouble value,
        OptionalInt rank,
        OptionalDouble low,
        OptionalDouble high,
        double coverage,
        double imputedShare,
        List<String> missing,
        Tier tier,
        String note) {}
