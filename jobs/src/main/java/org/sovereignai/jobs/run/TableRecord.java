package org.sovereignai.jobs.run;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sovereignai.datasets.Ledger;

/**
 * What is known of a built table: its content digest, its file, what it was made from, and the accounts of the source
 * files that were read for it. Kept beside the table, so that a run that rebuilds nothing can still publish the whole
 * account.
 *
 * @param table name of the table
 * @param fingerprint digest of all that it was made from
 * @param rows number of rows
 * @param digest digest of its content
 * @param bytes size of its file
 * @param hash SHA-256 of its file, in hexadecimal
 * @param parts digest of each thing that it was made from, by name
 * @param accounts accounts of the source files
 */
@JsonPropertyOrder({"table", "fingerprint", "rows", "digest", "bytes", "hash", "parts", "accounts"})
public record TableRecord(
        String table,
        String fingerprint,
        long rows,
        String digest,
        long bytes,
        String hash,
        Map<String, String> parts,
        List<Ledger.Account> accounts) {

    public TableRecord {
        parts = parts == null ? Map.of() : new TreeMap<>(parts);
        accounts = accounts == null ? List.of() : List.copyOf(accounts);
    }

    /** The records of all tables of a plan, which are built, in its order. */
    public static List<TableRecord> of(Plan plan, TableStore store) {
        return plan.tables().stream().map(store::record).toList();
    }

    long quarantined() {
        return accounts.stream().mapToLong(Ledger.Account::quarantinedCount).sum();
    }
}
