package org.sovereignai.datasets;

import java.util.Map;
import java.util.function.Supplier;

/**
 * One record of a file as text.
 *
 * @param number place in the file, from 1, the header not counted
 * @param values texts of the declared columns, in their order; null where the record has none
 * @param raw the record as text, for the quarantine
 * @param problem why the record as a whole cannot be read, or null
 * @param named what the name of its file says, by the name of the part
 */
record SourceRecord(long number, String[] values, Supplier<String> raw, String problem, Map<String, String> named) {

    /** The record with other texts. */
    SourceRecord with(String[] others) {
        return new SourceRecord(number, others, raw, problem, named);
    }
}
