package org.sovereignai.jobs.release;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.sovereignai.datasets.Correction;
import org.sovereignai.datasets.Ledger;
import org.sovereignai.jobs.run.Pipeline;
import org.sovereignai.jobs.run.SourceChecks;
import org.sovereignai.jobs.run.TableRecord;
import org.sovereignai.schemas.Field;
import org.sovereignai.schemas.TableSchema;

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
    }

    private static final ObjectMapper JSON = new ObjectMapper();
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
    ObjectNode json() {
        ObjectNode quality = JSON.createObjectNode();
        ArrayNode results = quality.putArray("checks");
        for (Checked check : checks) {
            ObjectNode result = results.addObject()
                    .put("subject", check.subject())
                    .put("check", check.result().name())
                    .put("level", check.result().level().name().toLowerCase(Locale.ROOT))
                    .put("status", check.status())
                    .put("checked", check.result().groups())
                    .put("failed", check.result().failed());
            check.result().examples().forEach(result.putArray("examples")::add);
        }
        ArrayNode rows = quality.putArray("tables");
        for (TableRecord table : tables) {
            rows.addObject()
                    .put("table", table.table())
                    .put("rows", table.rows())
                    .put("digest", table.digest())
                    .put("published", !restricted.contains(table.table()));
        }
        ArrayNode files = quality.putArray("sources");
        for (Ledger.Account account : accounts) {
            ObjectNode file = files.addObject()
                    .put("resource", account.resource())
                    .put("file", account.file())
                    .put("records", account.records())
                    .put("used", account.used())
                    .put("quarantined", account.quarantinedCount());
            ObjectNode rules = file.putObject("out_of_scope");
            account.outOfScope().forEach(rules::put);
            account.missingColumns().forEach(file.putArray("missing_columns")::add);
        }
        quality.set("corrections", corrections(accounts));
        return quality;
    }

    /** The corrections that were made, as the manifest has them too. */
    public static ArrayNode corrections(List<Ledger.Account> accounts) {
        ArrayNode corrections = JSON.createArrayNode();
        for (Ledger.Account account : accounts) {
            for (Ledger.Corrected corrected : account.corrected()) {
                Correction correction = corrected.correction();
                ObjectNode made = corrections
                        .addObject()
                        .put("resource", account.resource())
                        .put("file", account.file())
                        .put("record", corrected.record())
                        .put("column", correction.column())
                        .put("from", corrected.found())
                        .put("to", correction.to())
                        .put("withdrawn", correction.withdraws())
                        .put("who", correction.who())
                        .put("when", correction.when())
                        .put("why", correction.why());
                ObjectNode key = made.putObject("key");
                corrected.key().forEach(key::put);
            }
        }
        return corrections;
    }

    /** For people, as Markdown. */
    String text() {
        StringBuilder text = new StringBuilder("# Quality\n\n");
        text.append("%s checks: %s passed, %s warn, %s failed. A release with a failed check is not published.\n\n"
                .formatted(number(checks.size()), count("pass"), count("warn"), count("fail")));
        warnings(text);
        records(text);
        quarantined(text);
        corrected(text);
        text.append("## Checks by table\n\n| table | rows | published | checks |\n|---|---:|---|---|\n");
        for (TableRecord table : tables) {
            text.append("| %s | %s | %s | %s |\n"
                    .formatted(
                            table.table(),
                            number(table.rows()),
                            restricted.contains(table.table()) ? "no" : "yes",
                            names(check -> check.subject().equals(table.table()))));
        }
        text.append("\n## Checks by source file\n\n| file | checks |\n|---|---|\n");
        for (Ledger.Account account : accounts) {
            text.append("| %s | %s |\n"
                    .formatted(
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
        failed.forEach(check -> text.append("| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        cell(check.subject()),
                        check.result().name(),
                        check.status(),
                        number(check.result().groups()),
                        number(check.result().failed()),
                        cell(String.join("; ", check.result().examples())))));
        text.append('\n');
    }

    private void records(StringBuilder text) {
        text.append("## What became of every source record\n\n"
                + "Records = used + quarantined + out of scope, for every file.\n\n"
                + "| file | records | used | quarantined | out of scope | rules |\n|---|---:|---:|---:|---:|---|\n");
        for (Ledger.Account account : accounts) {
            text.append("| %s | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            cell(account.file()),
                            number(account.records()),
                            number(account.used()),
                            number(account.quarantinedCount()),
                            number(account.outOfScopeCount()),
                            account.outOfScope().entrySet().stream()
                                    .map(rule -> cell(rule.getKey()) + ": " + number(rule.getValue()))
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
                    .forEach(row -> text.append("| %s | %s | %s | %s |\n"
                            .formatted(
                                    cell(account.file()), number(row.record()), cell(row.reason()), cell(row.raw()))));
        }
        text.append('\n');
    }

    private void corrected(StringBuilder text) {
        ArrayNode corrections = corrections(accounts);
        if (corrections.isEmpty()) {
            return;
        }
        text.append("## Declared corrections\n\n| file | record | column | the source has | used | who | when | why |\n"
                + "|---|---|---|---|---|---|---|---|\n");
        corrections.forEach(made -> text.append("| %s | %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        cell(made.path("file").asText()),
                        cell(made.path("key").toString()),
                        cell(made.path("column").asText()),
                        cell(made.path("from").asText()),
                        made.path("withdrawn").asBoolean()
                                ? "not used"
                                : cell(made.path("to").asText()),
                        cell(made.path("who").asText()),
                        made.path("when").asText(),
                        made.path("why").asText().replace("|", "\\|"))));
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
        return number(
                checks.stream().filter(check -> check.status().equals(status)).count());
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Text that stays in its cell, whatever is in it. */
    private static String cell(String text) {
        return Optional.ofNullable(StringUtils.abbreviate(text, LONGEST_TEXT))
                .orElse("")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replaceAll("\\s+", " ");
    }
}
