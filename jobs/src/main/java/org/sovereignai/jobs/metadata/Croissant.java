package org.sovereignai.jobs.metadata;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sovereignai.schemas.Field;
import org.sovereignai.schemas.TableSchema;
import org.sovereignai.schemas.manifest.Manifest;
import org.sovereignai.schemas.manifest.ManifestFile;

/**
 * A release as a schema.org data set with the Croissant vocabulary 1.1 (https://docs.mlcommons.org/croissant/): one file
 * object per file, one record set per table. Addresses are those at the homepage of the release; without one they are
 * relative to the place where the release is put.
 */
final class Croissant {

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
            "html", "text/html",
            "json", "application/json",
            "jsonld", "application/ld+json",
            "md", "text/markdown",
            "parquet", ManifestFile.PARQUET_TYPE,
            "sql", "application/sql",
            "txt", "text/plain");

    private Croissant() {}

    record Dataset(
            @JsonProperty("@context") Map<String, Object> context,
            @JsonProperty("@type") String type,
            String conformsTo,
            String name,
            String description,
            String url,
            String version,
            String datePublished,
            @JsonProperty("license") String licence,
            String citeAs,
            @JsonProperty("isLiveDataset") boolean isLive,
            Creator creator,
            List<String> keywords,
            List<String> isBasedOn,
            List<FileObject> distribution,
            List<RecordSet> recordSet) {}

    record Creator(@JsonProperty("@type") String type, String name) {}

    /** What a word of the context stands for, and of which type its values are. */
    record Term(
            @JsonProperty("@id") String id,
            @JsonProperty("@type") String type) {}

    record FileObject(
            @JsonProperty("@type") String type,
            @JsonProperty("@id") String id,
            String name,
            String description,
            String contentUrl,
            @JsonProperty("license") String licence,
            String contentSize,
            String encodingFormat,
            String sha256) {}

    record RecordSet(
            @JsonProperty("@type") String type,
            @JsonProperty("@id") String id,
            String name,
            String description,
            List<Reference> key,
            @JsonProperty("field") List<Column> columns) {}

    /** A field; {@code references} is one other field, or a list of several. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Column(
            @JsonProperty("@type") String type,
            @JsonProperty("@id") String id,
            String name,
            String description,
            String dataType,
            @JsonProperty("isArray") Boolean isArray,
            String arrayShape,
            Origin source,
            Object references) {}

    record Origin(Reference fileObject, Extract extract) {}

    record Extract(String column) {}

    record FieldReference(Reference field) {}

    static Dataset of(Manifest manifest, List<TableSchema> tables) {
        List<String> names = tables.stream().map(TableSchema::name).toList();
        return new Dataset(
                context(),
                "sc:Dataset",
                "http://mlcommons.org/croissant/1.1",
                manifest.title(),
                manifest.description(),
                manifest.homepage().isEmpty() ? "./" : manifest.homepage(),
                manifest.version(),
                manifest.day(),
                manifest.licence().path(),
                Citation.line(manifest),
                false,
                new Creator(
                        "sc:Organization",
                        manifest.contributors().stream()
                                .findFirst()
                                .map(Manifest.Contributor::title)
                                .orElse("")),
                manifest.keywords(),
                manifest.sources().stream()
                        .map(Manifest.Origin::path)
                        .distinct()
                        .toList(),
                manifest.resources().stream()
                        .map(file -> fileObject(file, manifest.homepage()))
                        .toList(),
                tables.stream().map(table -> recordSet(table, names)).toList());
    }

    private static Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("@language", "en");
        context.put("@vocab", "https://schema.org/");
        context.put("sc", "https://schema.org/");
        context.put("cr", "http://mlcommons.org/croissant/");
        context.put("dct", "http://purl.org/dc/terms/");
        context.put("conformsTo", "dct:conformsTo");
        context.put("dataType", new Term("cr:dataType", "@vocab"));
        TERMS.forEach(term -> context.put(term, "cr:" + term));
        return context;
    }

    private static FileObject fileObject(ManifestFile file, String homepage) {
        return new FileObject(
                "cr:FileObject",
                file.path(),
                file.path(),
                file.title(),
                homepage + file.path(),
                file.licence().path(),
                file.bytes() + " B",
                mediaType(file),
                file.sha256());
    }

    /** The media type of a file, as IANA has it. */
    static String mediaType(ManifestFile file) {
        return MEDIA_TYPES.getOrDefault(file.format(), "application/octet-stream");
    }

    private static RecordSet recordSet(TableSchema table, List<String> published) {
        return new RecordSet(
                "cr:RecordSet",
                table.name(),
                table.name(),
                table.title() + ". " + table.description() + " One row: " + table.row() + ".",
                table.primaryKey().stream()
                        .map(column -> reference(table.name(), column))
                        .toList(),
                table.fields().stream()
                        .map(field -> column(table, field, published))
                        .toList());
    }

    private static Column column(TableSchema table, Field field, List<String> published) {
        boolean isArray = field.type().startsWith("ARRAY");
        return new Column(
                "cr:Field",
                table.name() + "/" + field.name(),
                field.name(),
                field.unit().equals("none") ? field.description() : field.description() + " Unit: " + field.unit(),
                dataType(field.type()),
                isArray ? Boolean.TRUE : null,
                isArray ? "-1" : null,
                new Origin(new Reference(table.name() + ".parquet"), new Extract(field.name())),
                references(table, field, published));
    }

    private static Object references(TableSchema table, Field field, List<String> published) {
        List<FieldReference> references = table.foreignKeys().stream()
                .filter(key -> key.fields().contains(field.name()) && published.contains(key.table()))
                .map(key -> new FieldReference(
                        reference(key.table(), key.referenced().get(key.fields().indexOf(field.name())))))
                .toList();
        return switch (references.size()) {
            case 0 -> null;
            case 1 -> references.get(0);
            default -> references;
        };
    }

    private static Reference reference(String table, String column) {
        return new Reference(table + "/" + column);
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
