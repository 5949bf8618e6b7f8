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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
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
    private final int width;
    private final int[] places;
    private final String[] captured;
    private long number;

    CsvRecords(InputFile file, Resource resource, InputStream in) {
        this.file = file;
        this.resource = resource;
        this.dialect = file.extract() ? Resource.Dialect.OF_EXTRACT : resource.dialect();
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
        List<String> header = new ArrayList<>(records.next().getFields());
        this.width = header.size();
        this.places = new int[resource.columns().size()];
        this.captured = new String[resource.columns().size()];
        locate(header);
    }

    @Override
    public boolean hasNext() {
        boolean more = advance(records::hasNext);
        if (!more && number > 0 && !dialect.openEnd() && !text.isLineEnd()) {
            throw new InputException(
                    "%s ends within record %d, without a line end, so it was cut; fetch the file again."
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
        if (record.getFieldCount() != width) {
            return new SourceRecord(
                    number,
                    null,
                    () -> raw(record),
                    "has %d fields where the header has %d".formatted(record.getFieldCount(), width));
        }
        String[] values = new String[places.length];
        for (int i = 0; i < places.length; i++) {
            values[i] = places[i] >= 0 ? record.getField(places[i]) : captured[i];
        }
        return new SourceRecord(number, values, () -> raw(record), null);
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
            throw unreadable(e);
        }
    }

    private void locate(List<String> header) {
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!seen.add(name)) {
                throw new InputException("%s has the column '%s' twice in its header; one name must mean one column."
                        .formatted(file.label(), name));
            }
        }
        List<String> missing = new ArrayList<>();
        Arrays.fill(places, -1);
        for (int i = 0; i < places.length; i++) {
            Column column = resource.columns().get(i);
            places[i] = place(column, header);
            captured[i] = file.captured().get(column.from());
            if (places[i] < 0 && captured[i] == null) {
                if (!column.optional()) {
                    missing.add(column.from());
                } else if (!column.absent().isEmpty()) {
                    captured[i] = column.absent();
                }
            }
        }
        Set<String> unknown = header.stream()
                .filter(name -> resource.columns().stream().noneMatch(c -> c.isCalled(name)))
                .collect(Collectors.toSet());
        if (!missing.isEmpty() || !unknown.isEmpty() && !resource.otherColumns()) {
            throw new InputException(
                    "%s has a header that does not fit: missing %s, not expected %s (found %s); check that it is the publisher's file, or change the descriptor of %s."
                            .formatted(
                                    file.label(),
                                    missing,
                                    resource.otherColumns()
                                            ? List.of()
                                            : unknown.stream().sorted().toList(),
                                    header,
                                    resource.id()));
        }
    }

    private int place(Column column, List<String> header) {
        List<String> names = header.stream().filter(column::isCalled).toList();
        if (names.size() > 1) {
            throw new InputException(
                    "%s has one column under the names %s; which of them holds the data must be said in the descriptor of %s."
                            .formatted(file.label(), names, resource.id()));
        }
        return names.isEmpty() ? -1 : header.indexOf(names.get(0));
    }

    @Override
    public List<String> missingColumns() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            Column column = resource.columns().get(i);
            if (places[i] < 0 && !file.captured().containsKey(column.from())) {
                names.add(column.from());
            }
        }
        return names;
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
                throw unreadable(unreadable);
            }
            throw new InputException(
                    "%s cannot be read as delimited text after record %d: %s; mend the quotes or fetch the file again."
                            .formatted(file.label(), number, e.getMessage()),
                    e);
        }
    }

    private InputException unreadable(IOException cause) {
        if (cause instanceof CharacterCodingException) {
            return new InputException(
                    "%s holds bytes that are not %s after record %d; declare the right encoding in the descriptor of %s or fetch the file again."
                            .formatted(file.label(), dialect.encoding(), number, resource.id()),
                    cause);
        }
        return new InputException(
                "%s cannot be read after record %d: %s; check the file and the disk."
                        .formatted(file.label(), number, cause.getMessage()),
                cause);
    }

    private static String raw(CsvRecord record) {
        return record.getFields().stream().map(CsvRecords::quoted).collect(Collectors.joining(","));
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
