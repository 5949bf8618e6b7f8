package org.sovereignai.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sovereignai.datasets.Mutations;

/**
 * Makes whole runs on changed files of the starter extract, one after the other in this process, and holds what each publishes
 * against a run on the extract as it is. A run finds the tables of the run without a change kept, so that it builds what the
 * change can reach and nothing else, as the next run of a user would.
 *
 * <p>{@code WholeRuns COUNT SEED DIR}: DIR keeps the run without a change.
 */
public final class WholeRuns {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String YEARS = "2022-2024";

    /** Neighbouring numbers fall on neighbouring files. */
    private static final int STRIDE = 9;

    private static final Path STARTER = Path.of("datasets/starter");

    /** What became of a run. */
    enum Outcome {
        /** It ends with 3 or 4, and nothing is published. */
        REFUSED,
        /** Records are set aside or left out, and counted in quality.md. */
        COUNTED,
        /** A check of quality.md does not hold that holds without the change. */
        NAMED,
        /** Every table is what it is without the change. */
        SAME_TABLES,
        /** A table is another one, and nothing tells. */
        UNSEEN,
        /** It ends otherwise, which is our bug. */
        BROKEN
    }

    private WholeRuns() {}

    public static void main(String[] args) throws IOException {
        System.setProperty("picocli.disable.closures", "true");
        Path kept = Path.of(args[2]).toAbsolutePath();
        Path reference = kept.resolve("reference");
        Files.createDirectories(kept);
        if (!Files.exists(reference.resolve("latest"))) {
            StringWriter said = new StringWriter();
            if (run(said, reference, STARTER) != 0) {
                throw new IllegalStateException(said.toString());
            }
        }
        Published unchanged = Published.of(reference);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            Path data = kept.resolve("data");
            Path out = kept.resolve("out");
            delete(data);
            delete(out);
            Mutations.copy(reference.resolve("build"), out.resolve("build"));
            String what = Mutations.write(Long.parseLong(args[1]), i * STRIDE, data);
            StringWriter said = new StringWriter();
            long begin = System.nanoTime();
            int code = run(said, out, data);
            String told = "";
            Outcome outcome;
            if (code == Main.UNUSABLE_INPUT || code == Main.FAILED_CHECK) {
                outcome = Outcome.REFUSED;
                told = last(said);
            } else if (code != 0) {
                outcome = Outcome.BROKEN;
                told = last(said);
            } else {
                Published changed = Published.of(out);
                outcome = changed.against(unchanged);
                told = String.join(", ", changed.otherTables(unchanged));
            }
            outcomes.merge(outcome, 1, Integer::sum);
            System.out.printf(
                    "%d %s -> %s (%d s) %s%n", i * STRIDE, what, outcome, (System.nanoTime() - begin) / 1_000_000_000, told);
        }
        outcomes.forEach((outcome, number) -> System.out.printf("%-12s %d%n", outcome, number));
    }

    private static int run(StringWriter said, Path out, Path data) {
        PrintWriter to = new PrintWriter(said, true);
        return Main.execute(
                to,
                to,
                "run",
                "--years",
                YEARS,
                "--data",
                data.toString(),
                "--out",
                out.toString(),
                "--accept-unpinned",
                "--release",
                "2030.1.1");
    }

    private static String last(StringWriter said) {
        List<String> lines = said.toString().lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    /**
     * What a release says.
     *
     * @param tables digest of each table
     * @param unused number of records of each file that are not used
     * @param failed in how many groups each check does not hold
     */
    private record Published(Map<String, String> tables, Map<String, Long> unused, Map<String, Long> failed) {

        static Published of(Path out) throws IOException {
            JsonNode quality = JSON.readTree(
                    Files.readString(out.resolve("releases/2030.1.1/quality.json")));
            Map<String, String> tables = new TreeMap<>();
            quality.path("tables")
                    .forEach(table ->
                            tables.put(table.path("table").asText(), table.path("digest").asText()));
            Map<String, Long> unused = new TreeMap<>();
            quality.path("sources")
                    .forEach(file -> unused.merge(
                            file.path("file").asText(),
                            file.path("records").asLong() - file.path("used").asLong(),
                            Long::sum));
            Map<String, Long> failed = new TreeMap<>();
            quality.path("checks")
                    .forEach(check -> failed.merge(
                            check.path("subject").asText() + " " + check.path("check").asText(),
                            check.path("failed").asLong(),
                            Long::sum));
            return new Published(tables, unused, failed);
        }

        List<String> otherTables(Published unchanged) {
            return tables.keySet().stream()
                    .filter(table -> !tables.get(table).equals(unchanged.tables.get(table)))
                    .toList();
        }

        Outcome against(Published unchanged) {
            if (otherTables(unchanged).isEmpty()) {
                return Outcome.SAME_TABLES;
            }
            if (!unused.equals(unchanged.unused)) {
                return Outcome.COUNTED;
            }
            boolean more = failed.entrySet().stream()
                    .anyMatch(check -> check.getValue() > unchanged.failed.getOrDefault(check.getKey(), 0L));
            return more ? Outcome.NAMED : Outcome.UNSEEN;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(file);
                }
            }
        }
    }
}
