package org.sovereignai.jobs.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sovereignai.schemas.TableDescription;
import org.sovereignai.schemas.manifest.ManifestFile;
import org.sovereignai.schemas.manifest.TableColumns;
import org.sovereignai.schemas.manifest.TableFacts;

/**
 * One page of the data dictionary, made from what a release says of itself. Of a ready view it has name, title and columns.
 *
 * @param name name of the table or view
 * @param title what it holds
 * @param description what a row is; null of a view, as are the four that follow
 * @param rows number of rows
 * @param key columns that identify a row
 * @param origins source resources and tables that it is made from
 * @param warnings what to beware of, by code
 * @param columns its columns, in order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RelationPage(
        String name,
        String title,
        String description,
        @JsonProperty("row_count") Long rows,
        List<String> key,
        @JsonProperty("made_from") List<String> origins,
        Map<String, String> warnings,
        List<Column> columns) {

    /** A column; of one that nothing describes the name alone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Column(String name, String type, String unit, String description) {
        Column(TableColumns.Column column) {
            this(column.name(), column.type(), column.unit(), column.description());
        }
    }

    /** The page on a published table. */
    static RelationPage of(ManifestFile file, Map<String, String> meanings) {
        TableFacts table = file.table();
        Map<String, String> warnings = new LinkedHashMap<>();
        table.warningCodes().forEach(code -> warnings.put(code, meanings.getOrDefault(code, "")));
        return new RelationPage(
                file.name(),
                file.title(),
                table.description(),
                table.rowCount(),
                file.columns().primaryKey(),
                table.origins(),
                warnings,
                file.columns().fields().stream().map(Column::new).toList());
    }

    /**
     * The page on a ready view.
     *
     * @param described what is known of columns, by name
     */
    static RelationPage of(String name, String title, List<String> columns, Map<String, Column> described) {
        return new RelationPage(
                name,
                title,
                null,
                null,
                null,
                null,
                null,
                columns.stream()
                        .map(column -> described.getOrDefault(column, new Column(column, null, null, null)))
                        .toList());
    }

    /** The page for people: what a row is, its key, what it is made from, what to beware of, its columns. */
    public String text(int width) {
        StringBuilder text = new StringBuilder("%s: %s\n".formatted(name, title));
        if (rows != null) {
            text.append("  %s\n".formatted(description));
            text.append(String.format(Locale.ROOT, "  Rows: %,d\n", rows));
            text.append("  Key: %s\n".formatted(String.join(", ", key)));
            text.append("  Made from: %s\n".formatted(String.join(", ", origins)));
            warnings.forEach((code, meaning) -> text.append("  Beware (%s): %s\n".formatted(code, meaning)));
        }
        columns.forEach(column -> text.append(
                column.description() == null
                        ? "    %s\n".formatted(column.name())
                        : TableDescription.column(column.name(), column.type(), column.unit(), column.description())));
        return ScreenLines.fit(text.toString(), width);
    }
}
