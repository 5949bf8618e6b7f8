package org.sovereignai.schemas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * One table: what a row is, which columns it has, what it is made from and by which class.
 *
 * @param name singular snake_case name; also the name of the descriptor and of the Parquet file
 * @param stepClass fully qualified name of the class that builds the table
 * @param title one line for a catalogue
 * @param row what one row stands for
 * @param description what a user must know beyond the title
 * @param inputs tables that the step may read
 * @param sources source resources that the step may read, as {@code source/resource}
 * @param fields columns in published order
 * @param required names of the columns that are never null
 * @param primaryKey columns that identify a row; rows are sorted by them
 * @param foreignKeys references to other tables
 * @param warnings codes of usage warnings, explained in {@code warnings.json}
 * @param mayBeEmpty whether a release may hold the table without rows
 * @param isPublished whether a release holds the table; else it is kept for the tables that are made from it
 * @param option the option of {@code run} without which the table is not made; empty for those that every run makes
 */
public record TableSchema(
        String name,
        String stepClass,
        String title,
        String row,
        String description,
        List<String> inputs,
        List<String> sources,
        List<Field> fields,
        Set<String> required,
        List<String> primaryKey,
        List<ForeignKey> foreignKeys,
        List<String> warnings,
        boolean mayBeEmpty,
        boolean isPublished,
        String option) {

    /** Types by their names, as Spark's parser takes long. */
    private static final Map<String, DataType> TYPES = new ConcurrentHashMap<>();

    public TableSchema {
        inputs = List.copyOf(inputs);
        sources = List.copyOf(sources);
        fields = List.copyOf(fields);
        required = Set.copyOf(required);
        primaryKey = List.copyOf(primaryKey);
        foreignKeys = List.copyOf(foreignKeys);
        warnings = List.copyOf(warnings);
    }

    /** Whether the table is made only for those who ask for it by an option. */
    public boolean isOptional() {
        return !option.isEmpty();
    }

    /** The column of that name, if the table has one. */
    public Optional<Field> field(String fieldName) {
        return fields.stream().filter(f -> f.name().equals(fieldName)).findFirst();
    }

    /** What it is made from: source resources, then tables. */
    public List<String> origins() {
        return Stream.concat(sources.stream(), inputs.stream()).toList();
    }

    /** Names of the columns in published order. */
    public List<String> fieldNames() {
        return fields.stream().map(Field::name).toList();
    }

    /**
     * The Spark type of a row. Description and unit travel as field metadata into the Parquet footer. Every column is
     * nullable for Spark, because Spark cannot prove otherwise; {@link #required} is what the checks enforce.
     */
    public StructType structType() {
        StructField[] columns = fields.stream()
                .map(f -> new StructField(
                        f.name(), TYPES.computeIfAbsent(f.type(), DataType::fromDDL), true, metadata(f)))
                .toArray(StructField[]::new);
        return new StructType(columns);
    }

    private static Metadata metadata(Field field) {
        return new MetadataBuilder()
                .putString("comment", field.description())
                .putString("unit", field.unit())
                .build();
    }
}
