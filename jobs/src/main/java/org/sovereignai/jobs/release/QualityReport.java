package org.sovereignai.jobs.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** The report as programs read it; the names of its columns are those of {@code quality.json}. */
    record Entries(
            List<CheckEntry> checks,
            List<TableEntry> tables,
            List<FileEntry> sources,
            List<CorrectionMade> corrections) {}

    /** One check of a table or a file. */
    record CheckEntry(
            String subject,
            String check,
            String level,
            String status,
            long checked,
            long failed,
            List<String> examples) {

        static CheckEntry of(String subject, Ledger.Check result) {
            String failure = result.level() == Ledger.Level.ERROR ? "fail" : "warn";
            return new CheckEntry(
                    subject,
                    result.name(),
                    result.level().name().toLowerCase(Locale.ROOT),
                    result.failed() == 0 ? "pass" : failure,
                    result.groups(),
                    result.failed(),
                    result.examples());
        }
    }

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
    private final List<CheckEntry> checks = new ArrayList<>();

    /**
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
                    .forEach(result -> checks.add(CheckEntry.of(table, result)));
            across.getOrDefault(table, List.of()).forEach(result -> checks.add(CheckEntry.of(table, result)));
        }
        for (Ledger.Account account : accounts) {
            checks.add(CheckEntry.of(account.file(), quarantine(account)));
            account.checks().forEach(result -> checks.add(CheckEntry.of(account.file(), result)));
        }
    }

    /** For programs. */
    Entries json() {
        return new Entries(
                checks,
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
        return Stream.of(
                        "# Quality\n\n%s checks: %s passed, %s warn, %s failed. A release with a failed check is not published.\n"
                                .formatted(Markdown.number(checks.size()), count("pass"), count("warn"), count("fail")),
                        warnings(),
                        records(),
                        quarantined(),
                        corrected(),
                        Markdown.section(
                                "Checks by table",
                                "table, rows:, published, checks",
                                tables.stream()
                                        .map(table -> Markdown.row(
                                                table.table(),
                                                Markdown.number(table.rows()),
                                                restricted.contains(table.table()) ? "no" : "yes",
                                                names(table.table())))),
                        Markdown.section(
                                "Checks by source file",
                                "file, checks",
                                accounts.stream()
                                        .map(account -> Markdown.row(cell(account.file()), names(account.file())))))
                .filter(section -> !section.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String warnings() {
        return Markdown.section(
                "What does not hold",
                "subject, check, status, checked:, failed:, for example",
                checks.stream()
                        .filter(check -> check.failed() > 0)
                        .map(check -> Markdown.row(
                                cell(check.subject()),
                                check.check(),
                                check.status(),
                                Markdown.number(check.checked()),
                                Markdown.number(check.failed()),
                                cell(String.join("; ", check.examples())))));
    }

    private String records() {
        return Markdown.section(
                "What became of every source record\n\nRecords = used + quarantined + out of scope, for every file.",
                "file, records:, used:, quarantined:, out of scope:, rules",
                accounts.stream()
                        .map(account -> Markdown.row(
                                cell(account.file()),
                                Markdown.number(account.records()),
                                Markdown.number(account.used()),
                                Markdown.number(account.quarantinedCount()),
                                Markdown.number(account.outOfScopeCount()),
                                account.outOfScope().entrySet().stream()
                                        .map(rule -> cell(rule.getKey()) + ": " + Markdown.number(rule.getValue()))
                                        .collect(Collectors.joining("; ")))));
    }

    private String quarantined() {
        return Markdown.section(
                "Quarantined records\n\nUp to five of each file; quarantine/ in the folder of the results has all.",
                "file, record:, reason, raw text",
                accounts.stream()
                        .flatMap(account -> account.quarantined().stream()
                                .limit(MOST_EXAMPLES)
                                .map(row -> Markdown.row(
                                        cell(account.file()),
                                        Markdown.number(row.record()),
                                        cell(row.reason()),
                                        cell(row.raw())))));
    }

    private String corrected() {
        return Markdown.section(
                "Declared corrections",
                "file, record, column, the source has, used, who, when, why",
                corrections(accounts).stream()
                        .map(made -> Markdown.row(
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
    }

    /**
     * What the descriptor of a table asks of every row; a table that is kept has passed all of it, but for references to
     * tables that are too large to be held.
     */
    private static List<Ledger.Check> passed(TableSchema table, long rows, Set<String> held) {
        Stream<String> ofColumns = Stream.of(
                        columns(table, "never empty", field -> table.required().contains(field.name())),
                        columns(
                                table,
                                "in range",
                                field -> field.minimum().isPresent()
                                        || field.maximum().isPresent()),
                        columns(table, "of its form", field -> field.pattern().isPresent()),
                        columns(
                                table,
                                "an allowed value",
                                field -> !field.allowed().isEmpty()),
                        columns(table, "a finite number", Field::isFloating),
                        columns(table, "without U+FFFD", Field::isText))
                .flatMap(Optional::stream);
        Stream<String> references = table.foreignKeys().stream()
                .filter(key -> held.contains(key.table()))
                .map(key -> "%s in %s".formatted(key.fields(), key.table()));
        return Stream.of(Stream.of("key %s present and unique".formatted(table.primaryKey())), ofColumns, references)
                .flatMap(names -> names)
                .map(name -> new Ledger.Check(name, Ledger.Level.ERROR, rows, 0, List.of()))
                .toList();
    }

    /** What holds of some columns; nothing where there are none of them. */
    private static Optional<String> columns(TableSchema table, String rule, Predicate<Field> wanted) {
        List<String> columns =
                table.fields().stream().filter(wanted).map(Field::name).toList();
        return columns.isEmpty() ? Optional.empty() : Optional.of("%s %s".formatted(columns, rule));
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

    private String names(String subject) {
        return checks.stream()
                .filter(check -> check.subject().equals(subject))
                .map(check -> cell(check.check()) + " (" + check.status() + ")")
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
