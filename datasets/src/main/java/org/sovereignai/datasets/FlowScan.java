package org.sovereignai.datasets;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.apache.commons.io.IOUtils;
import org.apache.hadoop.conf.Configuration;

/**
 * The flows of one file of trade, read lazily in one pass that hashes, filters, resolves codes, checks and collects; the
 * account of the file is settled when its last record has been read.
 *
 * <p>A record that reports a flow which an earlier one of the file reports is set aside: added up they would be wrong.
 * Where their amounts differ, which of them is right cannot be known, and a check fails.
 */
final class FlowScan implements Iterator<FlowRun>, Closeable {

    private final FileSplit split;
    private final InputFile file;
    private final Resource resource;
    private final FlowLayout layout;
    private final FlowCodes codes;
    private final Ledger ledger;
    private final ContentInput in;
    private final SourceRecords records;
    private final FlowTable table;
    private final FileTally tally;
    private boolean settled;

    FlowScan(
            FileSplit split,
            Resource resource,
            RowParser parser,
            FlowCodes codes,
            FlowTable table,
            Ledger ledger,
            Configuration hadoop) {
        this.split = split;
        this.file = split.file();
        this.resource = resource;
        this.layout = FlowLayout.of(resource);
        this.codes = codes;
        this.table = table;
        this.ledger = ledger;
        this.tally = new FileTally(resource, file, parser);
        this.in = DataFolder.open(split, hadoop);
        try {
            // What is taken from plain lines, the checks do not see.
            this.records = PlainRecords.canRead(file, resource) && !resource.isCheckedAsAWhole()
                    ? new PlainRecords(split, resource, in, new FlowLines(resource, layout, codes, flows()))
                    : SourceRecords.of(file, resource, in);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        while (!table.isFull() && records.hasNext()) {
            tally.take(records.next(), this::use);
        }
        if (!table.isFull() && !settled) {
            settle();
        }
        return !table.isEmpty();
    }

    @Override
    public FlowRun next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return table.drain(file.label());
    }

    private FlowLines.Flows flows() {
        return new FlowLines.Flows() {
            @Override
            public boolean isFull() {
                return table.isFull();
            }

            @Override
            public void add(long key, long cents, double tonnes, PlainLines line, long number) {
                tally.checks().takeAmount(cents);
                FlowScan.this.add(key, cents, tonnes, number, () -> CsvRecords.raw(line.texts()));
            }
        };
    }

    private void use(SourceRecord record, Object[] values) {
        long key = codes.key(
                codes.first().find(code(record, layout.first())),
                codes.second().find(code(record, layout.second())),
                (int) values[layout.year()],
                (String) values[layout.product()],
                layout.kinds().stream().map(place -> (String) values[place]).toList());
        if (key < 0) {
            tally.setAside(
                    record.number(),
                    new RowParser.Rejected(Ledger.Kind.VALUE, "is no flow of goods between two economies"),
                    record.raw());
            return;
        }
        Object weight = layout.quantity() < 0 ? null : values[layout.quantity()];
        long cents = ((BigDecimal) values[layout.value()]).unscaledValue().longValueExact();
        add(key, cents, weight == null ? Double.NaN : (double) weight, record.number(), record.raw());
    }

    private void add(long key, long cents, double tonnes, long number, Supplier<String> raw) {
        int earlier = table.add(key, cents, tonnes, Math.toIntExact(number));
        if (earlier == 0) {
            tally.use();
        } else {
            tally.setAside(
                    number,
                    new RowParser.Rejected(Ledger.Kind.VALUE, "reports the same flow as record " + earlier),
                    raw);
            if (!table.has(key, cents)) {
                tally.checks().takeContradiction(number, earlier);
            }
        }
    }

    /** The code of an economy, as the parser takes it. */
    private static String code(SourceRecord record, int place) {
        return RowParser.code(record.values()[place]);
    }

    private void settle() {
        settled = true;
        Ledger.Account account = tally.account(records);
        try {
            String sha256 = in.sha256();
            split.require(sha256);
            ledger.add(new Ledger.Part(
                    account,
                    split.part(),
                    split.parts(),
                    split.isWhole() ? sha256 : "",
                    List.of(),
                    List.of(),
                    tally.checks().sums()));
        } catch (IOException e) {
            throw CsvRecords.unreadable(file, resource, account.records(), e);
        }
        close();
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(in);
    }
}
