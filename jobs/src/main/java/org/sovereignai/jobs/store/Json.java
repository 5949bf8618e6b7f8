package org.sovereignai.jobs.store;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.lang3.function.Failable;

/** JSON as text. What cannot be written or is no JSON throws {@link java.io.UncheckedIOException}. */
public final class Json {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Json() {}

    /** As people read it, over several lines with an end of line after the last. */
    public static String page(Object value) {
        return Failable.get(() -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value)) + "\n";
    }

    /** On one line, without its end. */
    public static String line(Object value) {
        return Failable.get(() -> JSON.writeValueAsString(value));
    }

    public static JsonNode parse(String text) {
        return Failable.get(() -> JSON.readTree(text));
    }

    /**
     * A value of a type from what it has; what the type does not know is passed over.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public static <T> T bind(JsonNode json, Class<T> type) {
        return JSON.convertValue(json, type);
    }
}
