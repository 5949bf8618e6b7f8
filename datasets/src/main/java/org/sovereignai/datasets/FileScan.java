package org.sovereignai.datasets;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.io.IOUtils;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of a file or a part of one, read lazily; its account is settled when its last record has been read. */
final class FileScan implements Iterator<Row>, Closeable {

    private final FileSplit split;
    private final InputFile file;
    private final Resource resource;
    private final Ledger ledger;
    private final ContentInput in;
    private final SourceRecords records;
    private final RecordKeys keys;
    private final FileTally tally;
    private Row next;
    private boolean settled;

    FileScan(FileSplit split, Resource resource, RowParser parser, Ledger ledger, Configuration hadoop) {
        this.split = split;
        this.file = split.file();
        this.resource = resource;
        this.ledger = ledger;
        this.tally = new FileTally(resource, file, parser);
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
            tally.take(records.next(), this::use);
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

    private void use(SourceRecord record, Object[] values) {
        tally.use();
        keys.take(record, values);
        next = RowFactory.create(ArrayUtils.addAll(values, file.label(), record.number()));
    }

    private void settle() {
        settled = true;
        Ledger.Account account = tally.account(records);
        try {
            split.require(in.sha256());
        } catch (IOException e) {
            throw CsvRecords.unreadable(file, resource, account.records(), e);
        }
        ledger.add(new Ledger.Part(
                account,
                split.part(),
                split.parts(),
                "",
                resource.keys(),
                keys.found(),
                tally.checks().sums()));
        close();
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(in);
    }
}
