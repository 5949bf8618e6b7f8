package org.sovereignai.jobs.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a release says of one nation: scores with their intervals, participation, dependence by strand with the largest
 * suppliers, what can be withdrawn and what nobody can take back, models and their bases, coverage. Each part is one SQL
 * file in {@code profile/}; every figure is of the newest year that is not partial, and a value that is not there stays
 * null, with its reason.
 */
public final class NationProfile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private NationProfile() {}

    /**
     * Collects the profile as a JSON object.
     *
     * @param nation ISO 3166-1 alpha-3 or alpha-2 code, or the English name
     * @throws QueryException naming the nearest nation if there is none of that name
     */
    public static ObjectNode of(ReleaseDatabase database, String nation) {
        ObjectNode profile = JSON.createObjectNode();
        profile.put("release", database.release().version().toString());
        profile.setAll((ObjectNode) find(database, nation));
        String code = profile.path("country_code").asText();
        profile.set("scores", rows(database, "scores", code));
        profile.set("participation", rows(database, "participation", code));
        ArrayNode dependence = rows(database, "dependence", code);
        for (JsonNode strand : dependence) {
            ((ObjectNode) strand)
                    .set(
                            "suppliers",
                            rows(
                                    database,
                                    "suppliers",
                                    code,
                                    strand.path("strand").asText(),
                                    strand.path("year").asInt()));
        }
        profile.set("dependence", dependence);
        profile.set("models", rows(database, "models", code));
        profile.set("coverage", rows(database, "coverage", code));
        return profile;
    }

    private static JsonNode find(ReleaseDatabase database, String nation) {
        ArrayNode found = rows(database, "nation", nation.strip());
        if (found.isEmpty()) {
            List<String> names = new ArrayList<>();
            database.ask("SELECT country_name FROM economy ORDER BY 1", rows -> {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
                return null;
            });
            throw new QueryException("There is no nation '%s'; %s Codes such as FRA or FR are understood as well."
                    .formatted(nation, Suggestion.of(nation, names)));
        }
        return found.get(0);
    }

    private static ArrayNode rows(ReleaseDatabase database, String part, Object... values) {
        return database.ask(sql(part), List.of(values), rows -> {
            StringWriter text = new StringWriter();
            AnswerFormat.json.write(rows, new PrintWriter(text), AnswerFormat.UNLIMITED);
            try {
                return (ArrayNode) JSON.readTree(text.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String sql(String part) {
        try (InputStream in = NationProfile.class.getResourceAsStream("profile/" + part + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
