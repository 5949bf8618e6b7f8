package org.sovereignai.atlas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.StreamSupport;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableSchema;

/**
 * What the manifest of a release says about it, for the pages.
 *
 * @param manifest data package descriptor
 * @param previous descriptor of the release before, if there is one
 * @param schemas texts of notes and warnings
 * @param path where the tables are, seen from the pages
 * @param rowsAsCsv rows up to which a table is given as CSV; larger ones as compressed CSV
 */
record ReleaseFacts(JsonNode manifest, Optional<JsonNode> previous, Schemas schemas, String path, long rowsAsCsv) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The table that releases have as CSV anyway. */
    private static final String INDICATORS = "indicators.csv";

    List<String> tables() {
        return List.copyOf(resources(manifest).keySet());
    }

    /** Tables to be given as CSV. */
    List<String> tablesAsCsv() {
        return tables(rows -> rows <= rowsAsCsv);
    }

    /** Tables to be given as compressed CSV. */
    List<String> tablesAsCompressedCsv() {
        return tables(rows -> rows > rowsAsCsv).stream()
                .filter(name -> !hasCsv(name))
                .toList();
    }

    private List<String> tables(LongPredicate rows) {
        List<String> names = new ArrayList<>();
        resources(manifest).forEach((name, resource) -> {
            if (rows.test(resource.path("rows").asLong())) {
                names.add(name);
            }
        });
        return names;
    }

    /** Version, licence, sources, titles and sources of the tables, and the texts of the codes. */
    String release() {
        ObjectNode facts = JSON.createObjectNode();
        facts.set("version", manifest.path("version"));
        facts.put("created", manifest.path("created").asText().split("T")[0]);
        facts.set("licence", manifest.path("licenses").path(0));
        facts.set("sources", manifest.path("sources"));
        ObjectNode notes = facts.putObject("notes");
        schemas.notes().forEach(notes::put);
        ObjectNode titles = facts.putObject("tables");
        ObjectNode sources = facts.putObject("tableSources");
        resources(manifest).forEach((name, resource) -> {
            titles.set(name, resource.path("title"));
            ArrayNode list = sources.putArray(name);
            resource.path("sources")
                    .forEach(source -> list.addObject()
                            .<ObjectNode>set("title", source.path("title"))
                            .set("licence", source.path("licence")));
        });
        return facts.toString();
    }

    /** Every table with its columns, where to load it, and what changed. */
    String tableList() {
        ObjectNode facts = JSON.createObjectNode();
        facts.put("path", path);
        facts.set("withheld", manifest.path("withheld"));
        ArrayNode files = facts.putArray("files");
        for (JsonNode resource : manifest.path("resources")) {
            if (!resource.has("schema") && !resource.path("path").asText().contains("/")) {
                files.addObject().<ObjectNode>set("path", resource.path("path")).set("title", resource.path("title"));
            }
        }
        ObjectNode warnings = facts.putObject("warnings");
        schemas.warnings().forEach(warnings::put);
        previous.ifPresent(earlier -> facts.set("previous", earlier.path("version")));
        Map<String, JsonNode> before = previous.map(this::resources).orElse(Map.of());
        Map<String, JsonNode> now = resources(manifest);
        ArrayNode list = facts.putArray("tables");
        now.forEach((name, resource) -> {
            ObjectNode table = list.addObject();
            for (String property :
                    List.of("name", "title", "description", "path", "bytes", "hash", "rows", "warnings")) {
                table.set(property, resource.path(property));
            }
            table.put("csv", csv(name, resource.path("rows").asLong()));
            table.set("columns", resource.path("schema").path("fields"));
            table.set("key", resource.path("schema").path("primaryKey"));
            if (previous.isPresent()) {
                JsonNode earlier = before.get(name);
                table.put("change", earlier == null ? "new" : change(earlier, resource));
                if (earlier != null) {
                    table.set("rows_before", earlier.path("rows"));
                }
            }
        });
        ArrayNode gone = facts.putArray("gone");
        before.keySet().stream().filter(name -> !now.containsKey(name)).forEach(gone::add);
        return facts.toString();
    }

    /** Where a table is as CSV, seen from the pages. */
    private String csv(String table, long rows) {
        if (rows <= rowsAsCsv) {
            return "csv/" + table + ".csv";
        }
        return hasCsv(table) ? path + "/" + INDICATORS : "csv/" + table + ".csv.gz";
    }

    /** Whether the release has the table as CSV anyway. */
    private boolean hasCsv(String table) {
        return table.equals("indicator_value") && has(INDICATORS);
    }

    private boolean has(String file) {
        return StreamSupport.stream(manifest.path("resources").spliterator(), false)
                .anyMatch(resource -> resource.path("path").asText().equals(file));
    }

    private static String change(JsonNode earlier, JsonNode resource) {
        return earlier.path("digest").equals(resource.path("digest")) ? "same" : "changed";
    }

    /** The tables of a release by name, without those that are made for somebody who asks for them: they can be very large. */
    private Map<String, JsonNode> resources(JsonNode manifest) {
        Map<String, JsonNode> tables = new LinkedHashMap<>();
        for (JsonNode resource : manifest.path("resources")) {
            boolean isOptional = schemas.table(resource.path("name").asText())
                    .filter(TableSchema::isOptional)
                    .isPresent();
            if (resource.has("schema") && !isOptional) {
                tables.put(resource.path("name").asText(), resource);
            }
        }
        return tables;
    }
}
