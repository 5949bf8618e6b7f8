package org.sovereignai.jobs.diff;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.schemas.manifest.Lineage;

/**
 * Two states of one table, compared by key. The rows of a comparison have these columns: {@code table}, {@code change}
 * (see the constants), {@code key} (a JSON object), {@code column}, {@code old} and {@code new} (as text), {@code
 * relative_change} (of numbers, by the old value) and {@code cause} (see {@link Lineage}; several are joined by {@code +}).
 */
final class TableDiff {

    static final String TABLE_ADDED = "table_added";
    static final String TABLE_REMOVED = "table_removed";
    static final String KEY_CHANGED = "key_changed";
    static final String COLUMN_ADDED = "column_added";
    static final String COLUMN_REMOVED = "column_removed";
    static final String TYPE_CHANGED = "type_changed";
    static final String ROW_ADDED = "row_added";
    static final String ROW_REMOVED = "row_removed";
    static final String VALUE_CHANGED = "value_changed";

    /** Type of the rows of a comparison. */
    static final StructType TYPE = StructType.fromDDL("table STRING, change STRING, key STRING, `column` STRING,"
            + " old STRING, new STRING, relative_change DOUBLE, cause STRING");

    /** Two binary floating-point values are the same when they differ by less than this share of the larger. */
    private static final double TOLERANCE = 1e-9;

    /** Tables of fewer rows are compared in one task, which spares the shuffle. */
    private static final long MOST_ROWS_OF_ONE_TASK = 1_000_000;

    private static final String OLD = "old_row";
    private static final String NEW = "new_row";
    private static final String PRESENT = "is_present";

    private final TableState before;
    private final TableState after;
    private final List<AppliedCorrection> corrections;

    /**
     * @param before the earlier state, or null if the table is new
     * @param after the later state, or null if the table is gone
     * @param corrections corrections that only one of the releases has
     */
    TableDiff(TableState before, TableState after, List<AppliedCorrection> corrections) {
        this.before = before;
        this.after = after;
        this.corrections = List.copyOf(corrections);
    }

    String table() {
        return (after == null ? before : after).name();
    }

    boolean isUnchanged() {
        return hasBoth() && after.isSameAs(before);
    }

    /** Differences of the schema, in the order table, key, columns. */
    List<Row> schemaChanges() {
        if (!hasBoth()) {
            return List.of(schemaChange(before == null ? TABLE_ADDED : TABLE_REMOVED, null, null, null));
        }
        List<Row> changes = new ArrayList<>();
        if (!before.key().equals(after.key())) {
            changes.add(schemaChange(
                    KEY_CHANGED, null, before.key().toString(), after.key().toString()));
        }
        Map<String, DataType> then = types(before);
        Map<String, DataType> now = types(after);
        then.forEach((column, type) -> {
            if (!now.containsKey(column)) {
                changes.add(schemaChange(COLUMN_REMOVED, column, type.sql(), null));
            } else if (!type.sql().equals(now.get(column).sql())) {
                changes.add(schemaChange(
                        TYPE_CHANGED, column, type.sql(), now.get(column).sql()));
            }
        });
        now.forEach((column, type) -> {
            if (!then.containsKey(column)) {
                changes.add(schemaChange(COLUMN_ADDED, column, null, type.sql()));
            }
        });
        return changes;
    }

    /** Whether rows can be compared: the table is in both releases under one key. */
    boolean hasRows() {
        return hasBoth() && before.key().equals(after.key());
    }

    /** Differences of rows and values. Lazy and distributed: a full outer join by key. */
    Dataset<Row> rowChanges(SparkSession spark) {
        List<String> key = after.key();
        List<String> columns = Arrays.stream(after.type().fieldNames())
                .filter(column -> !key.contains(column) && types(before).containsKey(column))
                .toList();
        Dataset<Row> old = rows(spark, before, columns, OLD);
        Dataset<Row> current = rows(spark, after, columns, NEW);
        Column sameKey = key.stream()
                .map(column -> col(OLD + column).eqNullSafe(col(NEW + column)))
                .reduce(Column::and)
                .orElseThrow();
        Column either = struct(key.stream()
                .map(column -> coalesce(col(NEW + column), col(OLD + column)).as(column))
                .toArray(Column[]::new));
        List<Column> differences =
                new ArrayList<>(columns.stream().map(this::valueChange).toList());
        differences.add(when(lit(false), rowChange(VALUE_CHANGED)));
        Column change = explode(when(col(OLD).isNull(), array(rowChange(ROW_ADDED)))
                .when(col(NEW).isNull(), array(rowChange(ROW_REMOVED)))
                .otherwise(array_compact(array(differences.toArray(Column[]::new)))));
        return old.join(current, sameKey, "full_outer")
                .select(either.as("key"), change.as("difference"))
                .select(
                        lit(table()).as("table"),
                        col("difference.change"),
                        to_json(col("key")).as("key"),
                        col("difference.column"),
                        col("difference.old"),
                        col("difference.new"),
                        col("difference.relative_change"),
                        cause().as("cause"));
    }

