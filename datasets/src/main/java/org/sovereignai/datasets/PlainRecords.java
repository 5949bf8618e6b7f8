package org.sovereignai.datasets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Seekable;

/**
 * Records of delimited text as long as its lines are plain ({@link PlainLines}), by the same rules as {@link CsvRecords},
 * which takes over at the first line that is not. Records that a scope rule leaves out are counted without being made: a
 * rule looks at the bytes of one field.
 */
final class PlainRecords implements SourceRecords {

    /** Makes what it wants of a plain line without a record being made of it. */
    interface Taker {

        /** Is told where the columns are; before any line. */
        void begin(CsvHeader header);

        /**
         * Looks at a line that no scope rule leaves out and that has a field for each column.
         *
         * @param number its number, as a record has it
         * @return whether it was taken; else a record is made of it
         */
        boolean take(PlainLines line, long number);
    }

    /** Takes nothing. */
    private static final Taker NOBODY = new Taker() {
        @Override
        public void begin(CsvHeader header) {}

        @Override
        public boolean take(PlainLines line, long number) {
            return false;
        }
    };

    private final FileSplit split;
    private final Resource resource;
    private final Taker taker;
    private final Resource.Dialect dialect;
    private PlainLines lines;
    private CsvHeader header;
    private byte[] headerLine;
    private List<ByteScope> scope = List.of();
    private long number;
    private SourceRecord next;
    private CsvRecords others;

    /**
     * Begins to read.
     *
     * @param in the file from its first byte; of a part it must be seekable
     */
    PlainRecords(FileSplit split, Resource resource, InputStream in) {
        this(split, resource, in, NOBODY);
    }

    /**
     * Begins to read.
     *
     * @param in the file from its first byte; of a part it must be seekable
     * @param taker is shown the plain lines first
     */
    PlainRecords(FileSplit split, Resource resource, InputStream in, Taker taker) {
        this.split = split;
        this.taker = taker;
        this.resource = resource;
        this.dialect = split.file().dialect(resource);
        this.number = split.recordsBefore();
        this.lines = new PlainLines(in, dialect.delimiter(), 0);
        try {
            boolean found = lines.next();
            while (found && lines.isBlank()) {
                found = lines.next();
            }
            if (!found) {
                leaveToOthers(lines.rest());
                return;
            }
            this.header = new CsvHeader(split.file(), resource, lines.texts());
            this.headerLine = lines.bytes();
            this.scope = ByteScope.of(resource, header);
            taker.begin(header);
            if (split.start() > 0) {
                ((Seekable) in).seek(split.start() - 1);
                lines = new PlainLines(in, dialect.delimiter(), split.start() - 1);
                if (!lines.next()) {
                    throw split.changed();
                }
            }
        } catch (IOException e) {
            throw CsvRecords.unreadable(split.file(), resource, number, e);
        }
    }

    /** Whether the text of a file is such that its plain lines can be told by their bytes. */
    static boolean canRead(InputFile file, Resource resource) {
        Resource.Dialect dialect = file.dialect(resource);
        return (file.extract() || resource.format() == Resource.Format.CSV)
                && dialect.comment().isEmpty()
                && dialect.delimiter() < 0x80
                && extendsAscii(Charset.forName(dialect.encoding()));
    }

    private static boolean extendsAscii(Charset charset) {
        byte[] ascii = new byte[0x80];
        IntStream.range(0, ascii.length).forEach(i -> ascii[i] = (byte) i);
        return new String(ascii, charset).equals(new String(ascii, StandardCharsets.US_ASCII));
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && others == null && lines.offset() < split.end()) {
                if (!lines.next()) {
                    leavePlainLines();
                    break;
                }
                if (!lines.isBlank()) {
                    number++;
                    next = isDone() ? null : record();
                }
            }
        } catch (IOException e) {
            throw CsvRecords.unreadable(split.file(), resource, number, e);
        }
        if (next == null && others == null && split.isWhole() && number == 0) {
            CsvRecords.requireRecords(split.file());
        }
        if (next == null && !split.isWhole() && number != split.recordsBefore() + split.records()) {
            throw split.changed();
        }
        return next != null || others != null && others.hasNext();
    }

    @Override
    public SourceRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (next == null) {
            return others.next();
        }
        SourceRecord record = next;
        next = null;
        return record;
    }

    @Override
    public List<String> missingColumns() {
        return header == null ? others.missingColumns() : header.missingColumns();
    }

    @Override
    public Map<String, Long> leftOut() {
        Map<String, Long> counts = new TreeMap<>();
        scope.forEach(rule -> rule.addTo(counts));
        return counts;
    }

    /** Whether nothing has to be made of the line: a rule leaves it out, or it was taken. */
    private boolean isDone() {
        if (lines.fieldCount() != header.width()) {
            return false;
        }
        for (ByteScope rule : scope) {
            ByteScope.Verdict verdict = rule.judge(lines);
            if (verdict != ByteScope.Verdict.KEEPS) {
                return verdict == ByteScope.Verdict.LEAVES_OUT;
            }
        }
        return taker.take(lines, number);
    }

    private SourceRecord record() {
        List<String> fields = lines.texts();
        return header.record(number, fields.size(), fields::get, () -> CsvRecords.raw(fields));
    }

    /** Ends the plain lines: with the file, or because another parser must read on. */
    private void leavePlainLines() {
        if (!split.isWhole()) {
            throw split.changed();
        }
        if (!lines.isFinished()) {
            leaveToOthers(new SequenceInputStream(new ByteArrayInputStream(headerLine), lines.rest()));
        }
    }

    private void leaveToOthers(InputStream rest) {
        if (!split.isWhole()) {
            throw split.changed();
        }
        others = new CsvRecords(split.file(), resource, rest, number);
    }
}
