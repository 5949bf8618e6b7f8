package org.sovereignai.jobs.query;

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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;
import org.sovereignai.datasets.InputException;

/**
 * What a release says of a nation or of a group of nations, as a JSON object. Each part is one SQL file in {@code profile/};
 * every figure is of the newest year that is not partial, and a value that is not there stays null, with its reason.
 */
public final class Profile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Profile() {}

    /**
     * Collects the profile of a nation or, where no nation has the name, of a group.
     *
     * @param name ISO 3166-1 alpha-3 or alpha-2 code or English name of a nation, or id or name of a group
     * @throws QueryException naming the nearest if there is none of that name
     */
    public static ObjectNode of(ReleaseDatabase database, String name) {
        return of(database, name, List.of());
    }

    /**
     * Collects the profile of a nation or, where no nation has the name, of a group.
     *
     * @param others ids of indicators and names of tables that may have been meant where nothing is of the name
     */
    public static ObjectNode of(ReleaseDatabase database, String name, Collection<String> others) {
        return NationProfile.find(database, name)
                .or(() -> GroupProfile.find(database, name))
                .orElseThrow(() -> unknown(database, name, others));
    }

    /** Whether a release has a group of that id or name. */
    public static boolean isGroup(ReleaseDatabase database, String name) {
        return GroupProfile.row(database, name).isPresent();
    }

    /**
     * Collects two profiles to be compared; a nation beside a group has in {@code beside_group} what groups have.
     *
     * @throws QueryException if there is none of a name, or both are the same
     */
    public static List<ObjectNode> pair(ReleaseDatabase database, String first, String second) {
        ObjectNode one = of(database, first);
        ObjectNode other = of(database, second);
        if (id(one).equals(id(other))) {
            throw new QueryException("Both are %s; name two different nations or groups.".formatted(name(one)));
        }
        if (isOfGroup(one) != isOfGroup(other)) {
            ObjectNode nation = isOfGroup(one) ? other : one;
            nation.set("beside_group", rows(database, "beside_group", id(nation)));
        }
        return List.of(one, other);
    }

    static boolean isOfGroup(ObjectNode profile) {
        return profile.has("group_id");
    }

    static String name(ObjectNode profile) {
        return profile.path(isOfGroup(profile) ? "group_name" : "country_name").asText();
    }

    /** Codes of nations are in capitals, ids of groups are not. */
    private static String id(ObjectNode profile) {
        return profile.path(isOfGroup(profile) ? "group_id" : "country_code").asText();
    }

    /** A profile without anything but the release that it is of. */
    static ObjectNode empty(ReleaseDatabase database) {
        return JSON.createObjectNode()
                .put("release", database.release().version().toString());
    }

    /**
     * The rows of a part.
     *
     * @throws InputException if the release has not the columns that the part reads, as those of earlier editions
     */
    static ArrayNode rows(ReleaseDatabase database, String part, Object... values) {
        try {
            return database.ask(sql(part), List.of(values), rows -> {
                StringWriter text = new StringWriter();
                AnswerFormat.json.write(rows, new PrintWriter(text), AnswerFormat.UNLIMITED);
                try {
                    return (ArrayNode) JSON.readTree(text.toString());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (QueryException e) {
            throw new InputException(
                    "Release %s was made by another edition of this program and has not all that describe and compare read (%s); ask it with query, or name another release with --release."
                            .formatted(
                                    database.release().folder(),
                                    StringUtils.substringBefore(e.getMessage(), ";")
                                            .replaceFirst("\\.$", "")),
                    e);
        }
    }

    /** The one row of a part. */
    static Optional<ObjectNode> row(ReleaseDatabase database, String part, Object... values) {
        ArrayNode rows = rows(database, part, values);
        return rows.isEmpty() ? Optional.empty() : Optional.of((ObjectNode) rows.get(0));
    }

    private static QueryException unknown(ReleaseDatabase database, String name, Collection<String> others) {
        List<String> names = new ArrayList<>(names(database, "SELECT country_name FROM economy ORDER BY 1"));
        String groups = "";
        if (GroupProfile.isIn(database)) {
            names.addAll(names(database, "SELECT group_name FROM nation_group ORDER BY 1"));
            List<String> ids = names(database, "SELECT group_id FROM nation_group ORDER BY 1");
            groups = ", and of groups %s".formatted(String.join(", ", ids));
        }
        String other = Suggestion.near(name.toLowerCase(Locale.ROOT), others);
        if (Suggestion.near(name, names).isEmpty() && !other.isEmpty()) {
            return new QueryException(
                    "There is no nation, group, indicator or table '%s'; did you mean %s?".formatted(name, other));
        }
        return new QueryException(
                "There is no nation or group '%s'; %s Codes such as FRA or FR are understood as well%s."
                        .formatted(name, Suggestion.of(name, names), groups));
    }

    private static List<String> names(ReleaseDatabase database, String question) {
        return database.ask(question, rows -> {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        });
    }

    private static String sql(String part) {
        try (InputStream in = Profile.class.getResourceAsStream("profile/" + part + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
