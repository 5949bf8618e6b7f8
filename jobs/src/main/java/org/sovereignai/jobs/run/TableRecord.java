package org.sovereignai.jobs.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sovereignai.datasets.Ledger;
import org.sovereignai.jobs.store.OutputFolder;

/**
 * What is known of a built table: its content digest, what it was made from, and the accounts of the source files that
 * were read for it. Kept beside the table, so that a run that rebuilds nothing can still publish the whole account.
 *
 * @param table name of the table
 * @param fingerprint digest of all that it was made from
 * @param parts digest of each of these, by name
 * @param rows number of rows
 * @param digest digest of its content
 * @param accounts accounts of the source files
 */
public record TableRecord(
        String table,
        String fingerprint,
        Map<String, String> parts,
        long rows,
        String digest,
        List<Ledger.Account> accounts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The records of all tables of a plan, which are built, in its order. */
    public static List<TableRecord> of(Plan plan, OutputFolder out) {
        return plan.tables().stream()
                .map(planned ->
                        out.readJson(Plan.keptRecord(out, planned.schema().name(), planned.fingerprint())))
                .map(record -> fromJson(record.orElseThrow()))
                .toList();
    }

    long quarantined() {
        return accounts.stream().mapToLong(Ledger.Account::quarantinedCount).sum();
    }

    ObjectNode toJson() {
        ObjectNode json = JSON.createObjectNode();
        json.put("table", table);
        json.put("fingerprint", fingerprint);
        json.put("rows", rows);
        json.put("digest", digest);
        ObjectNode made = json.putObject("parts");
        parts.forEach(made::put);
        ArrayNode files = json.putArray("accounts");
        accounts.forEach(account -> files.add(JSON.valueToTree(account)));
        return json;
    }

    public static TableRecord fromJson(JsonNode json) {
        Map<String, String> parts = new TreeMap<>();
        json.path("parts")
                .properties()
                .forEach(part -> parts.put(part.getKey(), part.getValue().asText()));
        List<Ledger.Account> accounts = new ArrayList<>();
        json.path("accounts").forEach(account -> accounts.add(account(account)));
        return new TableRecord(
                json.path("table").asText(),
                json.path("fingerprint").asText(),
                parts,
                json.path("rows").asLong(),
                json.path("digest").asText(),
                accounts);
    }

    private static Ledger.Account account(JsonNode json) {
        return JSON.convertValue(json, Ledger.Account.class);
    }
}
