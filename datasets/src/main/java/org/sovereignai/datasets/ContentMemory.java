package org.sovereignai.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What is known of the content of large files, so that a file that has not changed is not read again to tell so. A file
 * has not changed as long as its size and times are the same, on a local disk also its number and the time at which the
 * disk says that it was last touched in any way. What was touched just before it was read is not remembered: it could be
 * touched again within the same tick of the clock.
 */
public final class ContentMemory {

    /** Bytes from which on a file is remembered. */
    static final long SMALLEST_FILE = 8 << 20;

    private static final long CLOCK_TICK_MILLIS = TimeUnit.SECONDS.toMillis(2);
    private static final String INODE = "unix:ino";
    private static final String CHANGED = "unix:ctime";

    /** What a file system says of a file, and the content that goes with it, as it is written down. */
    private record Known(
            String state,
            String sha256,
            int block,
            List<Long> lines,
            List<String> blocks,
            SortedMap<String, String> members) {

        private static Known of(String state, FileContent content) {
            return new Known(
                    state,
                    content.sha256(),
                    content.block(),
                    content.lines(),
                    content.blocks(),
                    new TreeMap<>(content.members()));
        }

        private FileContent content() {
            boolean isWhole = lines != null && blocks != null && lines.size() == blocks.size();
            return new FileContent(
                    sha256,
                    block,
                    isWhole ? lines : List.of(),
                    isWhole ? blocks : List.of(),
                    members == null ? Map.of() : members);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Known> recalled = new ConcurrentHashMap<>();
    private final Map<String, Known> learned = new ConcurrentSkipListMap<>();

    /** A memory of nothing. */
    public ContentMemory() {}

    /** Takes over what an earlier run wrote down; what it does not understand counts as unknown. */
    public void recall(JsonNode earlier) {
        earlier.properties().stream()
                .filter(file -> file.getValue().hasNonNull("sha256"))
                .forEach(file -> {
                    try {
                        recalled.put(file.getKey(), JSON.convertValue(file.getValue(), Known.class));
                    } catch (IllegalArgumentException e) {
                        // Written by other code: as good as none.
                    }
                });
    }

    /** What a later run can recall; nothing, if that is no more than was recalled. */
    public Optional<JsonNode> news() {
        return recalled.entrySet().containsAll(learned.entrySet())
                ? Optional.empty()
                : Optional.of(JSON.valueToTree(learned));
    }

    /** Reads a file to its end. */
    interface Reading {
        FileContent content() throws IOException;
    }

    /** A file before it is read, with its content if that is known. */
    final class Watch {

        private final FileSystem fileSystem;
        private final Path path;
        private final long begin = System.currentTimeMillis();
        private final State state;

        private Watch(FileSystem fileSystem, Path path) throws IOException {
            this.fileSystem = fileSystem;
            this.path = path;
            this.state = State.of(fileSystem, path);
        }

        /** The content, if the file is as it was when that was learned. */
        Optional<FileContent> known() {
            return Optional.ofNullable(recalled.get(path.toString()))
                    .filter(known -> state.text().equals(known.state()))
                    .map(Known::content);
        }

        /** Remembers the content, if the file is still as it was before it was read. */
        private void learn(FileContent content) throws IOException {
            if (state.touchedMillis() < begin - CLOCK_TICK_MILLIS && state.equals(State.of(fileSystem, path))) {
                learned.put(path.toString(), Known.of(state.text(), content));
            }
        }
    }

    /** Looks at a file that will be read. */
    Watch watch(FileSystem fileSystem, Path path) throws IOException {
        Watch watch = new Watch(fileSystem, path);
        Optional<FileContent> known = watch.known();
        if (known.isPresent()) {
            watch.learn(known.get());
        }
        return watch;
    }

    /** Remembers what a file holds that was read. */
    void learn(Watch watch, FileContent content) throws IOException {
        watch.learn(content);
    }

    /** The content of a file, read if it is not known. */
    FileContent content(FileSystem fileSystem, Path path, long bytes, Reading reading) throws IOException {
        if (bytes < SMALLEST_FILE) {
            return reading.content();
        }
        Watch watch = new Watch(fileSystem, path);
        Optional<FileContent> known = watch.known();
        FileContent content = known.isPresent() ? known.get() : reading.content();
        watch.learn(content);
        return content;
    }

    /** What a file system says of a file. */
    private record State(String text, long touchedMillis) {

        static State of(FileSystem fileSystem, Path path) throws IOException {
            FileStatus status = fileSystem.getFileStatus(path);
            long modified = status.getModificationTime();
            String text = status.getLen() + " " + modified;
            if (fileSystem.getUri().getScheme().equals("file")) {
                java.nio.file.Path file = java.nio.file.Path.of(path.toUri().getPath());
                if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
                    FileTime changed = (FileTime) Files.getAttribute(file, CHANGED);
                    return new State(
                            "%s %s %s".formatted(text, Files.getAttribute(file, INODE), changed), changed.toMillis());
                }
            }
            return new State(text, modified);
        }
    }
}
