package org.sovereignai.jobs.scores;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.sovereignai.datasets.InputException;

/**
 * A user's CSV file (RFC 4180 with a header) as a table of texts. Nothing in it is guessed: a row that does not fit the
 * header, a name that is there twice or with a blank at its edge, a separator other than the comma and a quote that is not
 * closed are errors.
 */
public final class CsvTable {

    private static final String OTHER_SEPARATORS = ";\t|";
    private static final int MOST_NAMES = 20;

    private CsvTable() {}

    /**
     * Reads the text of a file.
     *
     * @param source name of the file, for messages
     * @throws InputException naming the line or the column that is wrong
     */
    public static Dataset<Row> read(SparkSession spark, String text, String source) {
        List<Row> rows = new ArrayList<>();
        List<String> header = null;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            for (CsvRecord row : records) {
                if (header == null) {
                    header = row.getFields();
                    requireNames(header, source);
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

    private static void requireNames(List<String> header, String source) {
        Map<String, String> seen = new TreeMap<>();
        for (String column : header) {
            if (!column.strip().equals(column)) {
                throw new InputException(
                        "%s has the column '%s' with a blank at its edge; take it away.".formatted(source, column));
            }
            String before = seen.put(column.toLowerCase(Locale.ROOT), column);
            if (before != null) {
                throw new InputException(
                        before.equals(column)
                                ? "%s has the column %s twice; keep one of them.".formatted(source, column)
                                : "%s has the columns %s and %s, which differ in capitals alone; give one another name."
                                        .formatted(source, before, column));
            }
        }
        if (header.size() == 1) {
            OTHER_SEPARATORS
                    .chars()
                    .filter(separator -> header.get(0).indexOf(separator) > 0)
                    .findFirst()
                    .ifPresent(separator -> {
                        throw new InputException("%s separates its columns by %s (%s); save it with commas."
                                .formatted(
                                        source,
                                        separator == '\t' ? "tabs" : "'" + (char) separator + "'",
                                        shortened(header.get(0).replace('\t', ' '))));
                    });
        }
    }

    private static String shortened(String names) {
        return names.length() <= MOST_NAMES * 4 ? names : names.substring(0, MOST_NAMES * 4) + " ...";
    }
}
