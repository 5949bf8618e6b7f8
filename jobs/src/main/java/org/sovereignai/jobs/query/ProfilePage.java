package org.sovereignai.jobs.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.apache.commons.lang3.stream.Streams;
import org.apache.commons.text.WordUtils;

/** Profiles as plain text for a terminal: one nation or group on a page, or two side by side. */
public final class ProfilePage {

    /** From where on thousands are set apart. */
    private static final BigDecimal APART = BigDecimal.valueOf(10_000);

    private static final int LABEL_WIDTH = 40;
    /** Shares of fewer units than this are not published as indicators either. */
    private static final int FEWEST = 5;
    /** Shares and percents up to this are what adding up leaves over. */
    private static final double NOTHING = 1e-6;
    /** Where less than this is known, concentration is not published either. */
    private static final double MOST = 0.5;

    private static final double MOSTLY_LISTED = 2 / 3.0;
    private static final String UNKNOWN = "UNK";

    private static final List<String> SCORES = List.of(
            "participation",
            "participation_intensity",
            "dependence",
            "dependence_bloc",
            "dependence_one_partner",
            "irreplaceable",
            "control_exposure");
    private static final Set<String> PURE = Set.of("count", "ratio");

    private final Map<String, String> notes;
    private final int width;

    /**
     * @param notes what each code of a missing value means
     * @param width columns of the terminal
     */
    public ProfilePage(Map<String, String> notes, int width) {
        this.notes = notes;
        this.width = width;
    }

    /** The page on one nation or group. */
    public String of(Profile profile) {
        return wrapped(
                profile instanceof NationProfile nation ? lines(nation) : GroupPage.lines((GroupProfile) profile));
    }

    private List<String> lines(NationProfile profile) {
        List<String> lines = new ArrayList<>();
        String region = profile.region() == null ? "" : ", " + profile.region();
        lines.add("%s (%s)%s. Release %s.".formatted(profile.name(), profile.id(), region, profile.release()));
        if (Boolean.TRUE.equals(profile.isHub())) {
            lines.add(
                    "Beware: much of its trade is re-export, or its open-source activity is inflated by exit addresses of networks.");
        }
        lines.add("");
        lines.add("SCORES (docs/index.md says what they are; ranks with the interval that holds 90 % of the draws)");
        SCORES.forEach(id -> lines.add("  " + pair(id.replace('_', ' '), score(profile, id))));
        if (profile.members() != null) {
            lines.add("");
            lines.add(
                    "Participation, dependence by strand, models and coverage are told of %s each, not of all as one: 'describe %s'. What is measured of them as one has query \"FROM nation('%s')\", and their trade the table goods_supply."
                            .formatted(members(profile), profile.members().get(0), profile.id()));
            return lines;
        }
        section(
                lines,
                "PARTICIPATION",
                profile.participation(),
                "nothing known",
                row -> Stream.of(pair(text(row, "title"), value(row))));
        section(
                lines,
                "DEPENDENCE (shares by origin where traced, with bounds; what is unknown may be from anybody, and is within the upper bounds of those named; bounds of goods by origin hold whatever sellers make themselves, and are no wider where who sold is estimated; concentration 0 to 1; what others can withdraw is a share of direct supply; in goods, of further deliveries; in models, weights under a licence that restricts use count by half)",
                profile.dependence(),
                "nothing known",
                strand -> Stream.of(heading(strand), "  from: " + suppliers(strand), "  " + control(strand)));
        section(
                lines,
                "MODELS (newest first; openness L0 unknown, L1 closed to L5 open science; where the base is from)",
                profile.models(),
                "none known",
                model -> Stream.of(model(model)));
        lines.add("");
        lines.add("COVERAGE");
        profile.coverage()
                .forEach(source -> lines.add("  "
                        + pair(
                                label(source, "source_table"),
                                source.path("first_year").isNull() ? "not reported" : years(source))));
        lines.add(
                "Values of the newest year that is not partial; 'provisional' years may be revised. Docs: the caveats of each indicator are in the table indicator.");
        return lines;
    }

    /** Adds a heading with what is made of each row, or with a word if there is none. */
    static void section(
            List<String> lines, String heading, JsonNode rows, String none, Function<JsonNode, Stream<String>> of) {
        lines.addAll(List.of("", heading));
        if (rows.isEmpty()) {
            lines.add("  " + none);
        }
        Streams.of(rows).flatMap(of).forEach(line -> lines.add("  " + line));
    }

