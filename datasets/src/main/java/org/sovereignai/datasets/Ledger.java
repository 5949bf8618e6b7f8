package org.sovereignai.datasets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.util.AccumulatorV2;

/**
 * What became of every record of every file: records in = used + quarantined + out of scope.
 *
 * <p>The account of a file, or of a part that one task reads, is kept under its name and written once it is read to the
 * end, so a task that runs twice, or a file that is read by two steps, counts once.
 */
public final class Ledger extends AccumulatorV2<Ledger.Part, Map<String, Ledger.Part>> {

    /** Quarantined records that are kept whole for each file; all are counted. */
    static final int KEPT_PER_FILE = 10_000;

    /** Why a record cannot be used. */
    public enum Kind {
        /** It has not the fields of its kind. */
        SHAPE,
        /** A text is not what its column declares. */
        VALUE,
        /** It is of an economy that nobody knows, so that a nation would be lost: this always fails a run. */
        UNKNOWN_ECONOMY
    }

    /**
     * A record that was not used.
     *
     * @param record number of the record in its file
     * @param kind why
     * @param reason why, in words
     * @param raw the record as text
     */
    public record Quarantined(long record, Kind kind, String reason, String raw) implements Serializable {}

    /** What it means when a check does not hold. */
    public enum Level {
        /** The release says so. */
        WARN,
        /** Nothing is published. */
        ERROR
    }

    /**
     * The result of a check across the records of a file.
     *
     * @param name what must hold
     * @param level what it means when it does not
     * @param groups how many groups of records were checked
     * @param failed in how many it does not hold
     * @param examples some of them
     */
    public record Check(String name, Level level, long groups, long failed, List<String> examples)
            implements Serializable {

        public Check {
            examples = List.copyOf(examples);
        }
    }

    /**
     * What became of a declared correction in a file.
     *
     * @param record number of the record that it selects
     * @param correction the declaration
     * @param found text that the source has
     * @param key what selects the record, by our column names
     */
    public record Corrected(long record, Correction correction, String found, Map<String, String> key)
            implements Serializable {

        public Corrected {
            key = Collections.unmodifiableMap(new TreeMap<>(key));
        }

        /** Whether the source still has the error, so that the correction was made. */
        public boolean holds() {
            return found.equals(correction.expect());
        }
    }

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
     * @param corrected what became of the declared corrections that select records of the file
     * @param checks results of the checks across records
     */
    public record Account(
            String resource,
            String file,
            long records,
            long used,
            Map<String, Long> outOfScope,
            long quarantinedCount,
            List<Quarantined> quarantined,
            List<String> missingColumns,
            List<Corrected> corrected,
            List<Check> checks)
            implements Serializable {

        public Account {
            outOfScope = Collections.unmodifiableMap(new TreeMap<>(outOfScope));
            quarantined = List.copyOf(quarantined);
            missingColumns = List.copyOf(missingColumns);
            corrected = List.copyOf(corrected);
            checks = List.copyOf(checks);
        }

        /** The account with the results of further checks. */
        private Account with(List<Check> more) {
            return new Account(
                    resource,
                    file,
                    records,
                    used,
                    outOfScope,
                    quarantinedCount,
                    quarantined,
                    missingColumns,
                    corrected,
                    Stream.concat(checks.stream(), more.stream()).toList());
        }

        /** The account of this part of a file and the one that follows. */
        private Account and(Account next) {
            Map<String, Long> left = new TreeMap<>(outOfScope);
            next.outOfScope.forEach((rule, count) -> left.merge(rule, count, Long::sum));
            return new Account(
                    resource,
                    file,
                    records + next.records,
                    used + next.used,
                    left,
                    quarantinedCount + next.quarantinedCount,
                    Stream.concat(quarantined.stream(), next.quarantined.stream())
                            .limit(KEPT_PER_FILE)
                            .toList(),
                    missingColumns,
                    corrected,
                    checks);
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
                    .filter(q -> q.kind() == Kind.UNKNOWN_ECONOMY)
                    .toList();
        }
    }

    /**
     * The account of a part of a file.
     *
     * @param account what became of its records
     * @param number number of the part, from 0
     * @param parts how many the file has
     * @param sha256 hash of what was read of a whole file, in lower-case hexadecimal; empty where none was made
     * @param keys what the resource declares to tell its records apart
     * @param found the keys of the records that were used, by declaration
     * @param sums what there is of aggregates whose members may be in other files, by declaration
     */
    record Part(
            Account account,
            int number,
            int parts,
            String sha256,
            List<RecordKey> keys,
            List<RecordKeys.Found> found,
            List<SumCheck.Found> sums)
            implements Serializable {

        Part {
            keys = List.copyOf(keys);
            found = List.copyOf(found);
            sums = List.copyOf(sums);
        }

        String file() {
            return account.resource() + " " + account.file();
        }

        /** Whether nothing speaks against both being of the same bytes. */
        private boolean hasContentOf(Part other) {
            return sha256.isEmpty() || other.sha256.isEmpty() || sha256.equals(other.sha256);
        }
    }

    private final Map<String, Part> parts = new TreeMap<>();
    /** Files of which a task that was tried again read something else than the first time. */
    private final Set<String> changed = new TreeSet<>();

    private final transient Map<List<Part>, List<Account>> compared = new HashMap<>();

    @Override
    public boolean isZero() {
        return parts.isEmpty();
    }

    @Override
    public Ledger copy() {
        Ledger copy = new Ledger();
        synchronized (parts) {
            copy.parts.putAll(parts);
            copy.changed.addAll(changed);
        }
        return copy;
    }

    @Override
    public void reset() {
        synchronized (parts) {
            parts.clear();
            changed.clear();
        }
    }

