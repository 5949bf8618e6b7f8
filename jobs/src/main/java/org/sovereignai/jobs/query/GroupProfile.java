package org.sovereignai.jobs.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a release says of one group of nations; the parts have the columns of their SQL files. Members without a value are
 * named.
 *
 * @param release the release that it is of
 * @param id id of the group
 * @param name English name
 * @param kind kind of group
 * @param members its members with their years
 * @param together what they have together and who of them most of it
 * @param dependence the group as one importer of goods, by strand and heading, with its suppliers outside
 */
record GroupProfile(
        String release,
        @JsonProperty("group_id") String id,
        @JsonProperty("group_name") String name,
        @JsonProperty("group_kind") String kind,
        ArrayNode members,
        ArrayNode together,
        ArrayNode dependence)
        implements Profile {

    private static final Set<String> TABLES = Set.of(
            "nation_group", "nation_group_member", "group_value", "group_edge", "indicator_value", "goods_supply");

    /** Whether the release has what a profile of a group is made from. */
    static boolean isIn(ReleaseDatabase database) {
        return missing(database).isEmpty();
    }

    /** The tables that a profile of a group is made from and the release has not. */
    static Set<String> missing(ReleaseDatabase database) {
        Set<String> missing = new TreeSet<>(TABLES);
        missing.removeAll(database.relations().keySet());
        return missing;
    }

    /** Id, name and kind of a group; empty where none has the id or name. */
    static Optional<ObjectNode> row(ReleaseDatabase database, String group) {
        return isIn(database) ? ProfileRows.one(database, "group", group.strip()) : Optional.empty();
    }

    /** The profile of a group; empty where none has the id or name. */
    static Optional<GroupProfile> find(ReleaseDatabase database, String group) {
        return row(database, group).map(found -> of(database, found));
    }

    private static GroupProfile of(ReleaseDatabase database, JsonNode group) {
        String id = group.path("group_id").asText();
        ArrayNode dependence = ProfileRows.of(database, "group_dependence", id);
        for (JsonNode strand : dependence) {
            ((ObjectNode) strand).set("headings", headings(database, id, strand));
        }
        return new GroupProfile(
                database.release().version().toString(),
                id,
                group.path("group_name").textValue(),
                group.path("group_kind").textValue(),
                ProfileRows.of(database, "group_members", id),
                ProfileRows.of(database, "group_values", id),
                dependence);
    }

    private static ArrayNode headings(ReleaseDatabase database, String group, JsonNode strand) {
        String name = strand.path("strand").asText();
        int year = strand.path("year").asInt();
        ArrayNode headings = ProfileRows.of(database, "group_headings", group, name, year);
        for (JsonNode heading : headings) {
            String code = heading.path("product_code").asText();
            ((ObjectNode) heading)
                    .set("suppliers", ProfileRows.of(database, "group_suppliers", group, name, year, code));
        }
        return headings;
    }
}
