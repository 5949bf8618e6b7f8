package org.sovereignai.datasets;

import java.io.Closeable;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
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
    private final InputStream in;
    private final SourceRecords records;
    private final RecordCorrections corrections;
    private final RecordChecks checks;
    private final RecordKeys keys;

    private final Map<String, Long> outOfScope = new TreeMap<>();
    private final List<Ledger.Quarantined> quarantined = new ArrayList<>();
    private long quarantinedCount;
    private long count;
    private long used;
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
        this.in = DataFolder.open(file, hadoop);
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
        count++;
        RecordCorrections.Parsed parsed = corrections.parse(record, parser);
        RowParser.Outcome outcome = parsed.outcome();
        if (!parsed.isWithdrawn()) {
            checks.take(parsed.record(), outcome);
        }
        if (outcome instanceof RowParser.Used row) {
            used++;
            keys.take(parsed.record(), row.values());
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
                        record.number(),
                        rejected.kind(),
                        rejected.reason(),
                        record.raw().get()));
            }
        }
    }

    private void settle() {
        settled = true;
        records.leftOut().forEach((rule, left) -> {
            outOfScope.merge(rule, left, Long::sum);
            count += left;
        });
        Ledger.Account account = new Ledger.Account(
                resource.id(),
                file.label(),
                count,
                used,
                outOfScope,
                quarantinedCount,
                quarantined,
                records.missingColumns(),
                corrections.made(),
                checks.results());
        ledger.add(new Ledger.Part(account, split.part(), split.parts(), resource.keys(), keys.found()));
        close();
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(in);
    }
}
