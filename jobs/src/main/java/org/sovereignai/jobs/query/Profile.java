package org.sovereignai.jobs.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What a release says of a nation or of a group of nations. Every figure is of the newest year that is not partial, and a
 * value that is not there stays null, with its reason. As JSON it has the names of the columns that it is made from.
 */
public sealed interface Profile permits NationProfile, GroupProfile {

    /** The release that it is of. */
    String release();

    /** Code of a nation, which is in capitals, or id of a group, which is not. */
    String id();

    /** English name. */
    String name();

    /**
     * Collects the profile of a nation or, where no nation has the name, of a group.
     *
     * @param name ISO 3166-1 alpha-3 or alpha-2 code or English name of a nation, or id or name of a group
     * @param others ids of indicators and names of tables that may have been meant where nothing is of the name
     * @throws QueryException naming the nearest if there is none of that name
     */
    static Profile of(ReleaseDatabase database, String name, Collection<String> others) {
        String wanted = name.strip();
        return NationProfile.find(database, wanted)
                .<Profile>map(nation -> nation)
                .or(() -> GroupProfile.find(database, wanted))
                .orElseThrow(() -> unknown(database, wanted, others));
    }

    /** Whether a release has a group of that id or name. */
    static boolean isGroup(ReleaseDatabase database, String name) {
        return GroupProfile.row(database, name).isPresent();
    }

    /** Two profiles to be compared; a nation beside a group has in {@code beside_group} what groups have. */
    record Pair(Profile first, Profile second) {}

    /**
     * Collects two profiles to be compared.
     *
     * @throws QueryException if there is none of a name, or both are the same
     */
    static Pair pair(ReleaseDatabase database, String first, String second) {
        Profile one = of(database, first, List.of());
        Profile other = of(database, second, List.of());
        if (one.id().equals(other.id())) {
            throw new QueryException("Both are %s; name two different nations or groups.".formatted(one.name()));
        }
        return new Pair(beside(other, one, database), beside(one, other, database));
    }

    private static Profile beside(Profile other, Profile profile, ReleaseDatabase database) {
        return other instanceof GroupProfile && profile instanceof NationProfile nation
                ? nation.besideAGroup(database)
                : profile;
    }

    private static QueryException unknown(ReleaseDatabase database, String name, Collection<String> others) {
        List<String> names = new ArrayList<>(database.texts("SELECT country_name FROM economy ORDER BY 1"));
        String groups =
                "; groups of nations, such as eu, are not in release %s, which is without the tables %s: make it again with all tables"
                        .formatted(database.release().version(), String.join(", ", GroupProfile.missing(database)));
        if (GroupProfile.isIn(database)) {
            names.addAll(database.texts("SELECT group_name FROM nation_group ORDER BY 1"));
            List<String> ids = database.texts("SELECT group_id FROM nation_group ORDER BY 1");
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
}
