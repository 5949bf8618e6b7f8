package org.sovereignai.jobs.query;

import static org.sovereignai.jobs.query.ProfilePage.label;
import static org.sovereignai.jobs.query.ProfilePage.pair;
import static org.sovereignai.jobs.query.ProfilePage.section;
import static org.sovereignai.jobs.query.ProfilePage.share;
import static org.sovereignai.jobs.query.ProfilePage.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.stream.Streams;

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
        lines.addAll(List.of("", "MEMBERS", "  " + members(profile.members())));
        if (profile.kind().equals(POLICY)) {
            lines.add("");
            lines.add("It is a list of a policy, and no group that acts: nothing is measured of its members as one."
                    + (profile.id().equals(ALLIES) ? WITH_OTHERS : ""));
            return lines;
        }
        section(
                lines,
                "TOGETHER (sums of the members; means by people where per head; a model of several members once; a member without a value is missing, not zero, so that there is no upper bound)",
                profile.together(),
                "nothing known",
                row -> Stream.of(pair(text(row, "title"), held(row))));
        section(
                lines,
                "DEPENDENCE (the group as one importer: what members sell each other is home supply, but not what they make, since some pass goods on; suppliers are of what comes from outside, by origin with bounds, which hold whatever sellers make themselves and are no wider where who sold is estimated, the group as one nation; 8504 are transformers and converters, 8507 batteries)",
                profile.dependence(),
                "nothing known",
                strand -> Stream.concat(
                        Stream.of("%s, %s: imports of %s (%s); %s"
                                .formatted(
                                        label(strand, "strand"),
                                        text(strand, "year"),
                                        dollars(strand.path(IMPORTS)),
                                        known(strand),
                                        fromMembers(strand))),
                        Streams.of(strand.path("headings")).map(heading -> "  " + outside(heading))));
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
            String label = label(strand, "strand");
            cells.put(imports(label), "%s (%s)".formatted(dollars(strand.path(IMPORTS)), text(strand, "year")));
            cells.put(label + HOME, fromMembers(strand));
            cells.put(
                    label + ": from",
                    Streams.of(strand.path("headings")).map(GroupPage::outside).collect(Collectors.joining(". ")));
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
        List<JsonNode> current = current(members);
        String names = current.stream()
                .map(member -> member.path("since_year").isNull()
                        ? text(member, "country_name")
                        : "%s (%s)".formatted(text(member, "country_name"), text(member, "since_year")))
                .collect(Collectors.joining(", "));
        String former = Streams.of(members)
                .filter(member -> !member.path("until_year").isNull())
                .map(member -> "%s (to %s)".formatted(text(member, "country_name"), text(member, "until_year")))
                .collect(Collectors.joining(", "));
        return "%d, with the year of joining: %s%s"
                .formatted(current.size(), names, former.isEmpty() ? "" : "; no more: " + former);
    }

    private static List<JsonNode> current(JsonNode members) {
        return Streams.of(members)
                .filter(member -> member.path("until_year").isNull())
                .toList();
    }

    private static String held(JsonNode row) {
        JsonNode names = row.path("holders");
        String holders = IntStream.range(0, Math.min(HOLDERS, names.size()))
                .mapToObj(i -> names.get(i).asText() + " "
                        + shown(row, row.path("holder_values").get(i)))
                .collect(Collectors.joining(", "));
        return value(row) + (holders.isEmpty() ? "" : "; most: " + holders) + missing(row);
    }

    private static String value(JsonNode row) {
        return "%s%s%s (%s, %s, %s of %s members)"
                .formatted(
                        shown(row, row.path("value")),
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
        String low = shown(row, row.path("low"));
        if (row.path("high").isNull()) {
            return " (at least %s)".formatted(low);
        }
        String high = shown(row, row.path("high"));
        return low.equals(high) ? "" : " (%s to %s)".formatted(low, high);
    }

    /** A number of the row, in its unit. */
    private static String shown(JsonNode row, JsonNode number) {
        return text(row, "unit").equals("share") ? ProfilePage.percent(number) : ProfilePage.rounded(number);
    }

    /** Members without a value, by name where they are few. */
    private static String missing(JsonNode row) {
        List<String> names =
                Streams.of(row.path("missing")).map(JsonNode::asText).toList();
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
        String from = "members get %s of them from each other".formatted(share(strand, "from_members_share"));
        return strand.path("could_be_from_members_share").isNull()
                ? from
                : "%s, made there or not; what they make and sell to anybody would cover at most %s"
                        .formatted(from, share(strand, "could_be_from_members_share"));
    }

    private static String outside(JsonNode heading) {
        String suppliers =
                Streams.of(heading.path("suppliers")).map(GroupPage::supplier).collect(Collectors.joining("; "));
        String own = heading.path("own_origin_share").isNull()
                ? ""
                : "; made by members and got back %s".formatted(share(heading, "own_origin_share"));
        return "%s, %s from outside: %s%s"
                .formatted(
                        text(heading, "product_code"),
                        dollars(heading.path("from_outside_usd")),
                        suppliers.isEmpty() ? "no known supplier" : suppliers,
                        own);
    }

    private static String supplier(JsonNode supplier) {
        String name = supplier.path("supplier_name").isNull() ? "of unknown origin" : text(supplier, "supplier_name");
        return supplier.path("origin_share").isNull()
                ? "%s, direct %s".formatted(name, share(supplier, "direct_share"))
                : "%s %s, direct %s".formatted(name, share(supplier, "origin_share"), share(supplier, "direct_share"));
    }
}