    private Dataset<Row> rows(SparkSession spark, TableState state, List<String> columns, String side) {
        Dataset<Row> rows = spark.read().schema(state.type()).parquet(state.file());
        List<Column> selected = new ArrayList<>();
        state.key().forEach(column -> selected.add(col(column).as(side + column)));
        List<Column> values = new ArrayList<>(List.of(lit(true).as(PRESENT)));
        columns.forEach(column -> values.add(col(column)));
        selected.add(struct(values.toArray(Column[]::new)).as(side));
        Dataset<Row> narrow = rows.select(selected.toArray(Column[]::new));
        return Math.max(before.rows(), after.rows()) < MOST_ROWS_OF_ONE_TASK ? narrow.coalesce(1) : narrow;
    }

    private static Column rowChange(String change) {
        Column none = lit(null).cast(DataTypes.StringType);
        return difference(lit(change), none, none, none, lit(null).cast(DataTypes.DoubleType));
    }

    /** A difference of one column, or null where both states have the same value. */
    private Column valueChange(String column) {
        DataType then = types(before).get(column);
        DataType now = types(after).get(column);
        Column old = col(OLD + "." + column);
        Column current = col(NEW + "." + column);
        boolean comparable = then.sql().equals(now.sql());
        Column same = comparable ? old.eqNullSafe(current) : text(old, then).eqNullSafe(text(current, now));
        if (comparable && now.equals(DataTypes.DoubleType)) {
            Column near =
                    abs(old.minus(current)).leq(greatest(abs(old), abs(current)).multiply(TOLERANCE));
            same = same.or(coalesce(near, lit(false)));
        }
        boolean numeric = then instanceof NumericType && now instanceof NumericType;
        return when(
                same.unary_$bang(),
                difference(
                        lit(VALUE_CHANGED),
                        lit(column),
                        text(old, then),
                        text(current, now),
                        numeric ? relative(old, current) : lit(null).cast(DataTypes.DoubleType)));
    }

    private static Column difference(Column change, Column column, Column old, Column current, Column relative) {
        return struct(
                change.as("change"),
                column.as("column"),
                old.as("old"),
                current.as("new"),
                relative.as("relative_change"));
    }

    private static Column relative(Column before, Column after) {
        Column old = before.cast(DataTypes.DoubleType);
        Column current = after.cast(DataTypes.DoubleType);
        return try_divide(current.minus(old), nullif(abs(old), lit(0.0)));
    }

    private static Column text(Column value, DataType type) {
        return type instanceof ArrayType ? to_json(value) : value.cast(DataTypes.StringType);
    }

    private Column cause() {
        List<String> known = after.lineage().causesSince(before.lineage());
        Column corrected = corrections.stream()
                .filter(correction ->
                        after.lineage().source(correction.resource()).isPresent())
                .map(this::touches)
                .reduce(Column::or)
                .orElse(lit(false));
        String others = String.join("+", known);
        return when(corrected, lit(String.join("+", others, Lineage.CORRECTION).replaceAll("^\\+", "")))
                .otherwise(lit(others.isEmpty() ? Lineage.UNEXPLAINED : others));
    }

    /** Whether a row can hold what was corrected: it agrees in every column of its key that selects the record. */
    private Column touches(AppliedCorrection correction) {
        return correction.key().entrySet().stream()
                .filter(part -> after.key().contains(part.getKey()))
                .map(part ->
                        col("key." + part.getKey()).cast(DataTypes.StringType).eqNullSafe(lit(part.getValue())))
                .reduce(Column::and)
                .orElse(lit(true));
    }

    private Row schemaChange(String change, String column, String old, String current) {
        List<String> known = hasBoth() ? after.lineage().causesSince(before.lineage()) : List.of(Lineage.METHOD_CHANGE);
        String cause = known.contains(Lineage.METHOD_CHANGE) ? Lineage.METHOD_CHANGE : Lineage.UNEXPLAINED;
        return RowFactory.create(table(), change, null, column, old, current, null, cause);
    }

    private boolean hasBoth() {
        return before != null && after != null;
    }

    private static Map<String, DataType> types(TableState state) {
        Map<String, DataType> types = new LinkedHashMap<>();
        for (StructField field : state.type().fields()) {
            types.put(field.name(), field.dataType());
        }
        return types;
    }
}
