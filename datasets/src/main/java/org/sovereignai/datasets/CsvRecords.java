package org.sovereignai.datasets;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Records of delimited text (RFC 4180): quoted line breaks and doubled quotes are data, columns are found by the names in
 * the header, bytes that are not valid in the declared encoding and broken quotes are errors, and a record that is
 * shorter or longer than the header is kept with that as its problem.
 */
final class CsvRecords implements SourceRecords {

    private static final int LONGEST_RECORD = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputFile file;
    private final Resource resource;
    private final LastCharacter text;
    private final CloseableIterator<CsvRecord> records;
    private final Resource.Dialect dialect;
    private final CsvHeader header;
    private long number;

    CsvRecords(InputFile file, Resource resource, InputStream in) {
        this(file, resource, in, 0);
    }

    /**
     * Begins to read in the middle of a file.
     *
     * @param in the header line, then what follows the records before
     * @param recordsBefore how many these are
     */
    CsvRecords(InputFile file, Resource resource, InputStream in, long recordsBefore) {
        this.file = file;
        this.resource = resource;
        this.dialect = file.dialect(resource);
        this.number = recordsBefore;
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(dialect.delimiter())
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_RECORD);
        if (!dialect.comment().isEmpty()) {
            builder.commentStrategy(CommentStrategy.SKIP)
                    .commentCharacter(dialect.comment().charAt(0));
        }
        this.text = new LastCharacter(text(in));
        this.records = builder.ofCsvRecord(text).iterator();
        if (!hasNext()) {
            throw new InputException("%s is empty: a header with the columns %s was expected; fetch the file again."
                    .formatted(file.label(), declaredNames()));
        }
        this.header = new CsvHeader(file, resource, records.next().getFields());
    }

    @Override
    public boolean hasNext() {
        boolean more = advance(records::hasNext);
        if (!more && number == 0 && header != null) {
            requireRecords(file);
        }
        if (!more && number > 0 && !dialect.openEnd() && !text.isLineEnd()) {
            throw new InputException(
                    "%s ends within record %s, without a line end, so it was cut; fetch the file again."
                            .formatted(file.label(), number));
        }
        return more;
    }

    @Override
    public SourceRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        CsvRecord record = records.next();
        number++;
        return header.record(number, record.getFieldCount(), record::getField, () -> raw(record.getFields()));
    }

    /**
     * Refuses the file of a publisher that has a header and nothing else.
     *
     * @throws InputException unless the file is an extract, which may have nothing of what was asked for
     */
    static void requireRecords(InputFile file) {
        if (!file.extract()) {
            throw new InputException(
                    "%s has a header and no records; fetch the file again, or take it out of the data folder."
                            .formatted(file.label()));
        }
    }

    /** The text of the file, without a byte order mark; bytes that are not valid in the encoding are an error. */
    private Reader text(InputStream in) {
        Reader reader = new BufferedReader(new InputStreamReader(
                in,
                Charset.forName(dialect.encoding())
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        try {
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            return reader;
        } catch (IOException e) {
            throw unreadable(file, resource, number, e);
        }
    }

    @Override
    public List<String> missingColumns() {
        return header.missingColumns();
    }

    private List<String> declaredNames() {
        return resource.columns().stream().map(Column::from).toList();
    }

    /** Takes a step in the text; what stopped the text itself is told before what the parser makes of that. */
    private boolean advance(BooleanSupplier step) {
        try {
            return step.getAsBoolean();
        } catch (CsvParseException | UncheckedIOException e) {
            InputException refused = ExceptionUtils.throwableOfType(e, InputException.class);
            if (refused != null) {
                throw refused;
            }
            IOException unreadable = ExceptionUtils.throwableOfType(e, IOException.class);
            if (unreadable != null) {
                throw unreadable(file, resource, number, unreadable);
            }
            throw new InputException(
                    "%s cannot be read as delimited text after record %s: %s; mend the quotes or fetch the file again."
                            .formatted(file.label(), number, e.getMessage()),
                    e);
        }
    }

    static InputException unreadable(InputFile file, Resource resource, long number, IOException cause) {
        if (cause instanceof CharacterCodingException) {
            return new InputException(
                    "%s holds bytes that are not %s after record %s; declare the right encoding in the descriptor of %s or fetch the file again."
                            .formatted(file.label(), file.dialect(resource).encoding(), number, resource.id()),
                    cause);
        }
        return new InputException(
                "%s cannot be read after record %s: %s; check the file and the disk."
                        .formatted(file.label(), number, cause.getMessage()),
                cause);
    }

    /** A record as it is kept with those that are not used. */
    static String raw(List<String> fields) {
        return fields.stream().map(CsvRecords::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    /** A text that remembers its last character. */
    private static final class LastCharacter extends FilterReader {

        private char last = '\n';

        LastCharacter(Reader text) {
            super(text);
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            if (c >= 0) {
                last = (char) c;
            }
            return c;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            if (n > 0) {
                last = buffer[offset + n - 1];
            }
            return n;
        }

        boolean isLineEnd() {
            return last == '\n' || last == '\r';
        }
    }
}
