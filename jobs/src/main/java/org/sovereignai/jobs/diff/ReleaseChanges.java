package org.sovereignai.jobs.diff;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.apache.spark.sql.Row;
import org.sovereignai.jobs.run.CheckException;
import org.sovereignai.schemas.Markdown;
import org.sovereignai.schemas.manifest.Lineage;

/** What differs between two releases: counts, and the largest changes, with their causes. */
public final class ReleaseChanges {

    /**
     * Changes of one kind.
     *
     * @param table name of the table
     * @param change kind, such as {@code value_changed}
     * @param column the column, null for whole rows and tables
     * @param cause why, see {@link Lineage}
     * @param count how many there are
     * @param examples those that are among the largest of their table
     */
    record Group(String table, String change, String column, String cause, long count, List<Example> examples) {}

    /**
     * One change.
     *
     * @param key key of the row as JSON
     * @param old text of the old value
     * @param current text of the new value
     * @param relative change by the old value, null where there is none
     */
    record Example(String key, String old, String current, Double relative) {}

    private static final int MOST_EXAMPLES_SHOWN = 25;
    private static final int LONGEST_TEXT = 60;

    private final ReleaseState before;
    private final ReleaseState after;
    private final List<Row> schemaChanges;
    private final List<Group> groups;

    ReleaseChanges(ReleaseState before, ReleaseState after, List<Row> schemaChanges, List<Group> groups) {
        this.before = before;
        this.after = after;
        this.schemaChanges = List.copyOf(schemaChanges);
        this.groups = groups.stream()
                .sorted(Comparator.comparing(Group::table)
                        .thenComparing(Group::change)
                        .thenComparing(group -> String.valueOf(group.column()))
                        .thenComparing(Group::cause))
                .toList();
    }

    /** The text for a release that has none before it. */
    public static String ofFirst(String version) {
        return "# Changes of %s%n%nThis is the first release here: there is nothing to compare it with.%n"
                .formatted(version)
                .replace("\r\n", "\n");
    }

    /** Number of changes of one kind in a table, over all columns and causes. */
    public long count(String table, String change) {
        return groups.stream()
                .filter(group -> group.table().equals(table) && group.change().equals(change))
                .mapToLong(Group::count)
                .sum();
    }

    /**
     * Holds publishers to their word that past rows never change.
     *
     * @param promised tables that hold the rows of append-only sources, each with these sources
     * @throws CheckException naming a row that changed or vanished after one of the sources did
     */
    public void requireUnchangedPast(Map<String, Set<String>> promised) {
        for (Group group : groups) {
            boolean past = group.change().equals(TableDiff.ROW_REMOVED)
                    || group.change().equals(TableDiff.VALUE_CHANGED);
            Set<String> revised =
                    past ? revised(group.table(), promised.getOrDefault(group.table(), Set.of())) : Set.of();
            if (!revised.isEmpty()) {
                Example first = groups.stream()
                        .filter(other -> other.table().equals(group.table())
                                && other.change().equals(group.change()))
                        .flatMap(other -> other.examples().stream())
                        .findFirst()
                        .orElseThrow();
                throw new CheckException(String.format(
                        Locale.ROOT,
                        "Table %s, row %s, %s since release %s (%,d such rows or values), though its source is declared append-only (%s); check the publisher's notes, and add --accept-revisions if the change is theirs.",
                        group.table(),
                        first.key(),
                        group.change().equals(TableDiff.ROW_REMOVED)
                                ? "vanished"
                                : "changed from %s to %s".formatted(first.old(), first.current()),
                        before.name(),
                        count(group.table(), group.change()),
                        String.join(", ", revised)));
            }
        }
    }

