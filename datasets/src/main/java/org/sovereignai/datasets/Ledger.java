package org.sovereignai.datasets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.util.AccumulatorV2;

/**
 * What became of every record of every file: records in = used + quarantined + out of scope.
 *
 * <p>The account of a file is kept under the file's name and written once it is read to the end, so a task that runs
 * twice, or a file that is read by two steps, counts once.
 */
public final class Ledger extends AccumulatorV2<Ledger.Account, Map<String, Ledger.Account>> {

    /** Quarantined records that are kept whole for each file; all are counted. */
    static final int KEPT_PER_FILE = 10_000;

    /**
     * A record that was not used.
     *
     * @param record number of the record in its file
     * @param reason why
     * @param raw the record as text
     */
    public record Quarantined(long record, String reason, String raw) implements Serializable {}

    /**
     * The account of one file.
     *
     * @param resource the resource, as {@code source/resource}
     * @param file the file, below the data folder
     * @param records records in the file
     * @param used records that were used
     * @param outOfScope records left out on purpose, by rule
     * @param quarantinedCount records that could not be used
     * @param quarantined those records, {@value #KEPT_PER_FILE} at most
     * @param missingColumns optional columns that the file does not have
     */
    public record Account(
            String resource,
            String file,
            long records,
            long used,
            Map<String, Long> outOfScope,
            long quarantinedCount,
            List<Quarantined> quarantined,
            List<String> missingColumns)
            implements Serializable {

        public Account {
            outOfScope = Collections.unmodifiableMap(new TreeMap<>(outOfScope));
            quarantined = List.copyOf(quarantined);
            missingColumns = List.copyOf(missingColumns);
        }

        /** Records left out on purpose. */
        public long outOfScopeCount() {
            return outOfScope.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Whether every record is accounted for. */
        public boolean balances() {
            return records == used + quarantinedCount + outOfScopeCount();
        }

        /** Quarantined records whose economy is unknown. */
        public List<Quarantined> unknownEconomies() {
            return quarantined.stream()
                    .filter(q -> q.reason().contains(RowParser.UNKNOWN_ECONOMY))
                    .toList();
        }
    }

    private final Map<String, Account> accounts = new TreeMap<>();

    @Override
    public boolean isZero() {
        return accounts.isEmpty();
    }

    @Override
    public Ledger copy() {
        Ledger copy = new Ledger();
        synchronized (accounts) {
            copy.accounts.putAll(accounts);
        }
        return copy;
    }

    @Override
    public void reset() {
        synchronized (accounts) {
            accounts.clear();
        }
    }

    @Override
    public void add(Account account) {
        synchronized (accounts) {
            accounts.put(account.resource() + " " + account.file(), account);
        }
    }

    @Override
    public void merge(AccumulatorV2<Account, Map<String, Account>> other) {
        other.value().values().forEach(this::add);
    }

    @Override
    public Map<String, Account> value() {
        synchronized (accounts) {
            return Map.copyOf(accounts);
        }
    }

    /** The accounts, sorted by resource and file. */
    public List<Account> accounts() {
        synchronized (accounts) {
            return new ArrayList<>(accounts.values());
        }
    }
}
