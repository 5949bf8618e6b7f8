package org.sovereignai.datasets;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A known error of a source and what is used in its place. It holds as long as the source has the error: once the text is
 * another, or the record is gone, the run stops, so that nobody corrects what the publisher has mended.
 *
 * @param where texts of the columns that select exactly one record of the resource, by the publisher's column names
 * @param column the publisher's name of the column that is wrong
 * @param expect text that the source has, and must still have
 * @param to text that is used in its place; empty if the record is not used at all
 * @param who who declares it
 * @param when date of the declaration
 * @param why evidence that the source is wrong
 */
public record Correction(
        Map<String, String> where, String column, String expect, String to, String who, String when, String why)
        implements Serializable {

    public Correction {
        where = Collections.unmodifiableMap(new TreeMap<>(where));
    }

    /** Whether the record is left out instead of being changed. */
    public boolean withdraws() {
        return to.isEmpty();
    }

    /** The record concerned, for messages. */
    public String subject() {
        return column + " of the record with " + where;
    }
}
