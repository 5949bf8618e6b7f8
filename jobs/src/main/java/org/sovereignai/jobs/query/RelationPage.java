package org.sovereignai.jobs.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sovereignai.schemas.TableDescription;
import org.sovereignai.schemas.manifest.Manifest;
import org.sovereignai.schemas.manifest.ManifestFile;
import org.sovereignai.schemas.manifest.TableColumns;
import org.sovereignai.schemas.manifest.TableFacts;

/** One page of the data dictionary, made from what a release says of itself. */
public final class RelationPage {

    private RelationPage() {}

    /** A published table as JSON: what {@link #text(ObjectNode, int)} says of it. */
    static ObjectNode of(ManifestFile file, Map<String, String> warnings) {
        TableFacts table = file.table();
        ObjectNode page = head(file.name(), file.title());
        page.put("description", table.description()).put("row_count", table.rowCount());
        file.columns().primaryKey().forEach(page.putArray("key")::add);
        table.origins().forEach(page.putArray("made_from")::add);
        ObjectNode beware = page.putObject("warnings");
        table.warningCodes().forEach(code -> beware.put(code, warnings.getOrDefault(code, "")));
        ArrayNode columns = page.putArray("columns");
        file.columns().fields().forEach(column -> add(columns, column));
        return page;
    }

    /** A ready view as JSON: its columns as the tables describe columns of that name. */
    static ObjectNode of(String name, String description, List<String> columns, Manifest manifest) {
        ObjectNode page = head(name, description);
        ArrayNode described = page.putArray("columns");
        for (String column : columns) {
            manifest.tables().stream()
                    .flatMap(table -> table.columns().fields().stream())
                    .filter(candidate -> candidate.name().equals(column))
                    .findFirst()
                    .ifPresentOrElse(
                            found -> add(described, found),
                            () -> described.addObject().put("name", column));
        }
        return page;
    }

    /** The page for people: what a row is, its key, what it is made from, what to beware of, its columns. */
    public static String text(ObjectNode page, int width) {
        StringBuilder text = new StringBuilder("%s: %s\n".formatted(text(page, "name"), text(page, "title")));
        if (page.has("row_count")) {
            text.append("  %s\n".formatted(text(page, "description")));
            text.append(String.format(
                    Locale.ROOT, "  Rows: %,d\n", page.path("row_count").asLong()));
            text.append("  Key: %s\n".formatted(list(page, "key")));
            text.append("  Made from: %s\n".formatted(list(page, "made_from")));
            page.path("warnings")
                    .properties()
                    .forEach(warning -> text.append("  Beware (%s): %s\n"
                            .formatted(warning.getKey(), warning.getValue().asText())));
        }
        page.path("columns")
                .forEach(column -> text.append(
                        column.has("description")
                                ? TableDescription.column(
                                        text(column, "name"),
                                        text(column, "type"),
                                        text(column, "unit"),
                                        text(column, "description"))
                                : "    %s\n".formatted(text(column, "name"))));
        return ScreenLines.fit(text.toString(), width);
    }

    private static String text(JsonNode page, String part) {
        return page.path(part).asText();
    }

    private static ObjectNode head(String name, String title) {
        return new ObjectMapper().createObjectNode().put("name", name).put("title", title);
    }

    private static void add(ArrayNode columns, TableColumns.Column column) {
        columns.addObject()
                .put("name", column.name())
                .put("type", column.type())
                .put("unit", column.unit())
                .put("description", column.description());
    }

    private static String list(ObjectNode page, String part) {
        List<String> names = new ArrayList<>();
        page.path(part).forEach(name -> names.add(name.asText()));
        return String.join(", ", names);
    }
}
