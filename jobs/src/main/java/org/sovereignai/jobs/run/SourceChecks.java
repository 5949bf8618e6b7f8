package org.sovereignai.jobs.run;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sovereignai.datasets.Correction;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.datasets.InputFile;
import org.sovereignai.datasets.Ledger;
import org.sovereignai.datasets.References;
import org.sovereignai.datasets.Resource;
import org.sovereignai.datasets.Source;
import org.sovereignai.datasets.Sources;

/**
 * What must hold of the sources as a whole before anything is published: every record accounted for, not too many set
 * aside, the checks that the descriptors declare across records and between two resources, and corrections that still find
 * their error.
 */
public final class SourceChecks {

    private final Sources sources;
    private final DataFolder data;

    public SourceChecks(Sources sources, DataFolder data) {
        this.sources = sources;
        this.data = data;
    }

    /**
     * Judges the accounts of the files that the tables were made from.
     *
     * @throws CheckException with the first thing that does not hold
     */
    public void require(List<TableRecord> tables) {
        Map<String, List<Ledger.Account>> byResource = accounts(tables)
                .collect(Collectors.groupingBy(Ledger.Account::resource, TreeMap::new, Collectors.toList()));
        byResource.forEach((id, accounts) -> {
            Resource resource = sources.resource(id);
            requireFewQuarantined(id, accounts, sources.sourceOf(resource));
            accounts.forEach(SourceChecks::requireChecks);
            requireCorrections(resource, accounts);
        });
    }

    /**
     * Holds what resources name against what others list.
     *
     * @param resources names of those that are looked at, as {@code source/resource}
     * @throws CheckException with the first thing that one of two has and the other has not
     */
    public void requireReferences(Collection<String> resources) {
        new References(sources, data).missing(resources).ifPresent(sentence -> {
            throw new CheckException(sentence);
        });
    }

    /** The accounts of all files, each once. */
    public static Stream<Ledger.Account> accounts(List<TableRecord> tables) {
        return tables.stream().flatMap(table -> table.accounts().stream()).distinct();
    }

    /**
     * Fails when more records of a resource are set aside than its source allows, or one for an unknown economy.
     *
     * @throws CheckException naming the first such record
     */
    static void requireFewQuarantined(String resource, List<Ledger.Account> accounts, Source source) {
        long records = accounts.stream().mapToLong(Ledger.Account::records).sum();
        long quarantined =
                accounts.stream().mapToLong(Ledger.Account::quarantinedCount).sum();
        double most = source.highestQuarantinedShare();
        for (Ledger.Account account : accounts) {
            if (!account.balances()) {
                throw new IllegalStateException("The account of " + account.file() + " does not balance: " + account);
            }
            boolean unknown = !account.unknownEconomies().isEmpty();
            if (unknown || quarantined > most * records && account.quarantinedCount() > 0) {
                Ledger.Quarantined first = (unknown ? account.unknownEconomies() : account.quarantined()).get(0);
                throw new CheckException(String.format(
                        Locale.ROOT,
                        "%s, record %d: %s (%,d of %,d records of %s cannot be used, %s %% at most may be); mend the file or the descriptor.",
                        account.file(),
                        first.record(),
                        first.reason(),
                        quarantined,
                        records,
                        resource,
                        most * 100));
            }
        }
    }

    /**
     * Fails when a check across the records of a file does not hold that must.
     *
     * @throws CheckException naming the first group
     */
    static void requireChecks(Ledger.Account account) {
        account.checks()
                .forEach(check ->
                        require(check, account.file(), "mend the file, take the publisher's, or declare a correction"));
    }

    /**
     * Fails when a check does not hold that must.
     *
     * @param subject what was checked
     * @param advice what to do about it
     * @throws CheckException naming the first group
     */
    public static void require(Ledger.Check check, String subject, String advice) {
        if (check.level() == Ledger.Level.ERROR && check.failed() > 0) {
            throw new CheckException(String.format(
                    Locale.ROOT,
                    "%s: '%s' does not hold in %,d of %,d groups, the first %s; %s.",
                    subject,
                    check.name(),
                    check.failed(),
                    check.groups(),
                    check.examples().get(0),
                    advice));
        }
    }

    private void requireCorrections(Resource resource, List<Ledger.Account> accounts) {
        for (Correction correction : resource.corrections()) {
            List<Ledger.Corrected> made = accounts.stream()
                    .flatMap(account -> account.corrected().stream())
                    .filter(corrected -> corrected.correction().equals(correction))
                    .toList();
            made.stream().filter(corrected -> !corrected.holds()).findFirst().ifPresent(corrected -> {
                throw new CheckException(
                        "The source %s has fixed itself: %s is '%s', where the correction of %s expects '%s'; remove the correction."
                                .formatted(
                                        resource.id(),
                                        correction.subject(),
                                        corrected.found(),
                                        correction.when(),
                                        correction.expect()));
            });
            boolean extract = data.files(resource).stream().anyMatch(InputFile::extract);
            if (made.size() > 1 || made.isEmpty() && !extract) {
                throw new CheckException(String.format(
                        Locale.ROOT,
                        "%,d records of %s are selected by the correction of %s, where one should be; change its 'where', or remove it.",
                        made.size(),
                        resource.id(),
                        correction.subject()));
            }
        }
    }
}
