package org.sovereignai.schemas.manifest;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A declared correction, as it was made to a record of a source.
 *
 * @param resource the source resource, as {@code source/resource}
 * @param file the file that has the record
 * @param record its number
 * @param column corrected column of the source
 * @param from text that the source has
 * @param to text that was used in its place
 * @param withdrawn whether the record was left out instead
 * @param who who declared it
 * @param when day on which it was declared, ISO 8601
 * @param why the reason, with its source
 * @param key values of the columns that select the record, by our column names
 */
public record CorrectionMade(
        String resource,
        String file,
        long record,
        String column,
        String from,
        String to,
        boolean withdrawn,
        String who,
        String when,
        String why,
        Map<String, String> key) {

    public CorrectionMade {
        key = Collections.unmodifiableMap(new TreeMap<>(key));
    }
}
