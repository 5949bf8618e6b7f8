package org.sovereignai.jobs.cli;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.jobs.run.TableRecord;
import org.sovereignai.jobs.store.Json;
import org.sovereignai.schemas.manifest.Manifest;

/**
 * Releases that tests read: each is made once for all JVMs that test a build, by the real command, is never changed, and is
 * deleted when the last of them ends.
 */
public final class Releases {

    private static final Path PLACE = Path.of("target/releases").toAbsolutePath();

    /** What one JVM made is of another only if Maven started both with the same classes. */
    private static final String BUILD = System.getProperty(
            "sovereignai.build", "process-" + ProcessHandle.current().pid());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANIFEST = "datapackage.json";
    private static final String USERS = ".users";
    private static final Map<String, Path> MADE = new ConcurrentHashMap<>();

    private Releases() {}

    /** The full public files, as they are laid out for tests; the test is skipped where they are not there. */
    public static Path fullData() {
        Path data = Path.of(System.getProperty("sovereignai.data", "../../shared/data"))
                .toAbsolutePath()
                .normalize();
        assumeTrue(
                Files.isDirectory(data),
                () -> "Skipped: the full public files are not at " + data
                        + "; name their folder with -Dsovereignai.data=DIR to run this test");
        return data;
    }

    /** The release made from the full public files: the folder with its Parquet files. */
    public static Path full() {
        Path data = fullData();
        return made("full", out -> Command.run("run", "--data", data, "--out", out));
    }

    /** The release made from the starter extract. */
    public static Path starter() {
        return made("starter", out -> Command.run("run", "--data", "../datasets/starter", "--out", out));
    }

    /** The starter extract, as inputs. */
    static DataFolder starterData() {
        return DataFolder.open("../datasets/starter", new Configuration(false));
    }

    /** Lays the release made from the starter extract out in a folder, with so many rows of each table at most. */
    static Manifest starter(Path folder, long most) throws IOException, SQLException {
        Path whole = starter();
        Files.createDirectories(folder);
        ObjectNode manifest = (ObjectNode) JSON.readTree(whole.resolve(MANIFEST).toFile());
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                Stream<Path> files = Files.list(whole)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                link(file, folder.resolve(file.getFileName()));
            }
            for (JsonNode resource : manifest.path("resources")) {
                if (resource.path("rows").asLong() > most) {
                    Path file = folder.resolve(resource.path("path").asText());
                    Files.delete(file);
                    statement.execute("COPY (FROM '%s' LIMIT %d) TO '%s'"
                            .formatted(whole.resolve(file.getFileName()), most, file));
                    byte[] table = Files.readAllBytes(file);
                    ((ObjectNode) resource)
                            .put("rows", most)
                            .put("bytes", table.length)
                            .put("hash", "sha256:" + DigestUtils.sha256Hex(table));
                }
            }
        }
        Files.delete(folder.resolve(MANIFEST));
        Files.writeString(folder.resolve(MANIFEST), manifest.toString());
        return Manifest.parse(manifest.toString());
    }

    /** The digest of the content of every table that is built in the folder of a run. */
    static Map<String, String> digests(Path out) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out.resolve("build"), 2)) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".json")
                    && !f.getFileName().toString().equals("inputs.json"))::iterator) {
                TableRecord record = Json.bind(JSON.readTree(file.toFile()), TableRecord.class);
                digests.put(record.table(), record.digest());
            }
        }
        return digests;
    }

    /**
     * Lays a folder of a release, or one file of it, out elsewhere without the disk that copies take: whoever changes a file
     * puts another there.
     */
    static void link(Path folder, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path place = target.resolve(folder.relativize(file));
                Files.createDirectories(place.getParent());
                try {
                    Files.createLink(place, file);
                } catch (IOException | UnsupportedOperationException e) {
                    Files.copy(file, place);
                }
            }
        }
    }

    private static Path made(String name, Function<Path, Command> maker) {
        return MADE.computeIfAbsent(name, given -> {
            Path out = OfThisBuild.FOLDER.resolve(given);
            Path latest = out.resolve("latest.txt");
            try {
                alone(OfThisBuild.FOLDER.resolve("." + given), () -> {
                    if (!Files.exists(latest)) {
                        Command run = maker.apply(out);
                        assertThat(run.code()).as(run.out() + "\n" + run.err()).isZero();
                    }
                });
                return out.resolve("releases")
                        .resolve(Files.readString(latest).strip())
                        .toRealPath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Does something while no other JVM does the same. */
    private static void alone(Path file, Action action) throws IOException {
        try (FileChannel channel = lockable(file)) {
            channel.lock();
            action.run();
        }
    }

    private static FileChannel lockable(Path file) throws IOException {
        return FileChannel.open(file, CREATE, READ, WRITE);
    }

    private interface Action {
        void run() throws IOException;
    }

    /** The folder of the releases of this build, held while this JVM lives. */
    private static final class OfThisBuild {

        static final Path FOLDER = PLACE.resolve(BUILD);

        private static final Path DOOR = PLACE.resolve(".door");
        private static FileChannel held;

        static {
            try {
                Files.createDirectories(PLACE);
                alone(DOOR, () -> {
                    deleteWhatNobodyHolds();
                    held = lockable(Files.createDirectories(FOLDER).resolve(USERS));
                    held.lock(0, Long.MAX_VALUE, true);
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(OfThisBuild::leave));
        }

        private static void leave() {
            try {
                alone(DOOR, () -> {
                    held.close();
                    deleteWhatNobodyHolds();
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void deleteWhatNobodyHolds() throws IOException {
            for (File folder : PLACE.toFile().listFiles(File::isDirectory)) {
                boolean isHeld;
                try (FileChannel users = lockable(folder.toPath().resolve(USERS))) {
                    isHeld = users.tryLock() == null;
                }
                if (!isHeld) {
                    FileUtils.deleteDirectory(folder);
                }
            }
        }
    }
}
