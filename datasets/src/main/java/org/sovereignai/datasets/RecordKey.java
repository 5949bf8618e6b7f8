package org.sovereignai.datasets;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tells the records of a resource apart, over all of its files. Two records of one key are two statements about one
 * thing, and a sum over them counts it twice.
 *
 * @param columns the publisher's names of the columns that make the key
 * @param unless texts, by column, of records that have no key because the publisher hides what they are
 * @param level what a repeated key means
 */
record RecordKey(List<String> columns, Map<String, List<String>> unless, Ledger.Level level) implements Serializable {

    RecordKey {
        columns = List.copyOf(columns);
        unless = new TreeMap<>(unless);
        level = level == null ? Ledger.Level.ERROR : level;
    }

    /** What must hold, for people. */
    String title() {
        return "one record for each " + String.join(", ", columns);
    }
}
