package org.sovereignai.jobs.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The profile of a group of nations as lines of text, and as cells beside those of a nation or another group. */
final class GroupPage {

    private static final double BILLION = 1e9;
    private static final double MILLION = 1e6;
    private static final int MOST_NAMES = 8;
    private static final int HOLDERS = 3;
    private static final String MEMBERS = "members";
    private static final String HOME = ": home supply";
    private static final String IMPORTS = "imports_usd";
    /** Whoever treats nations alike makes them no group that acts. */
    private static final String POLICY = "policy";

    private static final String ALLIES = "us_treaty_ally";
    private static final String WITH_OTHERS =
            " With the United States and Taiwan they are one supplier: us_treaty_ally in the tables cutoff_exposure and index_score.";

    private GroupPage() {}

    static List<String> lines(GroupProfile profile) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s (%s), a group of nations. Release %s.".formatted(profile.name(), profile.id(), profile.release()));
        lines.add("");
        lines.add("MEMBERS");
        lines.add("  " + members(profile.members()));
        if (profile.kind().equals(POLICY)) {
            lines.add("");
            lines.add("It is a list of a policy, and no group that acts: nothing is measured of its members as one."
                    + (profile.id().equals(ALLIES) ? WITH_OTHERS : ""));
            return lines;
        }
        lines.add("");
        lines.add(
                "TOGETHER (sums of the members; means by people where per head; a model of several members once; a member without a value is missing, not zero, so that there is no upper bound)");
        if (profile.together().isEmpty()) {
            lines.add("  nothing known");
        }
        profile.together().forEach(row -> lines.add("  " + ProfilePage.pair(text(row, "title"), held(row))));
        lines.add("");
        lines.add(
                "DEPENDENCE (the group as one importer: what members sell each other is home supply, but not what they make, since some pass goods on; suppliers are of what comes from outside, by origin with bounds, the group as one nation; 8504 are transformers and converters, 8507 batteries)");
        if (profile.dependence().isEmpty()) {
            lines.add("  nothing known");
        }
        profile.dependence().forEach(strand -> {
            lines.add("  %s, %s: imports of %s (%s); %s"
                    .formatted(
                            label(strand),
                            text(strand, "year"),
                            dollars(strand.path(IMPORTS)),
                            known(strand),
                            fromMembers(strand)));
            strand.path("headings").forEach(heading -> lines.add("    " + outside(heading)));
        });
        lines.add("");
        lines.add(
                "Values of the newest year that is not partial, or of the newest where all are; docs/trade.md has the bounds.");
        return lines;
    }

    /** What a page on two subjects shows of a group, by row. */
    static Map<String, String> cells(GroupProfile profile) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(MEMBERS, String.valueOf(current(profile.members()).size()));
        profile.together().forEach(row -> cells.put(text(row, "title"), value(row)));
        profile.dependence().forEach(strand -> {
            cells.put(imports(label(strand)), "%s (%s)".formatted(dollars(strand.path(IMPORTS)), text(strand, "year")));
            cells.put(label(strand) + HOME, fromMembers(strand));
            List<String> outside = new ArrayList<>();
            strand.path("headings").forEach(heading -> outside.add(outside(heading)));
            cells.put(label(strand) + ": from", String.join(". ", outside));
        });
        return cells;
    }

    /** Whether a row is of groups alone. */
    static boolean isOfGroupsAlone(String row) {
        return row.equals(MEMBERS) || row.endsWith(HOME);
    }

    /** The row of a nation's imports, beside those of a group. */
    static String imports(String strand) {
        return strand.replace('_', ' ') + ": imports";
    }

    static String dollars(JsonNode amount) {
        double usd = amount.asDouble();
        return usd >= BILLION
                ? String.format(Locale.ROOT, "%.1f bn USD", usd / BILLION)
                : String.format(Locale.ROOT, "%.1f m USD", usd / MILLION);
    }

    private static String members(JsonNode members) {
        List<String> names = new ArrayList<>();
        current(members)
                .forEach(member -> names.add(
                        member.path("since_year").isNull()
                                ? text(member, "country_name")
                                : "%s (%s)".formatted(text(member, "country_name"), text(member, "since_year"))));
        List<String> former = new ArrayList<>();
        members.forEach(member -> {
            if (!member.path("until_year").isNull()) {
                former.add("%s (to %s)".formatted(text(member, "country_name"), text(member, "until_year")));
            }
        });
        return "%d, with the year of joining: %s%s"
                .formatted(
                        names.size(),
                        String.join(", ", names),
                        former.isEmpty() ? "" : "; no more: " + String.join(", ", former));
    }

    private static List<JsonNode> current(JsonNode members) {
        List<JsonNode> current = new ArrayList<>();
        members.forEach(member -> {
            if (member.path("until_year").isNull()) {
                current.add(member);
            }
        });
        return current;
    }

    private static String held(JsonNode row) {
        List<String> holders = new ArrayList<>();
        JsonNode names = row.path("holders");
        for (int i = 0; i < Math.min(HOLDERS, names.size()); i++) {
            JsonNode value = row.path("holder_values").get(i);
            holders.add(names.get(i).asText() + " "
                    + (isShare(row) ? ProfilePage.percent(value) : ProfilePage.rounded(value)));
        }
        return value(row) + (holders.isEmpty() ? "" : "; most: " + String.join(", ", holders)) + missing(row);
    }

    private static String value(JsonNode row) {
        String value = isShare(row) ? ProfilePage.percent(row.path("value")) : ProfilePage.rounded(row.path("value"));
        return "%s%s%s (%s, %s, %s of %s members)"
                .formatted(
                        value,
                        bounds(row),
                        ProfilePage.unit(row),
                        text(row, "year"),
                        text(row, "data_status"),
                        text(row, "n"),
                        text(row, "member_count"));
    }

    private static String bounds(JsonNode row) {
        if (row.path("low").isNull()) {
            return "";
        }
        String low = isShare(row) ? ProfilePage.percent(row.path("low")) : ProfilePage.rounded(row.path("low"));
        if (row.path("high").isNull()) {
            return " (at least %s)".formatted(low);
        }
        String high = isShare(row) ? ProfilePage.percent(row.path("high")) : ProfilePage.rounded(row.path("high"));
        return low.equals(high) ? "" : " (%s to %s)".formatted(low, high);
    }

    private static boolean isShare(JsonNode row) {
        return text(row, "unit").equals("share");
    }

    /** Members without a value, by name where they are few. */
    private static String missing(JsonNode row) {
        List<String> names = new ArrayList<>();
        row.path("missing").forEach(name -> names.add(name.asText()));
        if (names.isEmpty()) {
            return "";
        }
        return names.size() <= MOST_NAMES
                ? "; missing: " + String.join(", ", names)
                : "; missing: %s and %d more"
                        .formatted(String.join(", ", names.subList(0, MOST_NAMES)), names.size() - MOST_NAMES);
    }

    private static String known(JsonNode strand) {
        return "%s of %s members, %s of imports listed%s"
                .formatted(
                        text(strand, "n"),
                        text(strand, "member_count"),
                        ProfilePage.percent(strand.path("listed")),
                        missing(strand));
    }

    private static String fromMembers(JsonNode strand) {
        String from = "members get %s of them from each other"
                .formatted(ProfilePage.share(strand, "from_members_share", "from_members_low", "from_members_high"));
        return strand.path("could_be_from_members_share").isNull()
                ? from
                : "%s, made there or not; what they make and sell to anybody would cover at most %s"
                        .formatted(
                                from,
                                ProfilePage.share(
                                        strand,
                                        "could_be_from_members_share",
                                        "could_be_from_members_low",
                                        "could_be_from_members_high"));
    }

    private static String outside(JsonNode heading) {
        List<String> parts = new ArrayList<>();
        heading.path("suppliers").forEach(supplier -> parts.add(supplier(supplier)));
        String own = heading.path("own_origin_share").isNull()
                ? ""
                : "; made by members and got back %s"
                        .formatted(ProfilePage.share(heading, "own_origin_share", "own_origin_low", "own_origin_high"));
        return "%s, %s from outside: %s%s"
                .formatted(
                        text(heading, "product_code"),
                        dollars(heading.path("from_outside_usd")),
                        parts.isEmpty() ? "no known supplier" : String.join("; ", parts),
                        own);
    }

    private static String supplier(JsonNode supplier) {
        String name = supplier.path("supplier_name").isNull() ? "of unknown origin" : text(supplier, "supplier_name");
        return supplier.path("origin_share").isNull()
                ? "%s, direct %s"
                        .formatted(name, ProfilePage.share(supplier, "direct_share", "direct_low", "direct_high"))
                : "%s %s, direct %s"
                        .formatted(
                                name,
                                ProfilePage.share(supplier, "origin_share", "origin_low", "origin_high"),
                                ProfilePage.percent(supplier.path("direct_share")));
    }

    private static String label(JsonNode strand) {
        return text(strand, "strand").replace('_', ' ');
    }

    private static String text(JsonNode row, String name) {
        return row.path(name).asText();
    }
}
