package org.sovereignai.jobs.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sovereignai.datasets.Correction;
import org.sovereignai.datasets.Ledger;
import org.sovereignai.jobs.run.Pipeline;
import org.sovereignai.jobs.run.SourceChecks;
import org.sovereignai.jobs.run.TableRecord;
import org.sovereignai.schemas.Field;
import org.sovereignai.schemas.Markdown;
import org.sovereignai.schemas.TableSchema;
import org.sovereignai.schemas.manifest.CorrectionMade;

/**
 * What was checked, with which result, and what became of every source record: as {@code quality.json} for programs and
 * {@code quality.md} for people.
 */
public final class QualityReport {

    /**
     * One check.
     *
     * @param subject table or file
     * @param result what was found
     */
    private record Checked(String subject, Ledger.Check result) {
        String status() {
            if (result.failed() == 0) {
                return "pass";
            }
            return result.level() == Ledger.Level.ERROR ? "fail" : "warn";
        }

        CheckEntry entry() {
            return new CheckEntry(
                    subject,
                    result.name(),
                    result.level().name().toLowerCase(Locale.ROOT),
                    status(),
                    result.groups(),
                    result.failed(),
                    result.examples());
        }
    }

    /** The report as programs read it; the names of its columns are those of {@code quality.json}. */
    record Entries(
            List<CheckEntry> checks,
            List<TableEntry> tables,
            List<FileEntry> sources,
            List<CorrectionMade> corrections) {}

    record CheckEntry(
            String subject,
            String check,
            String level,
            String status,
            long checked,
            long failed,
            List<String> examples) {}

    record TableEntry(String table, long rows, String digest, boolean published) {}

    record FileEntry(
            String resource,
            String file,
            long records,
            long used,
            long quarantined,
            @JsonProperty("out_of_scope") Map<String, Long> outOfScope,
            @JsonProperty("missing_columns") Collection<String> missingColumns) {}

    private static final int MOST_EXAMPLES = 5;
    private static final int LONGEST_TEXT = 160;

    private final List<TableRecord> tables;
    private final Set<String> restricted;
    private final List<Ledger.Account> accounts;
    private final List<Checked> checks = new ArrayList<>();

    /**
     * Gathers the results.
     *
     * @param planned the tables, which have all passed the checks of their descriptors
     * @param tables their records
     * @param restricted tables that are not published
     * @param across results of the checks across a table, by table
     */
    QualityReport(
            List<TableSchema> planned,
            List<TableRecord> tables,
            Set<String> restricted,
            Map<String, List<Ledger.Check>> across) {
        this.tables = tables;
        this.restricted = restricted;
        this.accounts = SourceChecks.accounts(tables).toList();
        Set<String> held = tables.stream()
                .filter(table -> table.rows() <= Pipeline.LARGEST_REFERENCED_TABLE)
                .map(TableRecord::table)
                .collect(Collectors.toSet());
        for (int i = 0; i < planned.size(); i++) {
            String table = planned.get(i).name();
            passed(planned.get(i), tables.get(i).rows(), held)
                    .forEach(result -> checks.add(new Checked(table, result)));
            across.getOrDefault(table, List.of()).forEach(result -> checks.add(new Checked(table, result)));
        }
        for (Ledger.Account account : accounts) {
            checks.add(new Checked(account.file(), quarantine(account)));
            account.checks().forEach(result -> checks.add(new Checked(account.file(), result)));
        }
    }

    /** For programs. */
    Entries json() {
        return new Entries(
                checks.stream().map(Checked::entry).toList(),
                tables.stream()
                        .map(table -> new TableEntry(
                                table.table(), table.rows(), table.digest(), !restricted.contains(table.table())))
                        .toList(),
                accounts.stream()
                        .map(account -> new FileEntry(
                                account.resource(),
                                account.file(),
                                account.records(),
                                account.used(),
                                account.quarantinedCount(),
                                account.outOfScope(),
                                account.missingColumns()))
                        .toList(),
                corrections(accounts));
    }

    /** The corrections that were made, as the manifest has them too. */
    public static List<CorrectionMade> corrections(List<Ledger.Account> accounts) {
        return accounts.stream()
                .flatMap(account -> account.corrected().stream().map(made -> correction(account, made)))
                .toList();
    }

    private static CorrectionMade correction(Ledger.Account account, Ledger.Corrected made) {
        Correction declared = made.correction();
        return new CorrectionMade(
                account.resource(),
                account.file(),
                made.record(),
                declared.column(),
                made.found(),
                declared.to(),
                declared.withdraws(),
                declared.who(),
                declared.when(),
                declared.why(),
                made.key());
    }

    /** For people, as Markdown. */
    String text() {
        StringBuilder text = new StringBuilder("# Quality\n\n");
        text.append("%s checks: %s passed, %s warn, %s failed. A release with a failed check is not published.\n\n"
                .formatted(Markdown.number(checks.size()), count("pass"), count("warn"), count("fail")));
        warnings(text);
        records(text);
        quarantined(text);
        corrected(text);
        text.append("## Checks by table\n\n| table | rows | published | checks |\n|---|---:|---|---|\n");
        for (TableRecord table : tables) {
            text.append(Markdown.row(
                    table.table(),
                    Markdown.number(table.rows()),
                    restricted.contains(table.table()) ? "no" : "yes",
                    names(check -> check.subject().equals(table.table()))));
        }
        text.append("\n## Checks by source file\n\n| file | checks |\n|---|---|\n");
        for (Ledger.Account account : accounts) {
            text.append(Markdown.row(
                    cell(account.file()), names(check -> check.subject().equals(account.file()))));
        }
        return text.toString();
    }

