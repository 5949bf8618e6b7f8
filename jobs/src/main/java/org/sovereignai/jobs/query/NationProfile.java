package org.sovereignai.jobs.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What a release says of one nation: scores with their intervals, participation, dependence by strand with the largest
 * suppliers, what can be withdrawn and what nobody can take back, models and their bases, coverage.
 */
final class NationProfile {

    private NationProfile() {}

    /** The profile of a nation; empty where none has the name. */
    static Optional<ObjectNode> find(ReleaseDatabase database, String nation) {
        return Profile.row(database, "nation", nation.strip()).map(found -> of(database, found));
    }

    private static ObjectNode of(ReleaseDatabase database, ObjectNode nation) {
        ObjectNode profile = Profile.empty(database);
        profile.setAll(nation);
        String code = profile.path("country_code").asText();
        profile.set("scores", Profile.rows(database, "scores", code));
        profile.set("participation", Profile.rows(database, "participation", code));
        ArrayNode dependence = Profile.rows(database, "dependence", code);
        for (JsonNode strand : dependence) {
            ((ObjectNode) strand)
                    .set(
                            "suppliers",
                            Profile.rows(
                                    database,
                                    "suppliers",
                                    code,
                                    strand.path("strand").asText(),
                                    strand.path("year").asInt()));
        }
        profile.set("dependence", dependence);
        profile.set("models", Profile.rows(database, "models", code));
        profile.set("coverage", Profile.rows(database, "coverage", code));
        return profile;
    }
}