    /** Sources of a table that are in both releases with different content. */
    private Set<String> revised(String table, Set<String> sources) {
        Lineage then = before.tables().get(table).lineage();
        Lineage now = after.tables().get(table).lineage();
        return sources.stream()
                .filter(id -> then.source(id).isPresent() && now.source(id).isPresent())
                .filter(id -> !then.source(id).equals(now.source(id)))
                .filter(id -> !now.source(id).equals(Optional.of(Lineage.ABSENT)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The changes for people, as Markdown. */
    public String report() {
        String intro = "# Changes from %s to %s\n\n".formatted(before.name(), after.name())
                + "Rows are compared by the key of their table; binary floating-point values count as changed from"
                + " one part in 10^9 on. Causes: `source_revision`, a source that the table is made from had other"
                + " content, or other groups were given; `method_change`, the code or the descriptors were others, or other"
                + " strands or goods were asked for; `years_change`, other years were; `correction`, a declared correction touches the key;"
                + " several are joined by `+`; `unexplained`, none of them. Every change is in `changes.parquet`,"
                + " which lies in a release and is written by `diff --to DIR`.\n";
        String report = Stream.of(intro, inputs(), years(), schema(), tables(), columns(), largest())
                .filter(section -> !section.isEmpty())
                .map(section -> section + "\n")
                .collect(Collectors.joining());
        return groups.isEmpty() ? report + "No table differs.\n" : report;
    }

    private String inputs() {
        Set<String> paths = new TreeSet<>(before.inputs().keySet());
        paths.addAll(after.inputs().keySet());
        String changed = Markdown.section(
                "Source files",
                "file, before, after",
                paths.stream()
                        .filter(path -> !Objects.equals(
                                before.inputs().get(path), after.inputs().get(path)))
                        .map(path -> Markdown.row(
                                path,
                                hash(before.inputs().get(path)),
                                hash(after.inputs().get(path)))));
        return changed.isEmpty() ? "All source files are the same.\n" : changed;
    }

    private String years() {
        String then = years(before);
        String now = years(after);
        return then.isEmpty() || now.isEmpty() || then.equals(now)
                ? ""
                : "Years asked for: %s before, %s now.\n".formatted(then, now);
    }

    /** The years that a release was asked for; empty if none of its tables says. */
    private static String years(ReleaseState release) {
        return release.tables().values().stream()
                .map(table -> table.lineage().years())
                .filter(years -> !years.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String schema() {
        return Markdown.section(
                "Schema",
                "table, change, column, before, after",
                schemaChanges.stream()
                        .map(change -> Markdown.row(
                                change.getString(0),
                                change.getString(1),
                                cell(change.getString(3)),
                                cell(change.getString(4)),
                                cell(change.getString(5)))));
    }

    private String tables() {
        Map<String, Set<String>> causes = new TreeMap<>();
        groups.forEach(group -> causes.computeIfAbsent(group.table(), t -> new LinkedHashSet<>())
                .add(group.cause()));
        return Markdown.section(
                "Tables",
                "table, rows before:, rows after:, rows added:, rows removed:, values changed:, cause",
                causes.entrySet().stream().map(table -> tableRow(table.getKey(), table.getValue())));
    }

    private String tableRow(String table, Set<String> causes) {
        return Markdown.row(
                table,
                rows(before, table),
                rows(after, table),
                Markdown.number(count(table, TableDiff.ROW_ADDED)),
                Markdown.number(count(table, TableDiff.ROW_REMOVED)),
                Markdown.number(count(table, TableDiff.VALUE_CHANGED)),
                String.join(", ", causes));
    }

    private Stream<Group> changed() {
        return groups.stream().filter(group -> group.change().equals(TableDiff.VALUE_CHANGED));
    }

    private String columns() {
        return Markdown.section(
                "Changed columns",
                "table, column, values changed:, cause",
                changed()
                        .map(group -> Markdown.row(
                                group.table(), group.column(), Markdown.number(group.count()), group.cause())));
    }

    private String largest() {
        record Found(Group group, Example example) {}
        // Equal changes stay in the order of the groups: by table and column.
        return Markdown.section(
                "Largest changes of a number",
                "table, row, column, before:, after:, change:, cause",
                changed()
                        .flatMap(group -> group.examples().stream()
                                .filter(example -> example.relative() != null)
                                .map(example -> new Found(group, example)))
                        .sorted(Comparator.comparingDouble(
                                        (Found one) -> -Math.abs(one.example().relative()))
                                .thenComparing(one -> one.example().key()))
                        .limit(MOST_EXAMPLES_SHOWN)
                        .map(one -> Markdown.row(
                                one.group().table(),
                                cell(one.example().key()),
                                one.group().column(),
                                cell(one.example().old()),
                                cell(one.example().current()),
                                String.format(
                                        Locale.ROOT, "%+.2f %%", one.example().relative() * 100),
                                one.group().cause())));
    }

    private static String rows(ReleaseState release, String table) {
        TableState state = release.tables().get(table);
        return state == null ? "" : Markdown.number(state.rows());
    }

    private static String hash(String hash) {
        return hash == null ? "absent" : StringUtils.abbreviate(Strings.CS.removeStart(hash, "sha256:"), 15);
    }

    private static String cell(String text) {
        return Markdown.cell(text, LONGEST_TEXT);
    }
}
