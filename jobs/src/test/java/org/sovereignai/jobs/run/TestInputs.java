package org.sovereignai.jobs.run;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.datasets.Flows;
import org.sovereignai.datasets.ReferenceTable;
import org.sovereignai.schemas.Schemas;

/**
 * Inputs of a step under test: small tables with the columns and types of their descriptors. A column that a test does not
 * name is empty, a table that it does not give has no rows; reference tables are the real ones
 * unless it gives others.
 */
public final class TestInputs implements Inputs {

    private static final Schemas SCHEMAS = Schemas.load();

    private final SparkSession spark;
    private final Map<String, List<Row>> tables = new HashMap<>();
    private final Map<String, Dataset<Row>> given = new HashMap<>();
    private final Map<String, Flows> flows = new HashMap<>();
    private final Map<String, List<Map<String, String>>> lists = new HashMap<>();

    public TestInputs(SparkSession spark) {
        this.spark = spark;
    }

    /** Cells in the order of the columns named; see {@link #with}. */
    public static Object[] row(Object... cells) {
        return cells;
    }

    /**
     * Adds rows to a table.
     *
     * @param columns names of the columns that the rows fill, separated by blanks
     * @param rows see {@link #row}; whole numbers stand for any number, a text for a date, a list for an array
     */
    public TestInputs with(String table, String columns, Object[]... rows) {
        StructType type = type(table);
        List<String> names = Arrays.asList(columns.split(" +"));
        for (Object[] cells : rows) {
            if (cells.length != names.size()) {
                throw new IllegalArgumentException(
                        "Row " + Arrays.toString(cells) + " does not fill the columns " + names);
            }
            Object[] values = new Object[type.size()];
            for (int i = 0; i < cells.length; i++) {
                int place = type.fieldIndex(names.get(i));
                values[place] = converted(cells[i], type.fields()[place]);
            }
            tables.computeIfAbsent(table, t -> new ArrayList<>()).add(RowFactory.create(values));
        }
        return this;
    }

    /** Rows that typed code makes as a table. */
    public static Dataset<Row> table(SparkSession spark, List<InternalRow> rows, StructType type) {
        return TypedRows.of(
                spark, JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, 1), type);
    }

    /** Gives a whole table or reference table, such as the rows of another step. */
    public TestInputs withTable(String name, Dataset<Row> rows) {
        given.put(name, rows);
        return this;
    }

    /** Replaces a reference table; all cells are texts, see {@link #with}. */
    public TestInputs withReference(String name, String columns, Object[]... rows) {
        StructType type = new StructType();
        for (String column : columns.split(" +")) {
            type = type.add(column, DataTypes.StringType);
        }
        List<Row> filled = Arrays.stream(rows).map(RowFactory::create).toList();
        String[] names = columns.split(" ");
        lists.put(
                name,
                Arrays.stream(rows)
                        .map(cells -> {
                            Map<String, String> row = new LinkedHashMap<>();
                            for (int column = 0; column < names.length; column++) {
                                if (cells[column] != null) {
                                    row.put(names[column], cells[column].toString());
                                }
                            }
                            return row;
                        })
                        .toList());
        return withTable(name, spark.createDataFrame(filled, type));
    }

    @Override
    public Dataset<Row> table(String name) {
        return given.containsKey(name)
                ? given.get(name)
                : spark.createDataFrame(tables.getOrDefault(name, List.of()), type(name));
    }

    /** Gives the rows of a source. */
    public TestInputs withSource(String id, Dataset<Row> rows) {
        return withTable(id, rows);
    }

    @Override
    public Dataset<Row> source(String id) {
        if (!given.containsKey(id)) {
            throw new IllegalArgumentException("These inputs do not hold the source " + id);
        }
        return given.get(id);
    }

    @Override
    public JavaRDD<Row> records(String id, String columns) {
        return (id.contains("/") ? source(id) : table(id))
                .select(Arrays.stream(columns.split(" ")).map(functions::col).toArray(Column[]::new))
                .javaRDD();
    }

    @Override
    public <T> JavaRDD<T> records(List<T> rows) {
        return JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, 1);
    }

    @Override
    public Groups groups(Dataset<Row> rows, String... key) {
        return Groups.of(rows, 1, key);
    }

    /** Gives the flows of a table of trade. */
    public TestInputs withFlows(String id, Flows of) {
        flows.put(id, of);
        return this;
    }

    @Override
    public Flows flows(String id) {
        if (!flows.containsKey(id)) {
            throw new IllegalArgumentException("These inputs do not hold the flows of " + id);
        }
        return flows.get(id);
    }

    @Override
    public Dataset<Row> reference(String name) {
        return given.containsKey(name) ? given.get(name) : ReferenceTable.read(spark, name);
    }

    @Override
    public Dataset<Row> shared(Class<? extends Step> pass) {
        return Step.named(pass.getName()).build(this);
    }

    @Override
    public List<Map<String, String>> list(String name) {
        return lists.containsKey(name) ? lists.get(name) : ReferenceTable.list(name);
    }

    @Override
    public Dataset<Row> rows(List<Row> rows, StructType type) {
        return spark.createDataFrame(rows, type);
    }

    @Override
    public Dataset<Row> rows(JavaRDD<InternalRow> rows, StructType type) {
        return TypedRows.of(spark, rows, type);
    }

    @Override
    public Schemas schemas() {
        return SCHEMAS;
    }

    @Override
    public Years years() {
        return Years.published();
    }

    /** The columns of a table. */
    public static StructType type(String table) {
        return SCHEMAS.table(table).orElseThrow().structType();
    }

    private static Object converted(Object cell, StructField field) {
        DataType type = field.dataType();
        if (cell instanceof Number number) {
            if (type.equals(DataTypes.LongType)) {
                return number.longValue();
            }
            if (type.equals(DataTypes.DoubleType)) {
                return number.doubleValue();
            }
            if (type instanceof DecimalType) {
                return new BigDecimal(number.toString());
            }
        }
        return type.equals(DataTypes.DateType) && cell != null ? LocalDate.parse(cell.toString()) : cell;
    }
}
