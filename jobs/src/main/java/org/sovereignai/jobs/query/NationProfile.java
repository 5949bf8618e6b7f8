package org.sovereignai.jobs.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.sovereignai.measures.supply.Blocs;

/**
 * What a release says of one nation; the parts have the columns of their SQL files.
 *
 * @param release the release that it is of
 * @param id ISO 3166-1 alpha-3 code
 * @param alpha2 ISO 3166-1 alpha-2 code
 * @param name English name
 * @param region region of the world, null if none is known
 * @param members codes of the nations that are taken as one under this name, which have the rest each by itself; null elsewhere
 * @param isHub whether much of its trade is re-export, or its open-source activity inflated; null if nothing is known
 * @param scores scores with their intervals
 * @param participation indicators of participation
 * @param dependence dependence by strand, with the largest suppliers, what can be withdrawn and what nobody can take back
 * @param models models and their bases, newest first
 * @param coverage years of each source
 * @param besideGroup what groups have, where the nation is compared with one; null elsewhere
 */
record NationProfile(
        String release,
        @JsonProperty("country_code") String id,
        @JsonProperty("alpha2_code") String alpha2,
        @JsonProperty("country_name") String name,
        @JsonProperty("region_name") String region,

        @JsonInclude(JsonInclude.Include.NON_NULL) List<String> members,

        @JsonProperty("is_hub") Boolean isHub,
        ArrayNode scores,
        ArrayNode participation,
        ArrayNode dependence,
        ArrayNode models,
        ArrayNode coverage,

        @JsonProperty("beside_group") @JsonInclude(JsonInclude.Include.NON_NULL)
        ArrayNode besideGroup)
        implements Profile {

    /** The profile of a nation; empty where none has the name. */
    static Optional<NationProfile> find(ReleaseDatabase database, String nation) {
        return ProfileRows.one(database, "nation", nation.strip()).map(found -> of(database, found));
    }

    private static NationProfile of(ReleaseDatabase database, JsonNode nation) {
        String code = nation.path("country_code").asText();
        ArrayNode dependence = ProfileRows.of(database, "dependence", code);
        for (JsonNode strand : dependence) {
            String name = strand.path("strand").asText();
            int year = strand.path("year").asInt();
            ((ObjectNode) strand).set("suppliers", ProfileRows.of(database, "suppliers", code, name, year));
        }
        return new NationProfile(
                database.release().version().toString(),
                code,
                nation.path("alpha2_code").textValue(),
                nation.path("country_name").textValue(),
                nation.path("region_name").textValue(),
                code.equals(Blocs.GREATER_CHINA_CODE) ? Blocs.GREATER_CHINA : null,
                nation.path("is_hub").isNull() ? null : nation.path("is_hub").asBoolean(),
                ProfileRows.of(database, "scores", code),
                ProfileRows.of(database, "participation", code),
                dependence,
                ProfileRows.of(database, "models", code),
                ProfileRows.of(database, "coverage", code),
                null);
    }

    /** The same with what groups have. */
    NationProfile besideAGroup(ReleaseDatabase database) {
        return new NationProfile(
                release,
                id,
                alpha2,
                name,
                region,
                members,
                isHub,
                scores,
                participation,
                dependence,
                models,
                coverage,
                ProfileRows.of(database, "beside_group", id));
    }
}
