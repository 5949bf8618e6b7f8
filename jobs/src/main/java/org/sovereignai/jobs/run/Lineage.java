package org.sovereignai.jobs.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
public record Lineage(String method, String years, Map<String, String> sources) {

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

    private static final String METHOD = "method";
    private static final String YEARS = "years";
    private static final String SOURCES = "sources";

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

    /** As a release's manifest has it. */
    public ObjectNode toJson() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put(METHOD, method);
        if (!years.isEmpty()) {
            json.put(YEARS, years);
        }
        ObjectNode digests = json.putObject(SOURCES);
        sources.forEach(digests::put);
        return json;
    }

    public static Lineage fromJson(JsonNode json) {
        Map<String, String> sources = new TreeMap<>();
        json.path(SOURCES)
                .properties()
                .forEach(
                        source -> sources.put(source.getKey(), source.getValue().asText()));
        return new Lineage(json.path(METHOD).asText(""), json.path(YEARS).asText(""), sources);
    }
}
