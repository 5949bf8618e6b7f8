package org.sovereignai.schemas;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A table described for others: as codebook rows, as Markdown, as text for people. */
public final class TableDescription {

    private TableDescription() {}

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
        StringBuilder text = new StringBuilder("%s: %s\n  %s\n  One row: %s\n"
                .formatted(table.name(), table.title(), table.description(), table.row()));
        if (table.isOptional()) {
            text.append("  Made by: %s alone\n".formatted(table.option()));
        }
        text.append("  Key: %s\n  Made from: %s\n"
                .formatted(String.join(", ", table.primaryKey()), String.join(", ", table.origins())));
        table.warnings().forEach(code -> text.append("  Beware (%s): %s\n".formatted(code, warnings.get(code))));
        table.fields()
                .forEach(field -> text.append(column(field.name(), field.type(), field.unit(), field.description())));
        return text.toString();
    }

    /** One column for people: its name, type and unit, and below what it means. */
    public static String column(String name, String type, String unit, String description) {
        return "    %s (%s; unit: %s)\n        %s\n".formatted(name, type, unit, description);
    }

    /** Whether a word or several stand in the name, title or text of a table, in what a row is or in a column, whatever their capitals. */
    public static boolean mentions(TableSchema table, String words) {
        StringBuilder all =
                new StringBuilder(String.join(" ", table.name(), table.title(), table.description(), table.row()));
        table.fields()
                .forEach(field ->
                        all.append(' ').append(field.name()).append(' ').append(field.description()));
        String text = all.append(' ').append(all.toString().replace('_', ' ')).toString();
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    /** The table list of the README, as Markdown. */
    public static String markdown(Collection<TableSchema> tables) {
        StringBuilder list = new StringBuilder(Markdown.head("table, one row, key, made from"));
        for (TableSchema table : tables) {
            list.append(Markdown.row(
                    "`" + table.name() + "`",
                    table.isOptional() ? table.row() + " (made by `" + table.option() + "` alone)" : table.row(),
                    code(table.primaryKey()),
                    code(table.origins())));
        }
        return list.toString();
    }

    /** The data dictionary as a Markdown page: every table with its warnings, references and columns. */
    public static String dictionary(Collection<TableSchema> tables, Map<String, String> warnings) {
        StringBuilder page = new StringBuilder("# Data dictionary\n");
        for (TableSchema table : tables) {
            page.append("\n## %s\n\n%s. %s\n\n- One row: %s\n- Key: %s\n- Made from: %s\n"
                    .formatted(
                            table.name(),
                            table.title(),
                            table.description(),
                            table.row(),
                            code(table.primaryKey()),
                            code(table.origins())));
            table.foreignKeys()
                    .forEach(key -> page.append("- Refers: %s to %s of `%s`\n"
                            .formatted(code(key.fields()), code(key.referenced()), key.table())));
            table.warnings().forEach(code -> page.append("- Beware: %s\n".formatted(warnings.get(code))));
            page.append("\n" + Markdown.head("column, type, unit, never empty, meaning"));
            for (Field field : table.fields()) {
                page.append(Markdown.row(
                        "`" + field.name() + "`",
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

    private static String code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
