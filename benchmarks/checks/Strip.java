import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Takes every declared check out of the descriptors in a jar of the project, given as the only argument. */
final class Strip {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OF_COLUMNS = List.of("minimum", "maximum", "pattern", "allowed");
    private static final List<String> OF_SOURCES = List.of("sums", "continuity", "limits", "growth", "references", "fewest");

    private Strip() {}

    public static void main(String[] args) throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(args[0]))) {
            Path schemas = jar.getPath("org/sovereignai/schemas");
            rewrite(schemas.resolve("fields.json"), fields -> fields.forEach(field -> remove(field, OF_COLUMNS)));
            each(schemas.resolve("tables"), table -> {
                remove(table, List.of("foreignKeys"));
                ((ObjectNode) table).putArray("required");
            });
            each(jar.getPath("org/sovereignai/datasets/sources"), source -> source.path("resources").forEach(resource -> {
                remove(resource, OF_SOURCES);
                resource.path("columns").forEach(column -> remove(column, List.of("minimum", "maximum", "earliest", "latest", "notBelow", "constant")));
            }));
            Files.writeString(jar.getPath("org/sovereignai/datasets/corrections.json"), "[]");
        }
    }

    private interface Change {
        void apply(JsonNode json);
    }

    private static void each(Path folder, Change change) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                rewrite(file, change);
            }
        }
    }

    private static void rewrite(Path file, Change change) throws IOException {
        JsonNode json = JSON.readTree(Files.readString(file));
        change.apply(json);
        Files.writeString(file, JSON.writeValueAsString(json));
    }

    private static void remove(JsonNode json, List<String> names) {
        ((ObjectNode) json).remove(names);
    }
}
