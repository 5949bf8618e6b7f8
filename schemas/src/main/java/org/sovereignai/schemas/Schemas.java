package org.sovereignai.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.lang3.StringUtils;

/**
 * Every field, table and indicator of the contract, read from the descriptors and checked against each other: unknown
 * fields, dangling keys, self-inputs and cycles are errors here, before any job runs.
 */
public final class Schemas {

    private static final String STRAND = "{strand}";
    private static final List<String> DIRECTIONS = List.of("+", "-", "0");

    private final Strands strands;
    private final Optional<Products> products;
    private final Map<String, Field> fields;
    private final Map<String, TableSchema> tables;
    private final Map<String, Indicator> indicators;
    private final Map<String, String> warnings;
    private final Map<String, String> notes;

    private Schemas(
            Strands strands,
            Optional<Products> products,
            Map<String, Field> fields,
            Map<String, TableSchema> tables,
            Map<String, Indicator> indicators,
            Map<String, String> warnings,
            Map<String, String> notes) {
        this.strands = strands;
        this.products = products;
        this.fields = fields;
        this.tables = tables;
        this.indicators = indicators;
        this.warnings = warnings;
        this.notes = notes;
    }

    /**
     * Reads and checks all descriptors on the class path.
     *
     * @throws IllegalStateException with every problem found, one per line
     */
    public static Schemas load() {
        return load(StrandFile.read(), Optional.empty());
    }

    /**
     * As {@link #load()}, with another register of strands: every descriptor that goes by kind of strand follows.
     *
     * @param products single products that are measured as well; empty where nobody asks for any
     */
    public static Schemas load(Strands strands, Optional<Products> products) {
        List<String> problems = new ArrayList<>();
        Map<String, Field> fields = new LinkedHashMap<>();
        JsonFolder.read(Schemas.class, "fields.json")
                .properties()
                .forEach(e -> fields.put(e.getKey(), field(e.getKey(), e.getValue())));
        Map<String, String> warnings = texts("warnings.json");
        Map<String, String> notes = texts("notes.json");
        Map<String, Indicator> indicators = new LinkedHashMap<>();
        JsonFolder.readAll(Schemas.class, "indicators")
                .forEach((family, json) -> indicators(family, json, strands, problems)
                        .forEach(indicator -> putOnce(indicators, indicator, problems)));
        Map<String, TableSchema> tables = new LinkedHashMap<>();
        JsonFolder.readAll(Schemas.class, "tables")
                .forEach((name, json) -> tables.put(name, table(name, json, fields, indicators, problems)));
        checkReferences(tables, warnings, indicators, problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Descriptors disagree:\n" + String.join("\n", problems));
        }
        return new Schemas(strands, products, fields, inDependencyOrder(tables), indicators, warnings, notes);
    }

    /** The register of strands. */
    public Strands strands() {
        return strands;
    }

    /** The single products that are to be measured, in tables of their own; empty where nobody asks for any. */
    public Optional<Products> products() {
        return products;
    }

    /** All columns by name. */
    public Map<String, Field> fields() {
        return fields;
    }

    /** All tables, every table after its inputs. */
    public Collection<TableSchema> tables() {
        return tables.values();
    }

    /** The table of that name, if there is one. */
    public Optional<TableSchema> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** All indicators by id. */
    public Map<String, Indicator> indicators() {
        return indicators;
    }

    /** Usage warnings: code and text. */
    public Map<String, String> warnings() {
        return warnings;
    }

    /** Codes of {@code note_code}: why a value is missing, or what to know about it. */
    public Map<String, String> notes() {
        return notes;
    }

    /** The named tables, everything they are made from and what their values must be found in, in dependency order. */
    public List<TableSchema> withInputs(Collection<String> names) {
        Set<String> wanted = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(names);
        while (!open.isEmpty()) {
            String name = open.pop();
            if (wanted.add(name)) {
                open.addAll(tables.get(name).inputs());
                tables.get(name).foreignKeys().forEach(key -> open.add(key.table()));
            }
        }
        return tables.values().stream().filter(t -> wanted.contains(t.name())).toList();
    }

    private static Field field(String name, JsonNode json) {
        return new Field(
                name,
                json.path("type").asText(),
                json.path("unit").asText(),
                json.path("description").asText(),
                number(json, "minimum"),
                number(json, "maximum"),
                Optional.ofNullable(json.get("pattern")).map(JsonNode::asText),
                strings(json.path("allowed")));
    }

    private static TableSchema table(
            String name,
            JsonNode json,
            Map<String, Field> dictionary,
            Map<String, Indicator> indicators,
            List<String> problems) {
        List<Field> columns = new ArrayList<>();
        for (String column : strings(json.path("fields"))) {
            if (dictionary.containsKey(column)) {
                columns.add(dictionary.get(column));
            } else {
                problems.add("Table " + name + " has the field " + column + ", which fields.json does not define");
            }
        }
        List<String> key = strings(json.path("primaryKey"));
        Set<String> required = new LinkedHashSet<>(key);
        required.addAll(strings(json.path("required")));
        List<ForeignKey> references = new ArrayList<>();
        json.path("foreignKeys")
                .forEach(fk -> references.add(new ForeignKey(
                        strings(fk.path("fields")), fk.path("table").asText(), strings(fk.path("referenced")))));
        return new TableSchema(
                name,
                json.path("class").asText(),
                json.path("title").asText(),
                json.path("row").asText(),
                json.path("description").asText(),
                inputs(json.path("inputs"), indicators),
                strings(json.path("sources")),
                columns,
                required,
                key,
                references,
                strings(json.path("warnings")),
                json.path("mayBeEmpty").asBoolean(false),
                json.path("published").asBoolean(true),
                json.path("option").asText(""));
    }

