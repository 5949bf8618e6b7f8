package org.sovereignai.datasets;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The small tables of facts that no public source has in the shape the pipeline needs, such as the nation of a chip
 * maker. They lie in {@code reference/}, one CSV file each; the last column, {@code source}, says of every row where the
 * fact comes from.
 */
public final class ReferenceTable {

    private static final String SOURCE = "source";

    private ReferenceTable() {}

    /**
     * Reads a table. All columns are strings; an empty cell is null.
     *
     * @throws IllegalStateException if there is no table of that name, or a row of it does not fit the header or names no
     *     source
     */
    public static Dataset<Row> read(SparkSession spark, String name) {
        List<CsvRecord> records = records(name);
        StructType type = new StructType();
        for (String column : records.get(0).getFields()) {
            type = type.add(column, DataTypes.StringType);
        }
        return spark.createDataFrame(
                records.stream().skip(1).map(ReferenceTable::row).toList(), type);
    }

    /**
     * The rows of a table as they are, without Spark: each a map from column to text, in the order of the columns; an empty
     * cell has no entry.
     *
     * @throws IllegalStateException as {@link #read}
     */
    public static List<Map<String, String>> list(String name) {
        List<CsvRecord> records = records(name);
        List<String> header = records.get(0).getFields();
        return records.stream()
                .skip(1)
                .map(record -> {
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int column = 0; column < header.size(); column++) {
                        if (!record.getField(column).isEmpty()) {
                            row.put(header.get(column), record.getField(column));
                        }
                    }
                    return row;
                })
                .toList();
    }

    private static List<CsvRecord> records(String name) {
        String path = "reference/" + name + ".csv";
        try (InputStream in = ReferenceTable.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("There is no reference table " + name);
            }
            List<CsvRecord> records =
                    CsvReader.builder().ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8)).stream()
                            .toList();
            check(path, records);
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(String path, List<CsvRecord> records) {
        List<String> header = records.get(0).getFields();
        int last = header.size() - 1;
        if (!header.get(last).equals(SOURCE) || header.stream().distinct().count() != header.size()) {
            throw new IllegalStateException(path + " must have distinct columns of which the last is " + SOURCE);
        }
        for (CsvRecord row : records) {
            if (row.getFieldCount() != header.size() || row.getField(last).isEmpty()) {
                throw new IllegalStateException("%s, line %s: a row must fit the header and name its source"
                        .formatted(path, row.getStartingLineNumber()));
            }
        }
    }

    private static Row row(CsvRecord row) {
        return RowFactory.create(row.getFields().stream()
                .map(value -> value.isEmpty() ? null : value)
                .toArray());
    }
}
