package org.sovereignai.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.sovereignai.schemas.JsonFolder;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.Strands;

/** Every source that the project knows, from the descriptors in {@code sources/}. */
public final class Sources {

    private static final int HEADING_DIGITS = 4;

    /** Share of the records that may be quarantined where a source does not declare another. */
    private static final double HIGHEST_QUARANTINED_SHARE = 0.001;

    /** How much newer than the edition that the descriptor knows a file may be, in days. */
    private static final int NEWER = 366;

    private final Map<String, Source> sources;

    private Sources(Map<String, Source> sources) {
        this.sources = sources;
    }

    /** Reads all descriptors on the class path, for the strands of the project. */
    public static Sources load() {
        return load(Schemas.load().strands());
    }

    /**
     * Reads all descriptors on the class path.
     *
     * @param strands whose goods are read of the sources of trade
     */
    public static Sources load(Strands strands) {
        Map<String, Source> found = new TreeMap<>();
        Map<String, List<Correction>> corrections = corrections(JsonFolder.read(Sources.class, "corrections.json"));
        JsonFolder.readAll(Sources.class, "sources")
                .forEach((name, json) -> found.put(name, source(name, json, corrections, strands)));
        List<String> resources = found.values().stream()
                .flatMap(source -> source.resources().stream())
                .map(Resource::id)
                .toList();
        corrections.keySet().stream().filter(id -> !resources.contains(id)).forEach(id -> {
            throw new IllegalStateException("A correction names the resource " + id + ", which no descriptor has");
        });
        return new Sources(found);
    }

    /** All sources by name. */
    public Collection<Source> all() {
        return sources.values();
    }

