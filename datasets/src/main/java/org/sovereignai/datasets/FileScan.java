package org.sovereignai.datasets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of one file, read lazily; the account of the file is settled when its last record has been read. */
final class FileScan implements Iterator<Row> {

    private final InputFile file;
    private final Resource resource;
    private final RowParser parser;
    private final Ledger ledger;
    private final InputStream in;
    private final Iterator<SourceRecord> records;

    private final Map<String, Long> outOfScope = new TreeMap<>();
    private final List<Ledger.Quarantined> quarantined = new ArrayList<>();
    private final List<String> missingColumns;
    private long quarantinedCount;
    private long count;
    private long used;
    private Row next;
    private boolean settled;

    FileScan(InputFile file, Resource resource, RowParser parser, Ledger ledger, Configuration hadoop) {
        this.file = file;
        this.resource = resource;
        this.parser = parser;
        this.ledger = ledger;
        this.in = open(file, hadoop);
        if (file.extract() || resource.format() == Resource.Format.CSV) {
            CsvRecords csv = new CsvRecords(file, resource, in);
            this.records = csv;
            this.missingColumns = csv.missingColumns();
        } else {
            this.records = new JsonRecords(file, resource, in);
            this.missingColumns = List.of();
        }
    }

    @Override
    public boolean hasNext() {
        while (next == null && records.hasNext()) {
            take(records.next());
        }
        if (next == null && !settled) {
            settle();
        }
        return next != null;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Row row = next;
        next = null;
        return row;
    }

    private void take(SourceRecord record) {
        count++;
        RowParser.Outcome outcome = parser.parse(record);
        if (outcome instanceof RowParser.Used row) {
            used++;
            int width = row.values().length;
            Object[] values = new Object[width + 2];
            System.arraycopy(row.values(), 0, values, 0, width);
            values[width] = file.label();
            values[width + 1] = record.number();
            next = RowFactory.create(values);
        } else if (outcome instanceof RowParser.OutOfScope left) {
            outOfScope.merge(left.rule(), 1L, Long::sum);
        } else if (outcome instanceof RowParser.Rejected rejected) {
            quarantinedCount++;
            if (quarantined.size() < Ledger.KEPT_PER_FILE) {
                quarantined.add(new Ledger.Quarantined(
                        record.number(), rejected.reason(), record.raw().get()));
            }
        }
    }

    private void settle() {
        settled = true;
        ledger.add(new Ledger.Account(
                resource.id(), file.label(), count, used, outOfScope, quarantinedCount, quarantined, missingColumns));
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(InputFile file, Configuration hadoop) {
        Path path = new Path(file.location());
        try {
            InputStream raw = path.getFileSystem(hadoop).open(path);
            return file.member().isEmpty() ? raw : member(file, new ZipInputStream(raw));
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be opened: %s; check the file and its permissions."
                            .formatted(file.label(), e.getMessage()),
                    e);
        }
    }

    private static InputStream member(InputFile file, ZipInputStream zip) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(file.member())) {
                return new BoundedRatio(zip, file);
            }
        }
        throw new InputException("%s is not in the archive any more; run again.".formatted(file.label()));
    }

    /** Refuses an archive member that unpacks to far more than public data does. */
    private static final class BoundedRatio extends FilterInputStream {

        private static final long HIGHEST_RATIO = 100;

        private final InputFile file;
        private long left;

        BoundedRatio(InputStream in, InputFile file) {
            super(in);
            this.file = file;
            this.left = Math.max(file.bytes(), 1 << 20) * HIGHEST_RATIO;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            spend(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            spend(Math.max(n, 0));
            return n;
        }

        private void spend(int n) {
            left -= n;
            if (left < 0) {
                throw new InputException(
                        "%s unpacks to more than %d times the archive's size, as a zip bomb does; fetch it again."
                                .formatted(file.label(), HIGHEST_RATIO));
            }
        }
    }
}
