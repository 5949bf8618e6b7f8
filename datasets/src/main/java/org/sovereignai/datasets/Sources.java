package org.sovereignai.datasets;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
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
import org.sovereignai.schemas.EmptyIfAbsent;
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

    /** What a descriptor leaves out is empty. */
    private static final JsonMapper JSON = EmptyIfAbsent.mapper()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addModule(new SimpleModule().addDeserializer(LocalDate.class, new Days()))
            .build();

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

    /** The source that a resource is of. */
    public Source sourceOf(Resource resource) {
        return source(resource.source()).orElseThrow();
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
            String resource = ((ObjectNode) node).remove("resource").asText();
            corrections
                    .computeIfAbsent(resource, id -> new ArrayList<>())
                    .add(JSON.convertValue(node, Correction.class));
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
        json.forEach(file -> ((ObjectNode) file).put("source", source));
        return list(json, Download.class);
    }

    private static Resource resource(
            String source,
            JsonNode publisher,
            JsonNode json,
            Map<String, List<Correction>> corrections,
            Strands strands) {
        List<Column> columns = new ArrayList<>();
        json.path("columns")
                .forEach(c -> columns.add(
                        column((ObjectNode) c, publisher.path("edition").asText())));
        return new Resource(
                source,
                json.path("name").asText(),
                publisher.path("redistributable").asBoolean()
                        && json.path("redistributable").asBoolean(true),
                list(json.path("files"), Pattern.class),
                Resource.Format.valueOf(json.path("format").asText("csv").toUpperCase(Locale.ROOT)),
                JSON.convertValue(json.withObject("/dialect"), Resource.Dialect.class),
                json.path("otherColumns").asBoolean(false),
                columns,
                scope(json.path("scope"), strands),
                scope(json.path("extract"), strands),
                corrections.getOrDefault(source + "/" + json.path("name").asText(), List.of()),
                sumChecks(json.path("sums"), publisher.path("groups")),
                list(json.path("continuity"), ContinuityCheck.class),
                list(json.path("limits"), LimitCheck.class),
                json.has("unknownPartners")
                        ? List.of(JSON.convertValue(json.path("unknownPartners"), PartnerCheck.class))
                        : List.of(),
                list(json.path("growth"), GrowthCheck.class),
                references(source, json.path("references")),
                json.path("fewest").asLong(0),
                list(json.path("keys"), RecordKey.class),
                json.path("onRequest").asBoolean(false));
    }

    private static List<Reference> references(String source, JsonNode declared) {
        declared.forEach(reference -> {
            String to = reference.path("to").asText();
            ((ObjectNode) reference).put("to", to.contains("/") ? to : source + "/" + to);
        });
        return list(declared, Reference.class);
    }

    private static List<SumCheck> sumChecks(JsonNode checks, JsonNode groups) {
        checks.forEach(check -> ((ObjectNode) check)
                .set("members", groups.path(check.path("members").asText())));
        return list(checks, SumCheck.class);
    }

    /** What a rule lists, or the products of the strands or their headings where it says so. */
    private static List<String> values(JsonNode listed, Strands strands) {
        return switch (listed.asText()) {
            case "" -> list(listed, String.class);
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
                rule.path("form").asText(""),
                rule.path("pad").asInt(0))));
        return scope;
    }

    /**
     * A column.
     *
     * @param edition day of the edition that the descriptor knows; empty if it says none
     */
    private static Column column(ObjectNode json, String edition) {
        boolean isDated = json.path("dated").asBoolean();
        json.remove("dated");
        if (isDated && !json.has("latest") && !edition.isEmpty()) {
            json.put("latest", LocalDate.parse(edition).plusDays(NEWER).toString());
        }
        return JSON.convertValue(json, Column.class);
    }

    private static <T> List<T> list(JsonNode array, Class<T> type) {
        List<T> values = new ArrayList<>();
        array.forEach(value -> values.add(JSON.convertValue(value, type)));
        return values;
    }

    /** Reads days as {@code 2026-11-24}. */
    private static final class Days extends StdDeserializer<LocalDate> {
        private static final long serialVersionUID = 1L;

        Days() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return LocalDate.parse(parser.getText());
        }
    }
}
