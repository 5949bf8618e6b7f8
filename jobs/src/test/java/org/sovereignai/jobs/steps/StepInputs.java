package org.sovereignai.jobs.steps;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.datasets.ReferenceTable;
import org.sovereignai.jobs.Inputs;
import org.sovereignai.jobs.Years;
import org.sovereignai.schemas.Field;
import org.sovereignai.schemas.Schemas;

/**
 * Inputs that a test writes down: tables in the types of their descriptors, columns that are not named empty; reference
 * tables as they are shipped, unless the test gives another.
 */
public final class StepInputs implements Inputs {

    private static final Schemas SCHEMAS = Schemas.load();

    private final SparkSession spark;
    private final Map<String, Dataset<Row>> tables = new HashMap<>();
    private final Map<String, Dataset<Row>> references = new HashMap<>();

    public StepInputs(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * Adds a table.
     *
     * @param lines a header and one line per row, cells separated by commas; the items of an array by semicolons, and
     *     {@code -} is an empty array
     */
    public StepInputs table(String name, String... lines) {
        Dataset<Row> text = text(lines);
        List<String> given = Arrays.asList(text.columns());
        Column[] columns = SCHEMAS.table(name).orElseThrow().fields().stream()
                .map(field -> given.contains(field.name()) ? typed(field) : empty(field))
                .toArray(Column[]::new);
        tables.put(name, text.select(columns));
        return this;
    }

    /** Adds tables without rows. */
    public StepInputs empty(String... names) {
        for (String name : names) {
            table(name, SCHEMAS.table(name).orElseThrow().fields().get(0).name());
        }
        return this;
    }

    /** Adds the rows that another step made. */
    public StepInputs table(String name, Dataset<Row> rows) {
        tables.put(name, rows);
        return this;
    }

    /** Replaces a reference table. */
    public StepInputs reference(String name, String... lines) {
        references.put(name, text(lines));
        return this;
    }

    private static Column typed(Field field) {
        Column cell = col(field.name());
        if (field.type().startsWith("ARRAY")) {
            Column items = when(cell.equalTo("-"), lit(new String[0])).otherwise(split(cell, ";"));
            return items.cast(field.type()).as(field.name());
        }
        return cell.cast(field.type()).as(field.name());
    }

    private static Column empty(Field field) {
        return lit(null).cast(field.type()).as(field.name());
    }

    private Dataset<Row> text(String... lines) {
        StructType type = new StructType();
        for (String column : lines[0].split(",")) {
            type = type.add(column.strip(), DataTypes.StringType);
        }
        List<Row> rows = new ArrayList<>();
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            Object[] cells = Arrays.stream(line.split(",", -1))
                    .map(String::strip)
                    .map(cell -> cell.isEmpty() ? null : cell)
                    .toArray();
            rows.add(RowFactory.create(cells));
        }
        return spark.createDataFrame(rows, type);
    }

    @Override
    public Dataset<Row> table(String name) {
        if (!tables.containsKey(name)) {
            throw new IllegalArgumentException("The test gives no table " + name);
        }
        return tables.get(name);
    }

    @Override
    public Dataset<Row> source(String id) {
        throw new IllegalArgumentException("The test gives no source " + id);
    }

    @Override
    public Dataset<Row> reference(String name) {
        return references.containsKey(name) ? references.get(name) : ReferenceTable.read(spark, name);
    }

    @Override
    public Schemas schemas() {
        return SCHEMAS;
    }

    @Override
    public Years years() {
        return Years.published();
    }
}