    /** The source of that name, if it is known. */
    public Optional<Source> source(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    /**
     * The resource that {@code source/resource} names.
     *
     * @throws IllegalStateException if no descriptor has it
     */
    public Resource resource(String id) {
        String[] parts = id.split("/", 2);
        return source(parts[0])
                .flatMap(s -> s.resource(parts[1]))
                .orElseThrow(() -> new IllegalStateException("No source descriptor has the resource " + id));
    }

    /** Declared corrections by resource. */
    static Map<String, List<Correction>> corrections(JsonNode json) {
        Map<String, List<Correction>> corrections = new TreeMap<>();
        for (JsonNode node : json) {
            Map<String, String> where = new TreeMap<>();
            node.path("where")
                    .properties()
                    .forEach(part -> where.put(part.getKey(), part.getValue().asText()));
            corrections
                    .computeIfAbsent(node.path("resource").asText(), id -> new ArrayList<>())
                    .add(new Correction(
                            where,
                            node.path("column").asText(),
                            node.path("expect").asText(),
                            node.path("to").asText(""),
                            node.path("who").asText(),
                            node.path("when").asText(),
                            node.path("why").asText()));
        }
        return corrections;
    }

    private static Source source(
            String name, JsonNode json, Map<String, List<Correction>> corrections, Strands strands) {
        List<Resource> resources = new ArrayList<>();
        json.path("resources").forEach(r -> resources.add(resource(name, json, r, corrections, strands)));
        return new Source(
                name,
                json.path("title").asText(),
                json.path("publisher").asText(),
                json.path("homepage").asText(),
                json.path("licence").asText(),
                json.path("citation").asText(),
                json.path("notice").asText(""),
                json.path("vintage").asText(),
                json.path("redistributable").asBoolean(),
                json.path("appendOnly").asBoolean(false),
                json.path("highestQuarantinedShare").asDouble(HIGHEST_QUARANTINED_SHARE),
                resources,
                downloads(name, json.path("downloads")));
    }

    private static List<Download> downloads(String source, JsonNode json) {
        List<Download> downloads = new ArrayList<>();
        json.forEach(file -> {
            Map<String, List<String>> choices = new TreeMap<>();
            file.path("each").properties().forEach(each -> choices.put(each.getKey(), strings(each.getValue())));
            JsonNode key = file.path("key");
            downloads.add(new Download(
                    source,
                    file.path("to").asText(),
                    file.path("url").asText(),
                    file.path("member").asText(""),
                    Download.Form.valueOf(file.path("form").asText("file").toUpperCase(Locale.ROOT)),
                    key.isMissingNode()
                            ? Download.Key.NONE
                            : new Download.Key(
                                    key.path("variable").asText(),
                                    key.path("header").asText()),
                    file.path("onlyByName").asBoolean(false),
                    choices));
        });
        return downloads;
    }

    private static Resource resource(
            String source,
            JsonNode publisher,
            JsonNode json,
            Map<String, List<Correction>> corrections,
            Strands strands) {
        JsonNode dialect = json.path("dialect");
        List<Column> columns = new ArrayList<>();
        json.path("columns").forEach(c -> columns.add(column(c, edition(publisher))));
        return new Resource(
                source,
                json.path("name").asText(),
                publisher.path("redistributable").asBoolean()
                        && json.path("redistributable").asBoolean(true),
                strings(json.path("files")).stream().map(Pattern::compile).toList(),
                Resource.Format.valueOf(json.path("format").asText("csv").toUpperCase(Locale.ROOT)),
                new Resource.Dialect(
                        dialect.path("encoding").asText("UTF-8"),
                        dialect.path("delimiter").asText(",").charAt(0),
                        dialect.path("comment").asText(""),
                        strings(dialect.path("missing")),
                        dialect.path("records").asText(""),
                        dialect.path("explode").asText(""),
                        dialect.path("count").asText(""),
                        dialect.path("error").asText(""),
                        dialect.path("openEnd").asBoolean(false)),
                json.path("otherColumns").asBoolean(false),
                columns,
                scope(json.path("scope"), strands),
                scope(json.path("extract"), strands),
                corrections.getOrDefault(source + "/" + json.path("name").asText(), List.of()),
                sumChecks(json.path("sums"), publisher.path("groups")),
                continuityChecks(json.path("continuity")),
                limitChecks(json.path("limits")),
                partnerChecks(json.path("unknownPartners")),
                growthChecks(json.path("growth")),
                references(source, json.path("references")),
                json.path("fewest").asLong(0),
                keys(json.path("keys")),
                json.path("onRequest").asBoolean(false));
    }

    /** Day of the edition that a descriptor knows; null if it says none. */
    private static LocalDate edition(JsonNode json) {
        return day(json.path("edition"));
    }

    private static LocalDate day(JsonNode json) {
        return json.isMissingNode() ? null : LocalDate.parse(json.asText());
    }

    private static List<LimitCheck> limitChecks(JsonNode checks) {
        List<LimitCheck> limits = new ArrayList<>();
        checks.forEach(check -> limits.add(new LimitCheck(
                check.path("name").asText(),
                strings(check.path("by")),
                check.path("value").asText(),
                check.path("most").asDouble(),
                level(check))));
        return limits;
    }

    private static List<GrowthCheck> growthChecks(JsonNode checks) {
        List<GrowthCheck> growth = new ArrayList<>();
        checks.forEach(check -> growth.add(new GrowthCheck(
                check.path("name").asText(),
                strings(check.path("series")),
                check.path("period").asText(),
                check.path("value").asText(),
                level(check))));
        return growth;
    }

    private static List<Reference> references(String source, JsonNode declared) {
        List<Reference> references = new ArrayList<>();
        declared.forEach(reference -> {
            String to = reference.path("to").asText();
            references.add(new Reference(
                    strings(reference.path("columns")),
                    to.contains("/") ? to : source + "/" + to,
                    strings(reference.path("toColumns")),
                    reference.path("both").asBoolean(false),
                    strings(reference.path("unless")),
                    reference.path("count").asText(""),
                    reference.path("counted").asText("")));
        });
        return references;
    }

    private static List<PartnerCheck> partnerChecks(JsonNode check) {
        return check.isMissingNode()
                ? List.of()
                : List.of(new PartnerCheck(
                        check.path("column").asText(),
                        check.path("value").asText(),
                        check.path("most").asDouble()));
    }

    private static List<RecordKey> keys(JsonNode declared) {
        List<RecordKey> keys = new ArrayList<>();
        declared.forEach(key -> {
            Map<String, List<String>> unless = new TreeMap<>();
            key.path("unless").properties().forEach(rule -> unless.put(rule.getKey(), strings(rule.getValue())));
            keys.add(new RecordKey(strings(key.path("columns")), unless, level(key)));
        });
        return keys;
    }

    private static List<SumCheck> sumChecks(JsonNode checks, JsonNode groups) {
        List<SumCheck> sums = new ArrayList<>();
        checks.forEach(check -> sums.add(new SumCheck(
                check.path("name").asText(),
                strings(check.path("by")),
                check.path("column").asText(),
                check.path("aggregate").asText(),
                strings(groups.path(check.path("members").asText())),
                check.path("value").asText(),
                check.path("scale").asText(""),
                check.path("tolerance").asDouble(),
                check.path("sparse").asBoolean(false),
                level(check))));
        return sums;
    }

    private static List<ContinuityCheck> continuityChecks(JsonNode checks) {
        List<ContinuityCheck> continuity = new ArrayList<>();
        checks.forEach(check -> continuity.add(new ContinuityCheck(
                check.path("name").asText(),
                strings(check.path("series")),
                strings(check.path("period")),
                check.path("value").asText(),
                check.path("scale").asText(""),
                check.path("factor").asDouble(),
                check.path("gap").asDouble(Double.POSITIVE_INFINITY),
                check.path("hole").asDouble(Double.POSITIVE_INFINITY),
                level(check))));
        return continuity;
    }

    private static Ledger.Level level(JsonNode check) {
        return Ledger.Level.valueOf(check.path("level").asText("error").toUpperCase(Locale.ROOT));
    }

    /** What a rule lists, or the products of the strands or their headings where it says so. */
    private static List<String> values(JsonNode listed, Strands strands) {
        return switch (listed.asText()) {
            case "" -> strings(listed);
            case "products of the strands" -> List.copyOf(strands.products());
            case "headings of the strands" ->
                strands.products().stream()
                        .map(product -> StringUtils.left(product, HEADING_DIGITS))
                        .distinct()
                        .toList();
            default ->
                throw new IllegalStateException("A rule keeps or leaves out a list, not '" + listed.asText() + "'");
        };
    }

    private static List<Resource.Scope> scope(JsonNode rules, Strands strands) {
        List<Resource.Scope> scope = new ArrayList<>();
        rules.forEach(rule -> scope.add(new Resource.Scope(
                rule.path("rule").asText(),
                rule.path("from").asText(),
                values(rule.has("keep") ? rule.path("keep") : rule.path("leaveOut"), strands),
                rule.has("keep"),
                rule.path("prefixes").asBoolean(false),
                rule.path("form").asText(""))));
        return scope;
    }

    private static Column column(JsonNode json, LocalDate edition) {
        LocalDate latest = day(json.path("latest"));
        if (latest == null && edition != null && json.path("dated").asBoolean(false)) {
            latest = edition.plusDays(NEWER);
        }
        String from = json.path("from").asText();
        return new Column(
                from,
                json.path("pointer").asText(""),
                strings(json.path("alternatives")),
                json.path("name").asText(from),
                Column.Type.valueOf(json.path("type").asText("text").toUpperCase(Locale.ROOT)),
                json.path("argument").asText(""),
                json.path("required").asBoolean(false),
                json.path("optional").asBoolean(false),
                json.path("absent").asText(""),
                json.path("trim").asBoolean(false),
                json.path("pad").asInt(0),
                new BigDecimal(json.path("factor").asText("1")),
                json.path("minimum").asDouble(Double.NEGATIVE_INFINITY),
                Math.min(
                        json.path("maximum").asDouble(Double.POSITIVE_INFINITY),
                        latest == null ? Double.POSITIVE_INFINITY : latest.getYear()),
                strings(json.path("missing")),
                strings(json.path("allowed")),
                json.path("named").asText(""),
                day(json.path("earliest")),
                latest,
                never(json.path("never")),
                json.path("notBelow").asText(""),
                json.path("differs").asText(""),
                json.path("constant").asBoolean(false),
                json.path("partner").asBoolean(false));
    }

    private static Column.Never never(JsonNode json) {
        if (json.isMissingNode()) {
            return null;
        }
        Map<String, Pattern> texts = new TreeMap<>();
        json.path("texts")
                .properties()
                .forEach(rule ->
                        texts.put(rule.getKey(), Pattern.compile(rule.getValue().asText())));
        return new Column.Never(json.path("by").asText(), texts);
    }

    private static List<String> strings(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }
}
