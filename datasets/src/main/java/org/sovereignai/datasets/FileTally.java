package org.sovereignai.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** What becomes of the records of a file, or of a part of one, while they are read: corrected, parsed, checked and counted. */
final class FileTally {

    private final Resource resource;
    private final InputFile file;
    private final RowParser parser;
    private final RecordCorrections corrections;
    private final RecordChecks checks;
    private final Map<String, Long> outOfScope = new TreeMap<>();
    private final List<Ledger.Quarantined> quarantined = new ArrayList<>();
    private long quarantinedCount;
    private long count;
    private long used;

    FileTally(Resource resource, InputFile file, RowParser parser) {
        this.resource = resource;
        this.file = file;
        this.parser = parser;
        this.corrections = new RecordCorrections(resource);
        this.checks = new RecordChecks(resource);
    }

    /** The checks across the records. */
    RecordChecks checks() {
        return checks;
    }

    /** Takes a record; one that can be used is handed on as it is after its corrections, to be counted there. */
    void take(SourceRecord record, BiConsumer<SourceRecord, Object[]> user) {
        RecordCorrections.Parsed parsed = corrections.parse(record, parser);
        RowParser.Outcome outcome = parsed.outcome();
        if (!parsed.isWithdrawn()) {
            checks.take(parsed.record(), outcome);
        }
        if (outcome instanceof RowParser.Used row) {
            user.accept(parsed.record(), row.values());
        } else if (outcome instanceof RowParser.OutOfScope left) {
            leaveOut(left.rule(), 1);
        } else if (outcome instanceof RowParser.Rejected rejected) {
            setAside(record.number(), rejected, record.raw());
        }
    }

    /** Counts a record that is used. */
    void use() {
        count++;
        used++;
    }

    private void leaveOut(String rule, long records) {
        count += records;
        outOfScope.merge(rule, records, Long::sum);
    }

    /** Counts a record that cannot be used, and keeps it. */
    void setAside(long number, RowParser.Rejected why, Supplier<String> raw) {
        count++;
        quarantinedCount++;
        if (quarantined.size() < Ledger.KEPT_PER_FILE) {
            quarantined.add(new Ledger.Quarantined(number, why.kind(), why.reason(), raw.get()));
        }
    }

    /** The account, once everything has been read. */
    Ledger.Account account(SourceRecords records) {
        records.leftOut().forEach(this::leaveOut);
        return new Ledger.Account(
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
    }
}
