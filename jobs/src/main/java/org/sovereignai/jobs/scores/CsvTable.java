package org.sovereignai.jobs.scores;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.datasets.InputException;

/** A user's CSV file (RFC 4180 with a header) as a table of texts; a row that does not fit the header is an error. */
public final class CsvTable {

    private CsvTable() {}

    /**
     * Reads the text of a file.
     *
     * @param source name of the file, for messages
     * @throws InputException naming the line that does not fit, or the column that is there twice
     */
    public static Dataset<Row> read(SparkSession spark, String text, String source) {
        List<Row> rows = new ArrayList<>();
        List<String> header = null;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            for (CsvRecord row : records) {
                if (header == null) {
                    header = row.getFields();
                    requireDistinct(header, source);
                } else if (row.getFieldCount() != header.size()) {
                    throw new InputException("%s, line %d, has %d fields where the header has %d; mend the row."
                            .formatted(source, row.getStartingLineNumber(), row.getFieldCount(), header.size()));
                } else {
                    rows.add(RowFactory.create(row.getFields().toArray()));
                }
            }
        } catch (CsvParseException e) {
            throw new InputException("%s is no CSV: %s; mend the quotes.".formatted(source, e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (header == null) {
            throw new InputException("%s is empty; give a header and rows.".formatted(source));
        }
        StructType type = new StructType();
        for (String column : header) {
            type = type.add(column, DataTypes.StringType);
        }
        return spark.createDataFrame(rows, type);
    }

    private static void requireDistinct(List<String> header, String source) {
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column)) {
                throw new InputException("%s has the column %s twice; keep one of them.".formatted(source, column));
            }
        }
    }
}
