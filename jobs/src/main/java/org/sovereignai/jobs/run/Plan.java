package org.sovereignai.jobs.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.lang3.Strings;
import org.apache.hadoop.fs.Path;
import org.sovereignai.datasets.Correction;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.datasets.Resource;
import org.sovereignai.datasets.Sources;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.TableSchema;
import org.sovereignai.schemas.manifest.Lineage;

/**
 * What a run would do: the tables in order, each fresh or stale, with the reason. Made without Spark, from content: a
 * table is fresh when one is kept that was made by the same code from the same inputs.
 */
public final class Plan {

    /** What is known of a table before anything is built. */
    public enum State {
        /** A kept table can be used as it is. */
        FRESH,
        /** It must be built. */
        STALE,
        /** It must be built, and what it is made from is known only when a source of it has been read. */
        UNREAD
    }

    /**
     * One table of the plan.
     *
     * @param schema the table
     * @param state whether it must be built
     * @param fingerprint digest of all that the table is made from
     * @param parts digest of each of these, by name
     * @param reason why it must be built; empty when a kept one is fresh
     */
    public record PlannedTable(
            TableSchema schema, State state, String fingerprint, Map<String, String> parts, String reason) {

        /** Whether a kept table can be used as it is. */
        public boolean isFresh() {
            return state == State.FRESH;
        }

        /** Name of the table. */
        public String name() {
            return schema.name();
        }
    }

    /** What the name of a part begins with that is the content of a source. */
    public static final String SOURCE = "source ";

    /** What the name of a part begins with that is another table. */
    private static final String TABLE = "table ";

    /** The part that is the years asked for. */
    private static final String YEARS = "the years";

    private static final int FINGERPRINT_LENGTH = 32;

    private final List<PlannedTable> tables;

    private Plan(List<PlannedTable> tables) {
        this.tables = List.copyOf(tables);
    }

    /** Plans the tables of a run, of which those that are kept whole need not be built. */
    public static Plan of(Run run) {
        return make(run, (table, planned) -> reason(table, planned, run.store()));
    }

    /** Plans to build every table of a run again. */
    public static Plan forced(Run run) {
        return make(run, (table, planned) -> "asked for with --force");
    }

    /**
     * What a table is made from.
     *
     * @param digest of all of it
     * @param parts digest of each part, by name
     */
    private record Fingerprint(String digest, Map<String, String> parts) {}

    /** @param reasons why a table must be built, if for nothing else than itself; empty when a kept one can be used */
    private static Plan make(Run run, BiFunction<TableSchema, Fingerprint, String> reasons) {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        List<PlannedTable> planned = new ArrayList<>();
        Set<String> stale = new HashSet<>();
        for (TableSchema table : run.tables()) {
            List<String> unread = unread(table, run, fingerprints);
            if (!unread.isEmpty()) {
                planned.add(new PlannedTable(
                        table, State.UNREAD, "", Map.of(), "not read yet: " + String.join(", ", unread)));
                continue;
            }
            Fingerprint fingerprint = fingerprint(table, run, fingerprints);
            fingerprints.put(table.name(), fingerprint.digest());
            String reason = reasons.apply(table, fingerprint);
            if (reason.isEmpty() && table.inputs().stream().anyMatch(stale::contains)) {
                reason = "an input is built again";
            } else if (!reason.isEmpty()) {
                stale.add(table.name());
            }
            State state = reason.isEmpty() ? State.FRESH : State.STALE;
            planned.add(new PlannedTable(table, state, fingerprint.digest(), fingerprint.parts(), reason));
        }
        return new Plan(planned);
    }

    /** Sources of a table of which it is not known what they hold, and inputs that are made from such. */
    private static List<String> unread(TableSchema table, Run run, Map<String, String> known) {
        List<String> unread = new ArrayList<>();
        for (String id : table.sources()) {
            Resource resource = run.sources().resource(id);
            run.data().files(resource).stream()
                    .filter(file -> run.data().knownSha256(resource, file).isEmpty())
                    .forEach(file -> unread.add(file.label()));
        }
        table.inputs().stream().filter(input -> !known.containsKey(input)).forEach(unread::add);
        return unread;
    }

