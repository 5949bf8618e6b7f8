package org.sovereignai.datasets;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.io.IOUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of a file or a part of one, read lazily; its account is settled when its last record has been read. */
final class FileScan implements Iterator<Row>, Closeable {

    private final FileSplit split;
    private final InputFile file;
    private final Resource resource;
    private final RowParser parser;
    private final Ledger ledger;
    private final ContentInput in;
    private final SourceRecords records;
    private final RecordCorrections corrections;
    private final RecordChecks checks;
    private final RecordKeys keys;

    private final FileTally tally = new FileTally();
    private Row next;
    private boolean settled;

    FileScan(FileSplit split, Resource resource, RowParser parser, Ledger ledger, Configuration hadoop) {
        this.split = split;
        this.file = split.file();
        this.resource = resource;
        this.parser = parser;
        this.ledger = ledger;
        this.corrections = new RecordCorrections(resource);
        this.checks = new RecordChecks(resource);
        this.keys = new RecordKeys(resource);
        this.in = DataFolder.open(split, hadoop);
        try {
            this.records = SourceRecords.inScope(split, resource, in);
        } catch (RuntimeException e) {
            close();
            throw e;
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
        RecordCorrections.Parsed parsed = corrections.parse(record, parser);
        RowParser.Outcome outcome = parsed.outcome();
        if (!parsed.isWithdrawn()) {
            checks.take(parsed.record(), outcome);
        }
        if (outcome instanceof RowParser.Used row) {
            tally.use();
            keys.take(parsed.record(), row.values());
            int width = row.values().length;
            Object[] values = new Object[width + 2];
            System.arraycopy(row.values(), 0, values, 0, width);
            values[width] = file.label();
            values[width + 1] = record.number();
            next = RowFactory.create(values);
        } else if (outcome instanceof RowParser.OutOfScope left) {
            tally.leaveOut(left.rule(), 1);
        } else if (outcome instanceof RowParser.Rejected rejected) {
            tally.setAside(record.number(), rejected, record.raw());
        }
    }

    private void settle() {
        settled = true;
        Ledger.Account account = tally.account(resource, file, records, corrections, checks);
        try {
            split.require(in.sha256());
        } catch (IOException e) {
            throw CsvRecords.unreadable(file, resource, account.records(), e);
        }
        ledger.add(new Ledger.Part(account, split.part(), split.parts(), "", resource.keys(), keys.found()));
        close();
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(in);
    }
}