    /** Two nations or groups, one column each. */
    public String comparison(Profile.Pair pair) {
        Profile first = pair.first();
        Profile second = pair.second();
        Map<String, String> left = cells(first);
        Map<String, String> right = cells(second);
        Set<String> names = new LinkedHashSet<>(left.keySet());
        names.addAll(right.keySet());
        int label = names.stream().mapToInt(String::length).max().orElse(LABEL_WIDTH);
        int column = Math.max(24, (width - label - 4) / 2);
        StringBuilder page = new StringBuilder();
        page.append(line(label, column, "Release " + first.release(), first.name(), second.name()));
        names.forEach(name -> page.append(line(
                label,
                column,
                name,
                left.getOrDefault(name, nothing(first, name, second)),
                right.getOrDefault(name, nothing(second, name, first)))));
        return page.toString();
    }

    /** Why a row has no cell: scores and control are not made for groups, and a nation has no members. */
    private static String nothing(Profile profile, String row, Profile beside) {
        if (profile instanceof NationProfile nation) {
            String without = nation.members() == null ? "no data" : "of %s each".formatted(members(nation));
            return GroupPage.isOfGroupsAlone(row) ? "of groups alone" : without;
        }
        boolean isMeasured = !(beside instanceof NationProfile nation)
                || nation.besideGroup().findValuesAsText("title").contains(row);
        return isMeasured ? "no member has a value" : "not measured of groups";
    }

    private Map<String, String> cells(Profile profile) {
        return profile instanceof NationProfile nation ? cells(nation) : GroupPage.cells((GroupProfile) profile);
    }

    private Map<String, String> cells(NationProfile profile) {
        Map<String, String> cells = new LinkedHashMap<>();
        SCORES.forEach(id -> cells.put(id.replace('_', ' ') + ": score and rank", score(profile, id)));
        profile.participation().forEach(row -> cells.put(text(row, "title"), value(row)));
        Optional.ofNullable(profile.besideGroup())
                .ifPresent(rows -> rows.forEach(row -> cells.put(
                        row.path("title").isNull() ? GroupPage.imports(text(row, "strand")) : text(row, "title"),
                        row.path("title").isNull()
                                ? "%s (%s)".formatted(GroupPage.dollars(row.path("value")), text(row, "year"))
                                : value(row))));
        profile.dependence().forEach(strand -> {
            String name = label(strand, "strand");
            cells.put(
                    name + ": concentration",
                    "%s (%s, %s)".formatted(concentration(strand), text(strand, "year"), units(strand)));
            cells.put(name + ": from", suppliers(strand));
            cells.put(name + ": others can withdraw", whyNoControl(strand).orElseGet(() -> share(strand, "revocable")));
            cells.put(
                    name + ": nobody can take back",
                    whyNoControl(strand).orElseGet(() -> share(strand, "irrevocable")));
        });
        if (profile.members() == null) {
            cells.put(
                    "newest model",
                    profile.models().isEmpty()
                            ? "none known"
                            : model(profile.models().get(0)));
        }
        return cells;
    }

