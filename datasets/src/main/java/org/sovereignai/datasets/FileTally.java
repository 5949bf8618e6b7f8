package org.sovereignai.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Counts what becomes of the records of a file, or of a part of one, while they are read. */
final class FileTally {

    private final Map<String, Long> outOfScope = new TreeMap<>();
    private final List<Ledger.Quarantined> quarantined = new ArrayList<>();
    private long quarantinedCount;
    private long count;
    private long used;

    /** Counts a record that is used. */
    void use() {
        count++;
        used++;
    }

    /** Counts records that are left out on purpose. */
    void leaveOut(String rule, long records) {
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
    Ledger.Account account(
            Resource resource,
            InputFile file,
            SourceRecords records,
            RecordCorrections corrections,
            RecordChecks checks) {
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
