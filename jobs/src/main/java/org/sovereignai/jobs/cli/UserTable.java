package org.sovereignai.jobs.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.sovereignai.datasets.InputException;

/** The rows of a CSV file of the user's own, which are read strictly: what is nearly right is refused, never guessed. */
final class UserTable {

    private final String file;
    private final List<String> header;
    private final List<Row> rows = new ArrayList<>();

    /**
     * Reads the file.
     *
     * @param file name as the user gave it
     * @param columns all columns that it may have
     * @param needed those that it must have
     * @throws InputException with the row and what is wrong with it
     */
    UserTable(String file, List<String> columns, List<String> needed) {
        this.file = file;
        String text = new UserFile(file).text();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            List<String> names = null;
            for (CsvRecord record : records) {
                if (names == null) {
                    names = record.getFields();
                    requireHeader(names, columns, needed);
                } else {
                    rows.add(row(names, record));
                }
            }
            header = names == null ? List.of() : names;
        } catch (CsvParseException | IOException e) {
            throw new InputException(
                    "%s is no CSV: %s; write it with commas and whole quotes, in UTF-8."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    List<Row> rows() {
        return rows;
    }

    private void requireHeader(List<String> names, List<String> columns, List<String> needed) {
        for (String separator : List.of(";", "\t", "|")) {
            if (names.size() == 1 && names.get(0).contains(separator)) {
                throw new InputException("%s, row 1: cells are set apart by '%s'; save it with commas."
                        .formatted(file, separator.replace("\t", "a tab")));
            }
        }
        for (String name : names) {
            if (!columns.contains(name) || names.indexOf(name) != names.lastIndexOf(name)) {
                throw new InputException("%s, row 1: the column '%s' is %s %s; mend the file."
                        .formatted(
                                file,
                                name,
                                columns.contains(name) ? "there twice, beside others of" : "none of",
                                String.join(", ", columns)));
            }
        }
        for (String name : needed) {
            if (!names.contains(name)) {
                throw new InputException("%s, row 1: there is no column '%s'; add it.".formatted(file, name));
            }
        }
    }

    private Row row(List<String> names, CsvRecord record) {
        if (record.getFieldCount() != names.size()) {
            throw new InputException("%s, row %d: there are %d cells where the header has %d; mend the file."
                    .formatted(file, record.getStartingLineNumber(), record.getFieldCount(), names.size()));
        }
        return new Row(record.getStartingLineNumber(), record.getFields());
    }

    /** One row, which knows where it stands. */
    final class Row {

        private final long line;
        private final List<String> cells;

        private Row(long line, List<String> cells) {
            this.line = line;
            this.cells = cells;
        }

        /** The text in a column, empty where the file has no such column. */
        String cell(String column) {
            int place = header.indexOf(column);
            return place < 0 ? "" : cells.get(place);
        }

        /**
         * Fails where what stands in a column is not right.
         *
         * @param what what it is instead
         * @throws InputException with file, row, column and text
         */
        void require(boolean holds, String column, String text, String what) {
            if (!holds) {
                throw new InputException(
                        "%s, row %d, column %s: '%s' is %s; mend the file.".formatted(file, line, column, text, what));
            }
        }
    }
}
