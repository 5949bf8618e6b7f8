package org.sovereignai.schemas.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sovereignai.schemas.Field;
import org.sovereignai.schemas.ForeignKey;
import org.sovereignai.schemas.TableSchema;

/**
 * Columns, keys and references of a table, as a Frictionless Table Schema (v2).
 *
 * @param fields its columns, in order
 * @param primaryKey columns that identify a row
 * @param foreignKeys references to other tables
 */
public record TableColumns(
        List<Column> fields,
        List<String> primaryKey,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Key> foreignKeys) {

    static final TableColumns NONE = new TableColumns(List.of(), List.of(), List.of());

    /**
     * One column.
     *
     * @param name its name
     * @param type its type, of the standard
     * @param sqlType its type in Spark SQL
     * @param description what it means
     * @param unit unit of its values
     * @param constraints what its values keep; null if nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Column(
            String name,
            String type,
            @JsonProperty("sql_type") String sqlType,
            String description,
            String unit,
            Constraints constraints) {}

    /**
     * What the values of a column keep.
     *
     * @param required whether it is never empty; null if it may be
     * @param minimum least value, null if none
     * @param maximum largest value, null if none
     * @param pattern form of texts, empty if any
     * @param allowed the values that it may have; empty if any
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Constraints(
            Boolean required,
            Number minimum,
            Number maximum,
            String pattern,
            @JsonProperty("enum") List<String> allowed) {

        private static final Constraints NONE = new Constraints(null, null, null, "", List.of());
    }

    /** Columns that refer to those of another table. */
    public record Key(List<String> fields, Reference reference) {}

    /** Columns of another table. */
    public record Reference(String resource, List<String> fields) {}

    /** Names of the columns, in order. */
    public Set<String> names() {
        return fields.stream().map(Column::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those of a table of the contract. */
    public static TableColumns of(TableSchema table) {
        return new TableColumns(
                table.fields().stream().map(field -> column(table, field)).toList(),
                table.primaryKey(),
                table.foreignKeys().stream().map(TableColumns::key).toList());
    }

    private static Column column(TableSchema table, Field field) {
        String type = type(field.type());
        Constraints constraints = new Constraints(
                table.required().contains(field.name()) ? Boolean.TRUE : null,
                field.minimum().map(least -> limit(type, least)).orElse(null),
                field.maximum().map(most -> limit(type, most)).orElse(null),
                field.pattern().orElse(""),
                field.allowed());
        return new Column(
                field.name(),
                type,
                field.type(),
                field.description(),
                field.unit(),
                constraints.equals(Constraints.NONE) ? null : constraints);
    }

    private static Key key(ForeignKey key) {
        return new Key(key.fields(), new Reference(key.table(), key.referenced()));
    }

    /** A limit as a number of the kind of its field: the standard wants whole numbers as limits of whole numbers. */
    private static Number limit(String type, double limit) {
        if (type.equals("integer")) {
            return (long) limit;
        }
        return limit;
    }

    private static String type(String sqlType) {
        if (sqlType.startsWith("DECIMAL") || sqlType.equals("DOUBLE")) {
            return "number";
        }
        if (sqlType.startsWith("ARRAY")) {
            return "array";
        }
        return switch (sqlType) {
            case "INT", "BIGINT" -> "integer";
            case "BOOLEAN" -> "boolean";
            case "DATE" -> "date";
            default -> "string";
        };
    }
}
