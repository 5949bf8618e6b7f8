package org.sovereignai.jobs.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.sovereignai.schemas.Field;
import org.sovereignai.schemas.ForeignKey;
import org.sovereignai.schemas.TableSchema;

/**
 * A release as a schema.org data set with the Croissant vocabulary 1.1 (https://docs.mlcommons.org/croissant/): one file
 * object per file, one record set per table. Addresses are those at the homepage of the release; without one they are
 * relative to the place where the release is put.
 */
final class Croissant {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> TERMS = List.of(
            "arrayShape",
            "citeAs",
            "column",
            "extract",
            "field",
            "fileObject",
            "isArray",
            "isLiveDataset",
            "key",
            "recordSet",
            "references",
            "source");

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "csv", "text/csv",
            "json", "application/json",
            "md", "text/markdown",
            "parquet", "application/vnd.apache.parquet",
            "txt", "text/plain");

    private Croissant() {}

    static ObjectNode of(JsonNode manifest, List<TableSchema> tables) {
        ObjectNode dataset = JSON.createObjectNode();
        dataset.set("@context", context());
        dataset.put("@type", "sc:Dataset");
        dataset.put("conformsTo", "http://mlcommons.org/croissant/1.1");
        dataset.put("name", manifest.path("title").asText());
        dataset.put("description", manifest.path("description").asText());
        dataset.put("url", manifest.path("homepage").asText("./"));
        dataset.put("version", manifest.path("version").asText());
        dataset.put("datePublished", Citation.date(manifest));
        dataset.put("license", manifest.path("licenses").path(0).path("path").asText());
        dataset.put("citeAs", Citation.line(manifest));
        dataset.put("isLiveDataset", false);
        dataset.putObject("creator")
                .put("@type", "sc:Organization")
                .put("name", manifest.path("contributors").path(0).path("title").asText());
        manifest.path("keywords").forEach(dataset.putArray("keywords")::add);
        ArrayNode origins = dataset.putArray("isBasedOn");
        manifest.path("sources").forEach(source -> origins.add(source.path("path")));
        ArrayNode files = dataset.putArray("distribution");
        manifest.path("resources")
                .forEach(resource ->
                        files.add(fileObject(resource, manifest.path("homepage").asText(""))));
        ArrayNode sets = dataset.putArray("recordSet");
        List<String> names = tables.stream().map(TableSchema::name).toList();
        tables.forEach(table -> sets.add(recordSet(table, names)));
        return dataset;
    }

    private static ObjectNode context() {
        ObjectNode context = JSON.createObjectNode();
        context.put("@language", "en");
        context.put("@vocab", "https://schema.org/");
        context.put("sc", "https://schema.org/");
        context.put("cr", "http://mlcommons.org/croissant/");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("conformsTo", "dct:conformsTo");
        context.putObject("dataType").put("@id", "cr:dataType").put("@type", "@vocab");
        TERMS.forEach(term -> context.put(term, "cr:" + term));
        return context;
    }

    private static ObjectNode fileObject(JsonNode resource, String homepage) {
        String path = resource.path("path").asText();
        ObjectNode file = JSON.createObjectNode();
        file.put("@type", "cr:FileObject");
        file.put("@id", path);
        file.put("name", path);
        file.put("description", resource.path("title").asText());
        file.put("contentUrl", homepage + path);
        file.put("license", resource.path("licenses").path(0).path("path").asText());
        file.put("contentSize", resource.path("bytes").asText() + " B");
        file.put(
                "encodingFormat",
                MEDIA_TYPES.getOrDefault(resource.path("format").asText(), "application/octet-stream"));
        file.put("sha256", resource.path("hash").asText().replaceFirst("^sha256:", ""));
        return file;
    }

    private static ObjectNode recordSet(TableSchema table, List<String> published) {
        ObjectNode set = JSON.createObjectNode();
        set.put("@type", "cr:RecordSet");
        set.put("@id", table.name());
        set.put("name", table.name());
        set.put("description", table.title() + ". " + table.description() + " One row: " + table.row() + ".");
        ArrayNode key = set.putArray("key");
        table.primaryKey().forEach(column -> key.add(reference(table.name(), column)));
        ArrayNode fields = set.putArray("field");
        table.fields().forEach(field -> fields.add(field(table, field, published)));
        return set;
    }

    private static ObjectNode field(TableSchema table, Field field, List<String> published) {
        ObjectNode node = JSON.createObjectNode();
        node.put("@type", "cr:Field");
        node.put("@id", table.name() + "/" + field.name());
        node.put("name", field.name());
        node.put(
                "description",
                field.unit().equals("none") ? field.description() : field.description() + " Unit: " + field.unit());
        node.put("dataType", dataType(field.type()));
        if (field.type().startsWith("ARRAY")) {
            node.put("isArray", true);
            node.put("arrayShape", "-1");
        }
        ObjectNode source = node.putObject("source");
        source.putObject("fileObject").put("@id", table.name() + ".parquet");
        source.putObject("extract").put("column", field.name());
        ArrayNode references = JSON.createArrayNode();
        for (ForeignKey key : table.foreignKeys()) {
            int column = key.fields().indexOf(field.name());
            if (column >= 0 && published.contains(key.table())) {
                references
                        .addObject()
                        .set("field", reference(key.table(), key.referenced().get(column)));
            }
        }
        if (references.size() == 1) {
            node.set("references", references.get(0));
        } else if (!references.isEmpty()) {
            node.set("references", references);
        }
        return node;
    }

    private static ObjectNode reference(String table, String column) {
        return JSON.createObjectNode().put("@id", table + "/" + column);
    }

    private static String dataType(String type) {
        if (type.startsWith("ARRAY<")) {
            return dataType(type.substring("ARRAY<".length(), type.length() - 1));
        }
        if (type.startsWith("DECIMAL")) {
            return "sc:Number";
        }
        return switch (type) {
            case "INT", "BIGINT" -> "sc:Integer";
            case "DOUBLE" -> "sc:Float";
            case "BOOLEAN" -> "sc:Boolean";
            case "DATE" -> "sc:Date";
            default -> "sc:Text";
        };
    }
}