    /** What a table is made from, when what its inputs are made from is known. */
    private static Fingerprint fingerprint(TableSchema table, Run run, Map<String, String> inputs) {
        CodeDigest code = CodeDigest.ofRunningCode();
        Map<String, String> parts = new TreeMap<>();
        parts.put(
                "the code",
                code.of(table, run.schemas().strands(), run.schemas().products()));
        if (code.readsYears(table)) {
            parts.put(YEARS, run.years().toString());
        }
        table.inputs().forEach(input -> parts.put(TABLE + input, inputs.get(input)));
        table.sources().forEach(id -> {
            parts.put(SOURCE + id, contentOf(run.sources(), run.data(), id));
            List<Correction> corrections = run.sources().resource(id).corrections();
            if (!corrections.isEmpty()) {
                parts.put("the corrections of " + id, DigestUtils.sha256Hex(corrections.toString()));
            }
        });
        return new Fingerprint(DigestUtils.sha256Hex(parts.toString()).substring(0, FINGERPRINT_LENGTH), parts);
    }

    /** The tables, every one after its inputs. */
    public List<PlannedTable> tables() {
        return tables;
    }

    /** Whether there are tables of which it is not known what they are made from, until a source of them has been read. */
    public boolean isUnread() {
        return tables.stream().anyMatch(table -> table.state() == State.UNREAD);
    }

    /** The tables that must be built. */
    public List<PlannedTable> stale() {
        return tables.stream().filter(t -> !t.isFresh()).toList();
    }

    /**
     * A table of the plan.
     *
     * @throws IllegalArgumentException if it has none of that name
     */
    public PlannedTable table(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("The plan has no table of the name " + name));
    }

    /** A table, if the plan has it. */
    public Optional<PlannedTable> find(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** Fingerprints by table, as a release's manifest records them. */
    public Map<String, String> fingerprints() {
        return tables.stream()
                .collect(Collectors.toMap(
                        PlannedTable::name, PlannedTable::fingerprint, (a, b) -> a, LinkedHashMap::new));
    }

    /** The lineage of every table: its own sources, method and years, and those of the tables it is made from. */
    public Map<String, Lineage> lineages() {
        Map<String, Lineage> lineages = new LinkedHashMap<>();
        for (PlannedTable planned : tables) {
            Map<String, String> sources = new HashMap<>();
            Map<String, String> method = new TreeMap<>();
            // A run has one range of years: whatever depends on years depends on the same.
            Set<String> years = new TreeSet<>();
            planned.parts().forEach((part, digest) -> {
                if (part.equals(YEARS)) {
                    years.add(digest);
                } else if (part.startsWith(SOURCE)) {
                    sources.put(Strings.CS.removeStart(part, SOURCE), digest);
                } else if (part.startsWith(TABLE)) {
                    Lineage input = lineages.get(Strings.CS.removeStart(part, TABLE));
                    sources.putAll(input.sources());
                    method.put(part, input.method());
                    years.add(input.years());
                } else {
                    method.put(part, digest);
                }
            });
            years.remove("");
            String digest = DigestUtils.sha256Hex(method.toString());
            lineages.put(planned.name(), new Lineage(digest, String.join(", ", years), sources));
        }
        return lineages;
    }

    /** Where a run writes down what the content of its input files is. */
    public static Path inputs(OutputFolder out) {
        return out.build("inputs.json");
    }

    private static String contentOf(Sources sources, DataFolder data, String id) {
        String content = data.files(sources.resource(id)).stream()
                .map(file -> file.label() + " " + data.sha256(file) + "\n")
                .collect(Collectors.joining());
        return content.isEmpty() ? Lineage.ABSENT : DigestUtils.sha256Hex(content);
    }

    private static String reason(TableSchema table, Fingerprint planned, TableStore store) {
        if (store.whole(table.name(), planned.digest()).isPresent()) {
            return "";
        }
        if (store.holds(table.name(), planned.digest())) {
            return "the kept table is damaged or incomplete";
        }
        return store.newest(table.name())
                .map(last -> planned.parts().entrySet().stream()
                        .filter(part -> !part.getValue().equals(last.parts().get(part.getKey())))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.joining(", ")))
                .map(changed -> changed.isEmpty() ? "built by an earlier version" : "changed: " + changed)
                .orElse("never built");
    }

    /**
     * Tables that {@code --only} asks for, with all that they are made from; all that the contract makes of what is asked for,
     * if it asks for none.
     */
    public static List<TableSchema> select(Schemas schemas, List<String> only) {
        return only.isEmpty()
                ? schemas.tables().stream()
                        .filter(table ->
                                !table.isOptional() || schemas.products().isPresent())
                        .toList()
                : schemas.withInputs(only);
    }
}
