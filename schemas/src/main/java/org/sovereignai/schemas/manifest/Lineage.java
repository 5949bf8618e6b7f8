package org.sovereignai.schemas.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a table was made from, directly and through other tables.
 *
 * @param method digest of the code and the descriptors that made it; empty if the release does not say
 * @param years the years that were asked for, as {@code 2015 to the latest}; empty if it does not depend on them, or the
 *     release does not say
 * @param sources digest of the content of every source resource, by {@code source/resource}
 */
public record Lineage(
        String method,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String years,
        Map<String, String> sources) {

    /** Nothing is said. */
    public static final Lineage UNKNOWN = new Lineage("", "", Map.of());

    /** A source had other content. */
    public static final String SOURCE_REVISION = "source_revision";

    /** Code or descriptors were others. */
    public static final String METHOD_CHANGE = "method_change";

    /** Other years were asked for: years were added or left out. */
    public static final String YEARS_CHANGE = "years_change";

    /** A declared correction of the key came, went or changed. */
    public static final String CORRECTION = "correction";

    /** Nothing that is recorded differs, or one of the releases records nothing. */
    public static final String UNEXPLAINED = "unexplained";

    /** Stands for the content of a source that is not there. */
    public static final String ABSENT = "absent";

    public Lineage {
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
    }

    /** Causes, beside corrections, for which a table can differ from that of an earlier release. */
    public List<String> causesSince(Lineage before) {
        List<String> causes = new ArrayList<>();
        if (method.isEmpty() || before.method.isEmpty()) {
            return causes;
        }
        if (!sources.equals(before.sources)) {
            causes.add(SOURCE_REVISION);
        }
        if (!method.equals(before.method)) {
            causes.add(METHOD_CHANGE);
        }
        if (!years.isEmpty() && !before.years.isEmpty() && !years.equals(before.years)) {
            causes.add(YEARS_CHANGE);
        }
        return causes;
    }

    /** The digest of a source, if the table was made from it. */
    public Optional<String> source(String id) {
        return Optional.ofNullable(sources.get(id));
    }
}
