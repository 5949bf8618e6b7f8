package org.sovereignai.jobs.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;

/**
 * What a release says of one group of nations: its members with their years, what they have together and who of them most of
 * it, and the group as one importer of goods, by heading, with its suppliers outside. Members without a value are named.
 */
final class GroupProfile {

    private static final Set<String> TABLES = Set.of(
            "nation_group", "nation_group_member", "group_value", "group_edge", "indicator_value", "goods_supply");

    private GroupProfile() {}

    /** Whether the release has what a profile of a group is made from. */
    static boolean isIn(ReleaseDatabase database) {
        return database.relations().keySet().containsAll(TABLES);
    }

    /** Id, name and kind of a group; empty where none has the id or name. */
    static Optional<ObjectNode> row(ReleaseDatabase database, String group) {
        return isIn(database) ? Profile.row(database, "group", group.strip()) : Optional.empty();
    }

    /** The profile of a group; empty where none has the id or name. */
    static Optional<ObjectNode> find(ReleaseDatabase database, String group) {
        return row(database, group).map(found -> of(database, found));
    }

    private static ObjectNode of(ReleaseDatabase database, ObjectNode group) {
        ObjectNode profile = Profile.empty(database);
        profile.setAll(group);
        String id = profile.path("group_id").asText();
        profile.set("members", Profile.rows(database, "group_members", id));
        profile.set("together", Profile.rows(database, "group_values", id));
        ArrayNode dependence = Profile.rows(database, "group_dependence", id);
        for (JsonNode strand : dependence) {
            ((ObjectNode) strand).set("headings", headings(database, id, strand));
        }
        profile.set("dependence", dependence);
        return profile;
    }

    private static ArrayNode headings(ReleaseDatabase database, String group, JsonNode strand) {
        String name = strand.path("strand").asText();
        int year = strand.path("year").asInt();
        ArrayNode headings = Profile.rows(database, "group_headings", group, name, year);
        for (JsonNode heading : headings) {
            String code = heading.path("product_code").asText();
            ((ObjectNode) heading).set("suppliers", Profile.rows(database, "group_suppliers", group, name, year, code));
        }
        return headings;
    }
}
