package org.sovereignai.jobs.diff;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.sovereignai.schemas.manifest.CorrectionMade;

/**
 * A correction as a release used it.
 *
 * @param resource the source resource, as {@code source/resource}
 * @param key values of the columns that select the record, by our column names
 * @param column corrected column of the source
 * @param from text that the source has
 * @param to text that was used in its place
 */
public record AppliedCorrection(String resource, Map<String, String> key, String column, String from, String to) {

    public AppliedCorrection {
        key = Collections.unmodifiableMap(new TreeMap<>(key));
    }

    /** What two releases can have in common of a correction, wherever its file and record were. */
    static AppliedCorrection of(CorrectionMade made) {
        return new AppliedCorrection(made.resource(), made.key(), made.column(), made.from(), made.to());
    }
}
