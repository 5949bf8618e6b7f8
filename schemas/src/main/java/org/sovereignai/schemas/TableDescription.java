package org.sovereignai.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A table described for others: as Frictionless Table Schema (v2), as codebook rows, as text for people. */
public final class TableDescription {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TableDescription() {}

    /** The Frictionless Table Schema of a table: fields with type, unit and constraints, keys and references. */
    public static ObjectNode frictionless(TableSchema table) {
        ObjectNode schema = JSON.createObjectNode();
        ArrayNode fields = schema.putArray("fields");
        for (Field field : table.fields()) {
            ObjectNode node = fields.addObject();
            node.put("name", field.name());
            node.put("type", frictionlessType(field.type()));
            node.put("sql_type", field.type());
            node.put("description", field.description());
            node.put("unit", field.unit());
            ObjectNode constraints = JSON.createObjectNode();
            if (table.required().contains(field.name())) {
                constraints.put("required", true);
            }
            field.minimum().ifPresent(least -> constraints.set("minimum", limit(field, least)));
            field.maximum().ifPresent(most -> constraints.set("maximum", limit(field, most)));
            field.pattern().ifPresent(pattern -> constraints.put("pattern", pattern));
            if (!field.allowed().isEmpty()) {
                field.allowed().forEach(constraints.putArray("enum")::add);
            }
            if (!constraints.isEmpty()) {
                node.set("constraints", constraints);
            }
        }
        table.primaryKey().forEach(schema.putArray("primaryKey")::add);
        if (!table.foreignKeys().isEmpty()) {
            ArrayNode keys = schema.putArray("foreignKeys");
            for (ForeignKey key : table.foreignKeys()) {
                ObjectNode node = keys.addObject();
                key.fields().forEach(node.putArray("fields")::add);
                ObjectNode reference = node.putObject("reference");
                reference.put("resource", key.table());
                key.referenced().forEach(reference.putArray("fields")::add);
            }
        }
        return schema;
    }

    /** The data dictionary as RFC 4180 text: one line per column of every table. */
    public static String codebook(Collection<TableSchema> tables) {
        StringBuilder csv = new StringBuilder("table,column,type,unit,required,key,description\n");
        for (TableSchema table : tables) {
            for (Field field : table.fields()) {
                csv.append(String.join(
                                ",",
                                table.name(),
                                field.name(),
                                quoted(field.type()),
                                quoted(field.unit()),
                                String.valueOf(table.required().contains(field.name())),
                                String.valueOf(table.primaryKey().contains(field.name())),
                                quoted(field.description())))
                        .append('\n');
            }
        }
        return csv.toString();
    }

    /** One table for people: what a row is, its columns and what to beware of. */
    public static String text(TableSchema table, Map<String, String> warnings) {
        StringBuilder text = new StringBuilder();
        text.append(table.name()).append(": ").append(table.title()).append('\n');
        text.append("  ").append(table.description()).append('\n');
        text.append("  One row: ").append(table.row()).append('\n');
        if (table.isOptional()) {
            text.append("  Made by: ").append(table.option()).append(" alone\n");
        }
        text.append("  Key: ").append(String.join(", ", table.primaryKey())).append('\n');
        text.append("  Made from: ").append(String.join(", ", origins(table))).append('\n');
        table.warnings()
                .forEach(code -> text.append("  Beware (")
                        .append(code)
                        .append("): ")
                        .append(warnings.get(code))
                        .append('\n'));
        for (Field field : table.fields()) {
            text.append("    %-34s %-14s %-18s %s\n"
                    .formatted(field.name(), field.type(), field.unit(), field.description()));
        }
        return text.toString();
    }

    /** The table list of the README, as Markdown. */
    public static String markdown(Collection<TableSchema> tables) {
        StringBuilder list = new StringBuilder("| table | one row | key | made from |\n|---|---|---|---|\n");
        for (TableSchema table : tables) {
            list.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            table.name(),
                            table.isOptional()
                                    ? table.row() + " (made by `" + table.option() + "` alone)"
                                    : table.row(),
                            code(table.primaryKey()),
                            code(origins(table))));
        }
        return list.toString();
    }

    /** The data dictionary as a Markdown page: every table with its warnings, references and columns. */
    public static String dictionary(Collection<TableSchema> tables, Map<String, String> warnings) {
        StringBuilder page = new StringBuilder("# Data dictionary\n");
        for (TableSchema table : tables) {
            page.append("\n## ").append(table.name()).append("\n\n");
            page.append(table.title()).append(". ").append(table.description()).append("\n\n");
            page.append("- One row: ").append(table.row()).append('\n');
            page.append("- Key: ").append(code(table.primaryKey())).append('\n');
            page.append("- Made from: ").append(code(origins(table))).append('\n');
            table.foreignKeys()
                    .forEach(key -> page.append("- Refers: %s to %s of `%s`\n"
                            .formatted(code(key.fields()), code(key.referenced()), key.table())));
            table.warnings()
                    .forEach(code ->
                            page.append("- Beware: ").append(warnings.get(code)).append('\n'));
            page.append("\n| column | type | unit | never empty | meaning |\n|---|---|---|---|---|\n");
            for (Field field : table.fields()) {
                page.append("| `%s` | %s | %s | %s | %s |\n"
                        .formatted(
                                field.name(),
                                field.type(),
                                cell(field.unit()),
                                table.required().contains(field.name()) ? "yes" : "",
                                cell(field.description())));
            }
        }
        return page.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static List<String> origins(TableSchema table) {
        return Stream.concat(table.sources().stream(), table.inputs().stream()).toList();
    }

    private static String code(List<String> names) {
        return names.stream()
                .map(n -> "`" + n + "`")
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** A limit as a number of the kind of its field: the standard wants whole numbers as limits of whole numbers. */
    private static JsonNode limit(Field field, double limit) {
        return frictionlessType(field.type()).equals("integer")
                ? JSON.getNodeFactory().numberNode((long) limit)
                : JSON.getNodeFactory().numberNode(limit);
    }

    private static String frictionlessType(String type) {
        if (type.startsWith("DECIMAL") || type.equals("DOUBLE")) {
            return "number";
        }
        if (type.startsWith("ARRAY")) {
            return "array";
        }
        return switch (type) {
            case "INT", "BIGINT" -> "integer";
            case "BOOLEAN" -> "boolean";
            case "DATE" -> "date";
            default -> "string";
        };
    }
}
