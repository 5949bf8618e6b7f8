package org.sovereignai.index.method;

import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.io.Serializable;

/**
 * How a missing value is estimated before treatment; by default not at all.
 *
 * <p>An imputed value moves the score of its unit but never counts as coverage and never narrows the interval of the
 * score: an estimate from other units or years is no observation.
 *
 * <p>In a descriptor: {@code {"method": "group-median", "group": "income_group"}}.
 *
 * @param method rule
 * @param group name of the panel attribute for the group rules, null otherwise
 * @param maximumGap for {@code last-known}, the largest number of years a value is carried on; for {@code linear}, the
 *     largest distance between the two known years; null for no limit
 */
public record Imputation(Method method, String group, Integer maximumGap) implements Serializable {

    /** Rules of imputation. */
    @EnumNaming(KebabCase.class)
    public enum Method {
        /** A missing value stays missing. */
        NONE,
        /** Mean of the units present in the same year. */
        MEAN,
        /** Median of the units present in the same year. */
        MEDIAN,
        /** Mean of the units of the same group present in the same year; missing when there is none. */
        GROUP_MEAN,
        /** Median of the units of the same group present in the same year; missing when there is none. */
        GROUP_MEDIAN,
        /** The unit's latest earlier value. */
        LAST_KNOWN,
        /** On the straight line between the unit's nearest earlier and later values; nothing beyond them. */
        LINEAR
    }

    public Imputation {
        if (method == null) {
            throw new IndexException("An imputation names no method: add \"method\", for example \"median\".");
        }
        boolean grouped = method == Method.GROUP_MEAN || method == Method.GROUP_MEDIAN;
        if (grouped && group == null) {
            throw new IndexException(
                    "An imputation by group names no group: add \"group\" with the name of an attribute of the data.");
        }
        if (maximumGap != null && maximumGap < 1) {
            throw new IndexException(
                    "The maximum gap " + maximumGap + " of an imputation is less than a year: give 1 or more.");
        }
    }

    public static Imputation none() {
        return new Imputation(Method.NONE, null, null);
    }

    public static Imputation of(Method method) {
        return new Imputation(method, null, null);
    }

    public static Imputation within(Method method, String group) {
        return new Imputation(method, group, null);
    }
}