    @Override
    public void add(Part part) {
        synchronized (parts) {
            Part earlier = parts.put(part.file() + " " + part.number(), part);
            if (earlier != null && !part.hasContentOf(earlier)) {
                changed.add(part.account().file());
            }
        }
    }

    @Override
    public void merge(AccumulatorV2<Part, Map<String, Part>> other) {
        other.value().values().forEach(this::add);
        if (other instanceof Ledger ledger) {
            synchronized (parts) {
                changed.addAll(ledger.changed);
            }
        }
    }

    @Override
    public Map<String, Part> value() {
        synchronized (parts) {
            return Map.copyOf(parts);
        }
    }

    /**
     * The accounts of the files that were read to the end, every part of them; sorted by resource and file.
     *
     * @throws InputException if a file was read twice and was not the same
     */
    public List<Account> accounts() {
        requireUnchanged();
        Map<String, Map<String, List<Part>>> resources = new TreeMap<>();
        value().values()
                .forEach(part -> resources
                        .computeIfAbsent(part.account().resource(), resource -> new TreeMap<>())
                        .computeIfAbsent(part.file(), file -> new ArrayList<>())
                        .add(part));
        List<Account> accounts = new ArrayList<>();
        for (Map<String, List<Part>> files : resources.values()) {
            List<Part> whole = files.values().stream()
                    .filter(read -> read.size() == read.get(0).parts())
                    .flatMap(read -> read.stream().sorted(Comparator.comparingInt(Part::number)))
                    .toList();
            accounts.addAll(compared(whole));
        }
        return accounts;
    }

    /** The accounts of whole files of one resource; what is found in all of their keys is kept, since it takes a while. */
    private List<Account> compared(List<Part> whole) {
        synchronized (compared) {
            return compared.computeIfAbsent(whole, Ledger::compare);
        }
    }

    private static List<Account> compare(List<Part> whole) {
        Map<String, Account> files = new LinkedHashMap<>();
        whole.forEach(part -> files.merge(part.file(), part.account(), Account::and));
        Map<String, List<Check>> checks = new TreeMap<>();
        List<RecordKey> keys = whole.isEmpty() ? List.of() : whole.get(0).keys();
        for (int i = 0; i < keys.size(); i++) {
            int declared = i;
            List<RecordKeys.Found> found =
                    whole.stream().map(part -> part.found().get(declared)).toList();
            addChecks(keys.get(i), whole, found, checks);
        }
        int sums = whole.isEmpty() ? 0 : whole.get(0).sums().size();
        for (int i = 0; i < sums; i++) {
            addSums(i, whole, checks);
        }
        return files.entrySet().stream()
                .map(file -> file.getValue().with(checks.getOrDefault(file.getKey(), List.of())))
                .toList();
    }

    private void requireUnchanged() {
        synchronized (parts) {
            changed.stream().findFirst().ifPresent(file -> {
                throw FileSplit.changed(file);
            });
        }
    }

    /**
     * Hashes of the files that were hashed while they were read, by {@link InputFile#label}.
     *
     * @throws InputException if a file was read twice and was not the same
     */
    Map<String, String> hashes() {
        requireUnchanged();
        Map<String, String> hashes = new TreeMap<>();
        value().values().stream()
                .filter(part -> !part.sha256().isEmpty())
                .forEach(part -> hashes.put(part.account().file(), part.sha256()));
        return hashes;
    }

    /** Adds what comes of aggregates and members of all files together, and whether anything of a file is used. */
    private static void addSums(int declared, List<Part> whole, Map<String, List<Check>> checks) {
        SumCheck.Found all = whole.stream()
                .map(part -> part.sums().get(declared))
                .reduce(SumCheck.Found::and)
                .orElseThrow();
        for (Part part : whole) {
            SumCheck.Found found = part.sums().get(declared);
            int groups = found.published().size();
            List<String> alone = found.alone(all);
            Account account = part.account();
            boolean isForOthers = alone.size() < groups;
            List<String> useless =
                    account.records() == account.outOfScopeCount() && account.records() > 0 && !isForOthers
                            ? List.of("all %d records are left out: %s"
                                    .formatted(account.records(), account.outOfScope()))
                            : List.of();
            checks.computeIfAbsent(part.file(), one -> new ArrayList<>())
                    .addAll(List.of(
                            RecordChecks.result(found.check().name(), Level.ERROR, groups, found.failures(all)),
                            RecordChecks.result("a total has its parts beside it", Level.WARN, groups, alone),
                            RecordChecks.result("a file has records that are used", Level.ERROR, 1, useless)));
        }
    }

    private static void addChecks(
            RecordKey key, List<Part> whole, List<RecordKeys.Found> found, Map<String, List<Check>> checks) {
        Map<String, Long> records = new TreeMap<>();
        Map<String, List<String>> failures = new TreeMap<>();
        for (int part = 0; part < whole.size(); part++) {
            records.merge(whole.get(part).file(), (long) found.get(part).hashes().length, Long::sum);
        }
        for (RecordKeys.Repeat repeat : RecordKeys.repeats(found)) {
            Part here = whole.get(repeat.here().part());
            Part first = whole.get(repeat.first().part());
            failures.computeIfAbsent(here.file(), file -> new ArrayList<>())
                    .add("record %d repeats record %d of %s"
                            .formatted(
                                    repeat.here().record(),
                                    repeat.first().record(),
                                    first.account().file()));
        }
        records.forEach((file, count) -> checks.computeIfAbsent(file, one -> new ArrayList<>())
                .add(new Check(
                        key.title(),
                        key.level(),
                        count,
                        failures.getOrDefault(file, List.of()).size(),
                        failures.getOrDefault(file, List.of()).stream()
                                .limit(RecordChecks.MOST_EXAMPLES)
                                .toList())));
    }
}
