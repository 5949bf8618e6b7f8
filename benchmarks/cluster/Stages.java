import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints where the time of a run went, from Spark's event log: when the first task began, what every stage took, how many
 * tasks it had, how much time they took together and how much of it a processor worked for them, and how long no task ran.
 * Times in seconds.
 */
final class Stages {

    private static final double MILLIS = 1e3;

    private static final double NANOS = 1e9;

    private record Task(long begin, long end, double processorSeconds) {}

    /** {@code EVENT_LOG}. */
    public static void main(String[] arguments) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<Integer, List<Task>> tasks = new TreeMap<>();
        Map<Integer, String> tables = new TreeMap<>();
        List<JsonNode> stages = new ArrayList<>();
        long begin = 0;
        long end = 0;
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            JsonNode event = json.readTree(line);
            switch (event.path("Event").asText()) {
                case "SparkListenerApplicationStart" -> begin = event.path("Timestamp").asLong();
                case "SparkListenerApplicationEnd" -> end = event.path("Timestamp").asLong();
                case "SparkListenerJobStart" -> {
                    String table = event.path("Properties").path("spark.job.description").asText();
                    event.path("Stage IDs").forEach(stage -> tables.put(stage.asInt(), table));
                }
                case "SparkListenerTaskEnd" -> tasks.computeIfAbsent(event.path("Stage ID").asInt(), s -> new ArrayList<>())
                        .add(new Task(
                                event.path("Task Info").path("Launch Time").asLong(),
                                event.path("Task Info").path("Finish Time").asLong(),
                                event.path("Task Metrics").path("Executor CPU Time").asLong() / NANOS));
                case "SparkListenerStageCompleted" -> stages.add(event.path("Stage Info"));
                default -> {
                    // Nothing to be measured.
                }
            }
        }
        List<Task> all = tasks.values().stream()
                .flatMap(List::stream)
                .sorted((a, b) -> Long.compare(a.begin(), b.begin()))
                .toList();
        System.out.printf(
                "  %.1f s in Spark, the first task after %.1f, no task in %.1f, one at a time in %.1f, two in %.1f%n",
                (end - begin) / MILLIS,
                (all.get(0).begin() - begin) / MILLIS,
                with(0, all, begin, end),
                with(1, all, begin, end),
                with(2, all, begin, end));
        for (JsonNode stage : stages) {
            int id = stage.path("Stage ID").asInt();
            List<Task> own = tasks.getOrDefault(id, List.of());
            System.out.printf(
                    "  stage %2d %-18s from %5.1f took %5.1f, %3d tasks of %5.1f in all, %5.1f on a processor%n",
                    id,
                    tables.getOrDefault(id, ""),
                    (stage.path("Submission Time").asLong() - begin) / MILLIS,
                    (stage.path("Completion Time").asLong() - stage.path("Submission Time").asLong()) / MILLIS,
                    own.size(),
                    own.stream().mapToLong(task -> task.end() - task.begin()).sum() / MILLIS,
                    own.stream().mapToDouble(Task::processorSeconds).sum());
        }
    }

    /** How long as many tasks ran at a time, the last number standing for more as well. */
    private static double with(int running, List<Task> tasks, long begin, long end) {
        TreeMap<Long, Integer> changes = new TreeMap<>(Map.of(begin, 0, end, 0));
        tasks.forEach(task -> {
            changes.merge(task.begin(), 1, Integer::sum);
            changes.merge(task.end(), -1, Integer::sum);
        });
        long sum = 0;
        long last = begin;
        int now = 0;
        for (Map.Entry<Long, Integer> change : changes.entrySet()) {
            sum += now == running || running == 2 && now > 2 ? change.getKey() - last : 0;
            last = change.getKey();
            now += change.getValue();
        }
        return sum / MILLIS;
    }
}
