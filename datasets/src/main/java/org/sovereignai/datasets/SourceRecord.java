package org.sovereignai.datasets;

import java.util.function.Supplier;

/**
 * One record of a file as text.
 *
 * @param number place in the file, from 1, the header not counted
 * @param values texts of the declared columns, in their order; null where the record has none
 * @param raw the record as text, for the quarantine
 * @param problem why the record as a whole cannot be read, or null
 */
record SourceRecord(long number, String[] values, Supplier<String> raw, String problem) {}