    private static String line(int label, int column, String name, String first, String second) {
        String[] left = lines(first, column);
        String[] right = lines(second, column);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            lines.append(("%-" + label + "s  %-" + column + "s  %s")
                            .formatted(
                                    i == 0 ? name : "",
                                    i < left.length ? left[i] : "",
                                    i < right.length ? right[i] : "")
                            .stripTrailing())
                    .append('\n');
        }
        return lines.toString();
    }

    private static String[] lines(String text, int width) {
        return unbroken(WordUtils.wrap(bound(text), width, "\n", true)).split("\n");
    }

    private static JsonNode find(JsonNode rows, String scoreId) {
        return Streams.of(rows)
                .filter(row -> text(row, "score_id").equals(scoreId))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    /** The nations that are taken as one, in a row. */
    private static String members(NationProfile profile) {
        List<String> codes = profile.members();
        int last = codes.size() - 1;
        return "%s and %s".formatted(String.join(", ", codes.subList(0, last)), codes.get(last));
    }

    private static String score(NationProfile profile, String id) {
        JsonNode row = find(profile.scores(), id);
        if (row.isMissingNode()) {
            return profile.members() == null
                    ? "no score: none of its indicators has a value"
                    : "no score as one: of %s each".formatted(members(profile));
        }
        if (row.path("score").isNull()) {
            return "no score in %s: %s"
                    .formatted(text(row, "year"), text(row, "note").replace('_', ' '));
        }
        if (row.path("rank").isNull()) {
            return "%s (%s to %s)%s, no rank: %s, %s %s"
                    .formatted(
                            scored(row),
                            number(row, "score_low"),
                            number(row, "score_high"),
                            actor(row),
                            text(row, "note").replace('_', ' '),
                            text(row, "data_status"),
                            text(row, "year"));
        }
        return "%s (%s to %s)%s, rank %s of %s (%s to %s%s), tier %s, %s %s"
                .formatted(
                        scored(row),
                        number(row, "score_low"),
                        number(row, "score_high"),
                        actor(row),
                        text(row, "rank"),
                        text(row, "ranked"),
                        text(row, "rank_low"),
                        text(row, "rank_high"),
                        isOutside(row) ? ": most other choices of method and data put it elsewhere" : "",
                        text(row, "tier"),
                        text(row, "data_status"),
                        text(row, "year"));
    }

    private static String actor(JsonNode row) {
        return row.hasNonNull("actor_name") ? " from %s".formatted(text(row, "actor_name")) : "";
    }

    /** A score with the sign of its unit. */
    private static String scored(JsonNode row) {
        String unit = switch (text(row, "score_id")) {
            case "participation_intensity" -> " times the world's mean";
            case "control_exposure" -> " of 100";
            default -> " %";
        };
        return number(row, "score") + unit;
    }

    /** Whether the published rank is none of those that most versions of the index give. */
    private static boolean isOutside(JsonNode row) {
        int rank = row.path("rank").asInt();
        return rank < row.path("rank_low").asInt(rank)
                || rank > row.path("rank_high").asInt(rank);
    }

    private String value(JsonNode row) {
        if (row.path("value").isNull()) {
            String note = text(row, "note_code");
            return "no value in %s: %s".formatted(text(row, "year"), reason(note));
        }
        boolean isShare = text(row, "unit").equals("share");
        String shown = isShare ? share(row, "value", "low", "high") : number(row, "value") + bounds(row) + unit(row);
        return "%s (%s, %s)".formatted(shown, text(row, "year"), text(row, "data_status"));
    }

    /** What the code of a missing value means, without the details. */
    private String reason(String note) {
        return StringUtils.uncapitalize(notes.getOrDefault(note, note).replaceFirst("[:;.].*", ""));
    }

    /** The unit, where the title or the figure does not say it already. */
    static String unit(JsonNode row) {
        String unit = text(row, "unit");
        boolean isSaid = PURE.contains(unit) || Strings.CI.contains(text(row, "title"), unit);
        return isSaid ? "" : " " + unit;
    }

    private static String bounds(JsonNode row) {
        if (row.path("low").equals(row.path("high"))) {
            return "";
        }
        if (row.path("high").isNull()) {
            return " (at least %s)".formatted(number(row, "low"));
        }
        return row.path("low").isNull()
                ? " (at most %s)".formatted(number(row, "high"))
                : " (%s to %s)".formatted(number(row, "low"), number(row, "high"));
    }

    private String heading(JsonNode strand) {
        return "%s, %s (%s): concentration %s"
                .formatted(label(strand, "strand"), text(strand, "year"), units(strand), concentration(strand));
    }

    /** Of goods the number of suppliers is the outcome, and what counts is how much of imports they are known for. */
    private static String units(JsonNode strand) {
        long n = strand.path("n").asLong();
        if (text(strand, "strand_kind").equals("goods")) {
            return "n = %d, %s of imports listed%s"
                    .formatted(
                            n,
                            percent(strand.path("listed")),
                            strand.path("listed").asDouble() < MOSTLY_LISTED ? ", the rest estimated" : "");
        }
        return "n = %d%s".formatted(n, n > 0 && n < FEWEST ? ", too few to rely on" : "");
    }

    private static String control(JsonNode strand) {
        return whyNoControl(strand)
                .orElseGet(() -> "others can withdraw %s; nobody can take back %s"
                        .formatted(share(strand, "revocable"), share(strand, "irrevocable")));
    }

    /** Why there is nothing to say about what others control. */
    private static Optional<String> whyNoControl(JsonNode strand) {
        double own = strand.path("own").asDouble();
        double unknown = strand.path("unknown").asDouble();
        if (own >= 1 - NOTHING) {
            return Optional.of("nothing is from abroad");
        }
        return own + unknown >= 1 - NOTHING
                ? Optional.of("not known: the suppliers abroad are not known")
                : Optional.empty();
    }

    private String concentration(JsonNode strand) {
        if (strand.path("supplier_concentration").isNull()
                && strand.path("traced_concentration").isNull()) {
            JsonNode note = strand.path("supplier_concentration_note");
            boolean isFew = !text(strand, "strand_kind").equals("goods")
                    && strand.path("n").asLong() < FEWEST;
            boolean isSaid = note.isNull() || isFew;
            return "not given" + (isSaid ? "" : ", " + reason(note.asText()));
        }
        String direct = strand.path("supplier_concentration").isNull()
                ? "not given direct"
                : number(strand, "supplier_concentration") + " direct";
        return strand.path("traced_concentration").isNull()
                ? direct
                : "%s, %s traced (%s to %s)"
                        .formatted(
                                direct,
                                number(strand, "traced_concentration"),
                                number(strand, "traced_concentration_low"),
                                number(strand, "traced_concentration_high"));
    }

    /** The suppliers, the largest first; an unknown part that is most of the supply is said before any name. */
    private static String suppliers(JsonNode strand) {
        List<String> parts = new ArrayList<>();
        for (JsonNode supplier : strand.path("suppliers")) {
            boolean isTraced = !supplier.path("traced_share").isNull();
            boolean isUnknown = text(supplier, "supplier_code").equals(UNKNOWN);
            boolean isMost =
                    supplier.path(isTraced ? "traced_share" : "direct_share").asDouble() > MOST;
            parts.add(isUnknown && isMost ? 0 : parts.size(), supplier(supplier, isTraced));
        }
        return parts.isEmpty() ? "no known supplier" : String.join("; ", parts);
    }

    private static String supplier(JsonNode supplier, boolean isTraced) {
        String name = supplier.path("supplier_name").isNull()
                ? text(supplier, "supplier_code")
                : text(supplier, "supplier_name") + (supplier.path("is_own").asBoolean() ? " itself" : "");
        String direct = share(supplier, "direct_share");
        return isTraced
                ? "%s %s, direct %s".formatted(name, share(supplier, "traced_share"), direct)
                : name + " " + direct;
    }

    private static String model(JsonNode model) {
        JsonNode roots = model.path("root_codes");
        List<String> codes = Streams.of(roots).map(JsonNode::asText).toList();
        return "%s (%s), %s, %s"
                .formatted(
                        text(model, "model_name"),
                        text(model, "year"),
                        text(model, "openness_class"),
                        roots.isNull()
                                ? "no base named"
                                : codes.isEmpty() ? "base of unknown origin" : "base from " + String.join(", ", codes));
    }

    private static String years(JsonNode source) {
        return "%s to %s".formatted(text(source, "first_year"), text(source, "last_year"));
    }

    /** The share of a column with the bounds of those that are named like it. */
    static String share(JsonNode row, String name) {
        String stem = Strings.CS.removeEnd(name, "_share");
        return share(row, name, stem + "_low", stem + "_high");
    }

    /** A share in percent with its bounds; the bounds alone where the share is not known. */
    private static String share(JsonNode row, String value, String low, String high) {
        String least = percent(row.path(low));
        String most = percent(row.path(high));
        boolean isBounded = row.hasNonNull(low) && !least.equals(most);
        if (!row.hasNonNull(value)) {
            String bound = row.hasNonNull(low) ? least : "an unknown part";
            return isBounded ? "between %s and %s".formatted(least, most) : bound;
        }
        String shown = percent(row.path(value));
        return isBounded ? "%s (%s to %s)".formatted(shown, least, most) : shown;
    }

    static String percent(JsonNode share) {
        double percent = 100 * share.asDouble();
        if (percent > NOTHING && percent < 0.05) {
            return "< 0.1 %";
        }
        if (percent >= 99.95 && percent < 100 - NOTHING) {
            return "> 99.9 %";
        }
        boolean isNearAnEnd = percent > NOTHING && percent < 0.95 || percent > 99.05 && percent < 99.95;
        return String.format(Locale.ROOT, isNearAnEnd ? "%.1f %%" : "%.0f %%", percent);
    }

    private static String number(JsonNode row, String name) {
        return rounded(row.path(name));
    }

    static String rounded(JsonNode value) {
        return value.isNumber() ? rounded(value.asDouble()) : value.asText();
    }

    /** Three digits that count; of numbers of five figures and more the thousands are set apart. */
    static String rounded(double value) {
        BigDecimal shown = new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros();
        return shown.abs().compareTo(APART) < 0 ? shown.toPlainString() : String.format(Locale.ROOT, "%,.0f", shown);
    }

    static String pair(String label, String text) {
        return label.length() < LABEL_WIDTH ? ("%-" + LABEL_WIDTH + "s %s").formatted(label, text) : label + " " + text;
    }

    static String label(JsonNode row, String name) {
        return text(row, name).replace('_', ' ');
    }

    static String text(JsonNode row, String name) {
        return row.path(name).asText();
    }

    /** A text in which no line ends between a number and its percent sign or the sign before it. */
    private static String bound(String text) {
        return text.replace(" %", "\u00a0%").replace("< ", "<\u00a0");
    }

    private static String unbroken(String wrapped) {
        return wrapped.replace('\u00a0', ' ');
    }

    private String wrapped(List<String> lines) {
        StringBuilder page = new StringBuilder();
        for (String line : lines) {
            int indent = line.length() - line.stripLeading().length();
            String hanging = "\n" + " ".repeat(indent == 0 ? 0 : indent + 2);
            page.append(" ".repeat(indent))
                    .append(unbroken(WordUtils.wrap(bound(line.strip()), width - indent - 2, hanging, false)))
                    .append('\n');
        }
        return page.toString();
    }
}
