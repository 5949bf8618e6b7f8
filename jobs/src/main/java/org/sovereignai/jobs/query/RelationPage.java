package org.sovereignai.jobs.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sovereignai.schemas.manifest.Manifest;
import org.sovereignai.schemas.manifest.ManifestFile;
import org.sovereignai.schemas.manifest.TableColumns;
import org.sovereignai.schemas.manifest.TableFacts;

/** One page of the data dictionary, made from what a release says of itself. */
final class RelationPage {

    private RelationPage() {}

    /** A published table: what a row is, its key, what it is made from, what to beware of, its columns. */
    static String of(ManifestFile file, Map<String, String> warnings) {
        TableFacts table = file.table();
        StringBuilder page = new StringBuilder();
        page.append("%s: %s%n".formatted(file.name(), file.title()));
        page.append("  %s%n".formatted(table.description()));
        page.append(String.format(Locale.ROOT, "  Rows: %,d%n", table.rowCount()));
        page.append("  Key: %s%n".formatted(String.join(", ", file.columns().primaryKey())));
        page.append("  Made from: %s%n".formatted(String.join(", ", table.origins())));
        table.warningCodes()
                .forEach(code -> page.append("  Beware (%s): %s%n".formatted(code, warnings.getOrDefault(code, ""))));
        file.columns().fields().forEach(column -> page.append(line(column)));
        return page.toString();
    }

    /** A ready view: its columns as the tables describe columns of that name. */
    static String of(String name, String description, List<String> columns, Manifest manifest) {
        StringBuilder page = new StringBuilder("%s: %s%n".formatted(name, description));
        for (String column : columns) {
            page.append(manifest.tables().stream()
                    .flatMap(table -> table.columns().fields().stream())
                    .filter(described -> described.name().equals(column))
                    .findFirst()
                    .map(RelationPage::line)
                    .orElseGet(() -> "    %-34s %n".formatted(column)));
        }
        return page.toString();
    }

    private static String line(TableColumns.Column column) {
        return "    %-34s %-8s %-18s %s%n".formatted(column.name(), column.type(), column.unit(), column.description());
    }
}
