package org.sovereignai.datasets;

import java.io.Serializable;
import java.util.List;

/**
 * Holds the members of an aggregate that the publisher lists among its rows against the aggregate itself.
 *
 * @param name what must hold, for people
 * @param by the publisher's names of the columns that the sums are grouped by
 * @param column column of the codes
 * @param aggregate code of the aggregate
 * @param members codes of the members; empty when every used record is one
 * @param value column of the amounts
 * @param scale column with the power of ten that the value is in; empty where it is in one unit
 * @param tolerance share of the aggregate by which the sum may differ
 * @param sparse whether an aggregate of which the file has no member proves nothing; where not, its members are missing
 */
record SumCheck(
        String name,
        List<String> by,
        String column,
        String aggregate,
        List<String> members,
        String value,
        String scale,
        double tolerance,
        boolean sparse)
        implements Serializable {

    SumCheck {
        by = List.copyOf(by);
        members = List.copyOf(members);
    }
}
