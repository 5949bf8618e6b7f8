package org.sovereignai.jobs.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** One page of the data dictionary, made from what a release says of itself. */
final class RelationPage {

    private RelationPage() {}

    /** A published table: what a row is, its key, what it is made from, what to beware of, its columns. */
    static String of(JsonNode resource, JsonNode warnings) {
        StringBuilder page = new StringBuilder();
        page.append("%s: %s%n".formatted(text(resource, "name"), text(resource, "title")));
        page.append("  %s%n".formatted(text(resource, "description")));
        page.append(String.format(
                Locale.ROOT, "  Rows: %,d%n", resource.path("rows").asLong()));
        page.append("  Key: %s%n".formatted(joined(resource.path("schema").path("primaryKey"))));
        page.append("  Made from: %s%n".formatted(joined(resource.path("madeFrom"))));
        resource.path("warnings")
                .forEach(code ->
                        page.append("  Beware (%s): %s%n".formatted(code.asText(), text(warnings, code.asText()))));
        resource.path("schema").path("fields").forEach(field -> append(page, field));
        return page.toString();
    }

    /** A ready view: its columns as the tables describe columns of that name. */
    static String of(String name, String description, List<String> columns, JsonNode manifest) {
        StringBuilder page = new StringBuilder("%s: %s%n".formatted(name, description));
        for (String column : columns) {
            page.append(find(column, manifest, "    %-34s %n".formatted(column)));
        }
        return page.toString();
    }

    private static String find(String column, JsonNode manifest, String otherwise) {
        for (JsonNode resource : manifest.path("resources")) {
            for (JsonNode field : resource.path("schema").path("fields")) {
                if (text(field, "name").equals(column)) {
                    StringBuilder line = new StringBuilder();
                    append(line, field);
                    return line.toString();
                }
            }
        }
        return otherwise;
    }

    private static void append(StringBuilder page, JsonNode field) {
        page.append("    %-34s %-8s %-18s %s%n"
                .formatted(text(field, "name"), text(field, "type"), text(field, "unit"), text(field, "description")));
    }

    private static String joined(JsonNode names) {
        StringBuilder list = new StringBuilder();
        names.forEach(name -> list.append(list.isEmpty() ? "" : ", ").append(name.asText()));
        return list.toString();
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText();
    }
}