    private void warnings(StringBuilder text) {
        List<Checked> failed =
                checks.stream().filter(check -> check.result().failed() > 0).toList();
        if (failed.isEmpty()) {
            return;
        }
        text.append("## What does not hold\n\n| subject | check | status | checked | failed | for example |\n"
                + "|---|---|---|---:|---:|---|\n");
        failed.forEach(check -> text.append(Markdown.row(
                cell(check.subject()),
                check.result().name(),
                check.status(),
                Markdown.number(check.result().groups()),
                Markdown.number(check.result().failed()),
                cell(String.join("; ", check.result().examples())))));
        text.append('\n');
    }

    private void records(StringBuilder text) {
        text.append("## What became of every source record\n\n"
                + "Records = used + quarantined + out of scope, for every file.\n\n"
                + "| file | records | used | quarantined | out of scope | rules |\n|---|---:|---:|---:|---:|---|\n");
        for (Ledger.Account account : accounts) {
            text.append(Markdown.row(
                    cell(account.file()),
                    Markdown.number(account.records()),
                    Markdown.number(account.used()),
                    Markdown.number(account.quarantinedCount()),
                    Markdown.number(account.outOfScopeCount()),
                    account.outOfScope().entrySet().stream()
                            .map(rule -> cell(rule.getKey()) + ": " + Markdown.number(rule.getValue()))
                            .collect(Collectors.joining("; "))));
        }
        text.append('\n');
    }

    private void quarantined(StringBuilder text) {
        if (accounts.stream().allMatch(account -> account.quarantinedCount() == 0)) {
            return;
        }
        text.append(
                "## Quarantined records\n\nUp to five of each file; quarantine/ in the folder of the results has all.\n\n"
                        + "| file | record | reason | raw text |\n|---|---:|---|---|\n");
        for (Ledger.Account account : accounts) {
            account.quarantined().stream()
                    .limit(MOST_EXAMPLES)
                    .forEach(row -> text.append(Markdown.row(
                            cell(account.file()), Markdown.number(row.record()), cell(row.reason()), cell(row.raw()))));
        }
        text.append('\n');
    }

    private void corrected(StringBuilder text) {
        List<CorrectionMade> corrections = corrections(accounts);
        if (corrections.isEmpty()) {
            return;
        }
        text.append("## Declared corrections\n\n| file | record | column | the source has | used | who | when | why |\n"
                + "|---|---|---|---|---|---|---|---|\n");
        corrections.forEach(made -> text.append(Markdown.row(
                cell(made.file()),
                cell(made.key().entrySet().stream()
                        .map(column -> column.getKey() + " " + column.getValue())
                        .collect(Collectors.joining(", "))),
                cell(made.column()),
                cell(made.from()),
                made.withdrawn() ? "not used" : cell(made.to()),
                cell(made.who()),
                made.when(),
                made.why().replace("|", "\\|"))));
        text.append('\n');
    }

    /**
     * What the descriptor of a table asks of every row; a table that is kept has passed all of it, but for references to
     * tables that are too large to be held.
     */
    private static List<Ledger.Check> passed(TableSchema table, long rows, Set<String> held) {
        List<Ledger.Check> passed = new ArrayList<>();
        passed.add(pass("key %s present and unique".formatted(table.primaryKey()), rows));
        add(
                passed,
                "never empty",
                rows,
                columns(table, field -> table.required().contains(field.name())));
        add(
                passed,
                "in range",
                rows,
                columns(
                        table,
                        field -> field.minimum().isPresent() || field.maximum().isPresent()));
        add(passed, "of its form", rows, columns(table, field -> field.pattern().isPresent()));
        add(
                passed,
                "an allowed value",
                rows,
                columns(table, field -> !field.allowed().isEmpty()));
        add(passed, "a finite number", rows, columns(table, Field::isFloating));
        add(passed, "without U+FFFD", rows, columns(table, Field::isText));
        table.foreignKeys().stream()
                .filter(key -> held.contains(key.table()))
                .forEach(key -> passed.add(pass("%s in %s".formatted(key.fields(), key.table()), rows)));
        return passed;
    }

    private static void add(List<Ledger.Check> passed, String rule, long rows, List<String> columns) {
        if (!columns.isEmpty()) {
            passed.add(pass("%s %s".formatted(columns, rule), rows));
        }
    }

    private static List<String> columns(TableSchema table, Predicate<Field> wanted) {
        return table.fields().stream().filter(wanted).map(Field::name).toList();
    }

    private static Ledger.Check pass(String name, long rows) {
        return new Ledger.Check(name, Ledger.Level.ERROR, rows, 0, List.of());
    }

    private static Ledger.Check quarantine(Ledger.Account account) {
        return new Ledger.Check(
                "every record can be used",
                Ledger.Level.WARN,
                account.records(),
                account.quarantinedCount(),
                account.quarantined().stream()
                        .limit(MOST_EXAMPLES)
                        .map(row -> "record %d: %s".formatted(row.record(), row.reason()))
                        .toList());
    }

    private String names(Predicate<Checked> wanted) {
        return checks.stream()
                .filter(wanted)
                .map(check -> cell(check.result().name()) + " (" + check.status() + ")")
                .collect(Collectors.joining("; "));
    }

    private String count(String status) {
        return Markdown.number(
                checks.stream().filter(check -> check.status().equals(status)).count());
    }

    private static String cell(String text) {
        return Markdown.cell(text, LONGEST_TEXT);
    }
}
