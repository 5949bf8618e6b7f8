package org.sovereignai.jobs.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.sovereignai.datasets.Correction;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.datasets.InputFile;
import org.sovereignai.datasets.Sources;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.schemas.Schemas;
import org.sovereignai.schemas.Strands;
import org.sovereignai.schemas.TableSchema;

/**
 * What a run would do: the tables in order, each fresh or stale, with the reason. Made without Spark, from content: a
 * table is fresh when one is kept that was made by the same code from the same inputs.
 */
public final class Plan {

    /**
     * One table of the plan.
     *
     * @param schema the table
     * @param fingerprint digest of all that the table is made from
     * @param parts digest of each of these, by name
     * @param reason why it must be built; empty when a kept one is fresh
     */
    public record PlannedTable(TableSchema schema, String fingerprint, Map<String, String> parts, String reason) {

        /** Whether a kept table can be used as it is. */
        public boolean isFresh() {
            return reason.isEmpty();
        }
    }

    /** What the name of a part begins with that is the content of a source. */
    public static final String SOURCE = "source ";

    /** What the name of a part begins with that is another table. */
    static final String TABLE = "table ";

    /** The part that is the years asked for. */
    static final String YEARS = "the years";

    private static final int FINGERPRINT_LENGTH = 32;

    private final List<PlannedTable> tables;

    private Plan(List<PlannedTable> tables) {
        this.tables = List.copyOf(tables);
    }

    /**
     * Plans the tables of the request.
     *
     * @param strands the register of strands
     * @param force whether every table is built again
     */
    public static Plan make(
            List<TableSchema> wanted,
            Strands strands,
            Sources sources,
            DataFolder data,
            OutputFolder out,
            Years years,
            boolean force) {
        CodeDigest code = CodeDigest.ofRunningCode();
        Map<String, String> fingerprints = new LinkedHashMap<>();
        List<PlannedTable> planned = new ArrayList<>();
        Set<String> stale = new HashSet<>();
        for (TableSchema table : wanted) {
            Map<String, String> parts = new TreeMap<>();
            parts.put("the code", code.of(table, strands));
            if (code.readsYears(table)) {
                parts.put(YEARS, years.toString());
            }
            table.inputs().forEach(input -> parts.put(TABLE + input, fingerprints.get(input)));
            table.sources().forEach(id -> {
                parts.put(SOURCE + id, contentOf(sources, data, id));
                List<Correction> corrections = sources.resource(id).corrections();
                if (!corrections.isEmpty()) {
                    parts.put("the corrections of " + id, CodeDigest.sha256(corrections.toString()));
                }
            });
            String fingerprint = CodeDigest.sha256(parts.toString()).substring(0, FINGERPRINT_LENGTH);
            fingerprints.put(table.name(), fingerprint);
            String reason = force ? "asked for with --force" : reason(table, fingerprint, parts, out);
            if (!reason.isEmpty()) {
                stale.add(table.name());
            } else if (table.inputs().stream().anyMatch(stale::contains)) {
                reason = "an input is built again";
            }
            planned.add(new PlannedTable(table, fingerprint, parts, reason));
        }
        return new Plan(planned);
    }

    /** The tables, every one after its inputs. */
    public List<PlannedTable> tables() {
        return tables;
    }

    /** The tables that must be built. */
    public List<PlannedTable> stale() {
        return tables.stream().filter(t -> !t.isFresh()).toList();
    }

    /** Fingerprints by table, as a release's manifest records them. */
    public Map<String, String> fingerprints() {
        return tables.stream()
                .collect(Collectors.toMap(
                        t -> t.schema().name(), PlannedTable::fingerprint, (a, b) -> a, LinkedHashMap::new));
    }

    public static Path keptTable(OutputFolder out, String table, String fingerprint) {
        return out.build(table + "/" + fingerprint + ".parquet");
    }

    public static Path keptRecord(OutputFolder out, String table, String fingerprint) {
        return out.build(table + "/" + fingerprint + ".json");
    }

    /** Where a run writes down what the content of its input files is. */
    public static Path inputs(OutputFolder out) {
        return out.build("inputs.json");
    }

    private static String contentOf(Sources sources, DataFolder data, String id) {
        StringBuilder content = new StringBuilder();
        for (InputFile file : data.files(sources.resource(id))) {
            content.append(file.label()).append(' ').append(data.sha256(file)).append('\n');
        }
        return content.isEmpty() ? Lineage.ABSENT : CodeDigest.sha256(content.toString());
    }

    private static String reason(TableSchema table, String fingerprint, Map<String, String> parts, OutputFolder out) {
        if (out.exists(keptRecord(out, table.name(), fingerprint))
                && out.exists(keptTable(out, table.name(), fingerprint))) {
            return "";
        }
        Optional<JsonNode> last = lastRecord(table, out);
        if (last.isEmpty()) {
            return "never built";
        }
        JsonNode before = last.get().path("parts");
        String changed = parts.entrySet().stream()
                .filter(part ->
                        !part.getValue().equals(before.path(part.getKey()).asText()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return changed.isEmpty() ? "the kept table is incomplete" : "changed: " + changed;
    }

    private static Optional<JsonNode> lastRecord(TableSchema table, OutputFolder out) {
        return out.list(out.build(table.name())).stream()
                .filter(file -> file.getPath().getName().endsWith(".json"))
                .max(Comparator.comparingLong(FileStatus::getModificationTime))
                .flatMap(file -> out.readJson(file.getPath()));
    }

    /** Tables that {@code --only} asks for, with all that they are made from. */
    public static List<TableSchema> select(Schemas schemas, List<String> only) {
        return only.isEmpty() ? List.copyOf(schemas.tables()) : schemas.withInputs(only);
    }
}