    /** The tables listed, or, for the table of indicator values, all that any indicator is computed from. */
    private static List<String> inputs(JsonNode json, Map<String, Indicator> indicators) {
        return json.asText().equals("indicators")
                ? indicators.values().stream()
                        .flatMap(indicator -> indicator.inputs().stream())
                        .distinct()
                        .sorted()
                        .toList()
                : strings(json);
    }

    /** One descriptor yields one indicator, or one for every strand that it names or that is of a kind it names. */
    private static List<Indicator> indicators(String family, JsonNode json, Strands strands, List<String> problems) {
        List<Indicator> found = new ArrayList<>();
        String stepClass = json.path("class").asText();
        List<String> inputs = strings(json.path("inputs"));
        for (JsonNode one : json.path("indicators")) {
            Map<String, String> words = strandsOf(one, strands, problems);
            if (words.isEmpty()) {
                words.put("none", "");
            }
            words.forEach((strand, name) -> found.add(new Indicator(
                    one.path("id").asText().replace(STRAND, strand),
                    family,
                    one.path("measure").asText(one.path("id").asText().replace(STRAND + "_", "")),
                    StringUtils.capitalize(one.path("title").asText().replace(STRAND, name)),
                    one.path("question").asText().replace(STRAND, name),
                    one.path("dimension").asText(),
                    strand,
                    one.path("formula").asText().replace(STRAND, name),
                    one.path("unit").asText(),
                    one.path("direction").asText(),
                    inputs,
                    one.path("source").asText(),
                    one.path("caveats").asText().replace(STRAND, name),
                    stepClass)));
        }
        if (found.isEmpty()) {
            problems.add("Indicator family " + family + " names no indicator");
        }
        return found;
    }

    private static Map<String, String> strandsOf(JsonNode indicator, Strands strands, List<String> problems) {
        List<String> kinds = strings(indicator.path("kinds"));
        List<String> named = strings(indicator.path("strands"));
        indicator.path("strand").asText("").lines().forEach(named::add);
        named.stream()
                .filter(id -> !strands.contains(id))
                .forEach(id -> problems.add("Indicator " + indicator.path("id").asText() + " names the strand " + id
                        + ", which strands.json does not have"));
        Map<String, String> words = new LinkedHashMap<>();
        strands.all().stream()
                .filter(strand -> named.contains(strand.id())
                        || kinds.contains(strand.kind().name().toLowerCase(Locale.ROOT)))
                .forEach(strand -> words.put(strand.id(), strand.words()));
        return words;
    }

    private static void putOnce(Map<String, Indicator> all, Indicator indicator, List<String> problems) {
        if (all.put(indicator.id(), indicator) != null) {
            problems.add("Indicator " + indicator.id() + " is defined twice");
        }
        if (!DIRECTIONS.contains(indicator.direction())) {
            problems.add("Indicator " + indicator.id() + " has the direction '" + indicator.direction()
                    + "', which is none of " + DIRECTIONS);
        }
    }

    static void checkReferences(
            Map<String, TableSchema> tables,
            Map<String, String> warnings,
            Map<String, Indicator> indicators,
            List<String> problems) {
        for (TableSchema table : tables.values()) {
            for (String input : table.inputs()) {
                if (!tables.containsKey(input)) {
                    problems.add("Table " + table.name() + " reads " + input + ", which is no table");
                }
                if (input.equals(table.name())) {
                    problems.add("Table " + table.name() + " reads itself");
                }
            }
            for (String column : table.required()) {
                if (table.field(column).isEmpty()) {
                    problems.add("Table " + table.name() + " requires " + column + ", which it does not have");
                }
            }
            for (ForeignKey key : table.foreignKeys()) {
                TableSchema target = tables.get(key.table());
                if (target == null || !target.fieldNames().containsAll(key.referenced())) {
                    problems.add("Table " + table.name() + " refers to " + key.table() + key.referenced()
                            + ", which does not exist");
                }
                if (key.fields().size() != 1 || key.referenced().size() != 1) {
                    problems.add("Table " + table.name() + " refers to " + key.table() + " by " + key.fields()
                            + "; only references by one column are checked");
                } else if (!table.fieldNames().containsAll(key.fields())) {
                    problems.add("Table " + table.name() + " refers to " + key.table() + " by " + key.fields()
                            + ", which is no column of it");
                }
            }
            for (String warning : table.warnings()) {
                if (!warnings.containsKey(warning)) {
                    problems.add("Table " + table.name() + " has the unknown warning " + warning);
                }
            }
        }
        for (Indicator indicator : indicators.values()) {
            for (String input : indicator.inputs()) {
                if (!tables.containsKey(input)) {
                    problems.add("Indicator " + indicator.id() + " reads " + input + ", which is no table");
                }
            }
        }
    }

    static Map<String, TableSchema> inDependencyOrder(Map<String, TableSchema> tables) {
        Map<String, TableSchema> ordered = new LinkedHashMap<>();
        Map<String, TableSchema> left = new TreeMap<>(tables);
        while (!left.isEmpty()) {
            List<TableSchema> ready = left.values().stream()
                    .filter(t -> ordered.keySet().containsAll(t.inputs()))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("Tables read each other in a circle: " + left.keySet());
            }
            for (TableSchema table : ready) {
                ordered.put(table.name(), table);
                left.remove(table.name());
            }
        }
        return ordered;
    }

    private static Map<String, String> texts(String resource) {
        Map<String, String> texts = new LinkedHashMap<>();
        JsonFolder.read(Schemas.class, resource)
                .properties()
                .forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
        return texts;
    }

    private static Optional<Double> number(JsonNode json, String key) {
        return Optional.ofNullable(json.get(key)).map(JsonNode::asDouble);
    }

    private static List<String> strings(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }
}
