package org.sovereignai.datasets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Seekable;

/**
 * Records of delimited text as long as its lines are plain ({@link PlainLines}), by the same rules as {@link CsvRecords},
 * which takes over at the first line that is not. Records that a scope rule leaves out are counted without being made: a
 * rule looks at the bytes of one field.
 */
final class PlainRecords implements SourceRecords {

    private final FileSplit split;
    private final Resource resource;
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
        this.split = split;
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
            this.header = new CsvHeader(split.file(), resource, fields());
            this.headerLine = lines.bytes();
            this.scope = ByteScope.of(resource, header);
            if (split.start() > 0) {
                ((Seekable) in).seek(split.start() - 1);
                lines = new PlainLines(in, dialect.delimiter(), split.start() - 1);
                if (!lines.next()) {
                    throw changed();
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
                    next = isLeftOut() ? null : record();
                }
            }
        } catch (IOException e) {
            throw CsvRecords.unreadable(split.file(), resource, number, e);
        }
        if (next == null && !split.isWhole() && number != split.recordsBefore() + split.records()) {
            throw changed();
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
        for (ByteScope rule : scope) {
            if (rule.count > 0) {
                counts.merge(rule.name, rule.count, Long::sum);
            }
        }
        return counts;
    }

    private boolean isLeftOut() {
        if (lines.fieldCount() == header.width()) {
            for (ByteScope rule : scope) {
                if (rule.leavesOut(lines)) {
                    return true;
                }
            }
        }
        return false;
    }

    private SourceRecord record() {
        List<String> fields = fields();
        return header.record(number, fields.size(), fields::get, () -> CsvRecords.raw(fields));
    }

    private List<String> fields() {
        String[] fields = new String[lines.fieldCount()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = lines.text(i);
        }
        return List.of(fields);
    }

    /** Ends the plain lines: with the file, or because another parser must read on. */
    private void leavePlainLines() {
        if (!split.isWhole()) {
            throw changed();
        }
        if (!lines.isFinished()) {
            leaveToOthers(new SequenceInputStream(new ByteArrayInputStream(headerLine), lines.rest()));
        }
    }

    private void leaveToOthers(InputStream rest) {
        if (!split.isWhole()) {
            throw changed();
        }
        others = new CsvRecords(split.file(), resource, rest, number);
    }

    private InputException changed() {
        return new InputException(
                "%s is not what it was when the run began; leave the data folder alone while a run reads it, and run again."
                        .formatted(split.file().label()));
    }

    /** A scope rule whose texts fit in a word each, so that it can be tested on the bytes of a field. */
    private static final class ByteScope {

        private static final int CODE_LENGTH = 6;
        /** The four high bits of each byte of a code of six digits: those of {@code 0} to {@code 9} and of six others. */
        private static final long CODE_MASK = 0xF0F0F0F0F0F0L;

        private static final long CODE_DIGITS = 0x303030303030L;
        /** Added to these, leads out of the sixteen for the six others alone. */
        private static final long ABOVE_NINE = 0x060606060606L;

        private static final String SOME_CODE = "123456";

        private final String name;
        private final int place;
        private final boolean keeps;
        private final boolean prefixes;
        private final boolean digitsOnly;
        private final long[] words;
        private final long[] masks;
        private long count;

        private ByteScope(Resource.Scope scope, int place) {
            this.name = scope.rule();
            this.place = place;
            this.keeps = scope.keeps();
            this.prefixes = scope.prefixes();
            this.digitsOnly = !scope.form().isEmpty();
            this.words = scope.values().stream().mapToLong(PlainLines::word).toArray();
            this.masks = Arrays.stream(words).map(ByteScope::mask).toArray();
        }

        /** The rules of a resource; none, if one of them cannot be tested so, or if left out records are looked at. */
        static List<ByteScope> of(Resource resource, CsvHeader header) {
            List<ByteScope> rules = new ArrayList<>();
            for (Resource.Scope scope : resource.scope()) {
                int place = header.place(resource.place(scope.from()));
                boolean fits = scope.values().stream().allMatch(PlainLines::fitsWord);
                boolean judges = scope.form().isEmpty() || Pattern.matches(scope.form(), SOME_CODE);
                if (place < 0
                        || !judges
                        || !fits
                        || !resource.corrections().isEmpty()
                        || !resource.sumChecks().isEmpty()
                        || !resource.partnerChecks().isEmpty()) {
                    return List.of();
                }
                rules.add(new ByteScope(scope, place));
            }
            return rules;
        }

        /** Whether the rule leaves the line out for sure; one whose text has another form is left to the parser. */
        boolean leavesOut(PlainLines line) {
            boolean leavesOut = isConcerned(line) != keeps && (!digitsOnly || isCode(line));
            count += leavesOut ? 1 : 0;
            return leavesOut;
        }

        private boolean isConcerned(PlainLines line) {
            long word = line.word(place);
            for (int i = 0; i < words.length; i++) {
                if ((word & masks[i]) == words[i] && (prefixes || line.length(place) == length(words[i]))) {
                    return true;
                }
            }
            return false;
        }

        /** Whether the text is a number of six digits, which every form of a code allows. */
        private boolean isCode(PlainLines line) {
            long word = line.word(place);
            return line.length(place) == CODE_LENGTH
                    && (word & CODE_MASK) == CODE_DIGITS
                    && (word + ABOVE_NINE & CODE_MASK) == CODE_DIGITS;
        }

        /** All bits of the bytes of a text. */
        private static long mask(long word) {
            return word == 0 ? 0 : -1L >>> (Long.SIZE - Byte.SIZE * length(word));
        }

        private static int length(long word) {
            return Long.BYTES - Long.numberOfLeadingZeros(word) / Byte.SIZE;
        }
    }
}
