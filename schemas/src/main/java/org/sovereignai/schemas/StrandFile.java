package org.sovereignai.schemas;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;

/** The file that registers the strands. */
final class StrandFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private StrandFile() {}

    /**
     * Reads the register.
     *
     * @throws IllegalStateException if an entry lacks something, has something unknown or stands twice
     */
    static Strands read() {
        try (JsonParser parser = JSON.treeAsTokens(JsonFolder.read(StrandFile.class, "strands.json"))) {
            return Strands.of(JSON.readValue(parser, new TypeReference<List<Strand>>() {}));
        } catch (IOException e) {
            throw new IllegalStateException("strands.json does not fit: " + e.getMessage(), e);
        }
    }
}
