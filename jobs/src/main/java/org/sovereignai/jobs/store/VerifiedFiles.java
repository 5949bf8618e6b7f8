package org.sovereignai.jobs.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.lang3.function.FailableFunction;
import org.sovereignai.datasets.InputException;

/**
 * Whether files are those that were written, by size and SHA-256. A file that was seen to be whole is not read again as
 * long as its size and times stay the same, on a local disk also its number and the time at which the disk says that it was
 * last touched in any way.
 *
 * <p>What was seen is remembered as text, one line a file. The memory is only a saving: without it, or with one that cannot
 * be written or understood, files are read.
 */
public final class VerifiedFiles {

    private static final String UNIX = "unix:size,lastModifiedTime,ino,ctime";
    private static final String TAB = "\t";

    private final FailableFunction<String, Optional<String>, IOException> state;
    private final FailableFunction<String, InputStream, IOException> content;
    private final Consumer<String> memory;
    private final Map<String, String> known;
    private boolean learned;

    /**
     * @param state what is known of a file without reading it, on one line; nothing if there is no such file
     * @param content what a file holds
     * @param remembered what was remembered before
     * @param memory takes what is to be remembered
     */
    private VerifiedFiles(
            FailableFunction<String, Optional<String>, IOException> state,
            FailableFunction<String, InputStream, IOException> content,
            Optional<String> remembered,
            Consumer<String> memory) {
        this.state = state;
        this.content = content;
        this.known = new ConcurrentHashMap<>(lines(remembered.orElse("")));
        this.memory = memory;
    }

    /** Files of an output folder, remembered in it. */
    public static VerifiedFiles rememberedIn(org.apache.hadoop.fs.Path memory, OutputFolder out) {
        return new VerifiedFiles(
                file -> out.state(new org.apache.hadoop.fs.Path(file)),
                file -> out.read(new org.apache.hadoop.fs.Path(file)),
                out.readText(memory),
                text -> {
                    try {
                        out.writeText(memory, text);
                    } catch (InputException | UncheckedIOException e) {
                        // A folder that nobody may write into is read again.
                    }
                });
    }

    /** Files on this computer, remembered in the user's cache folder under a name for all of them. */
    public static VerifiedFiles ofUser(String name) {
        Path memory = UserCache.file("verified/" + DigestUtils.sha256Hex(name));
        return new VerifiedFiles(
                file -> localState(Path.of(file)),
                file -> Files.newInputStream(Path.of(file)),
                UserCache.read(memory),
                text -> UserCache.write(memory, text));
    }

    /** What a local disk knows of a file. */
    static Optional<String> localState(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String view = file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? UNIX
                : "size,lastModifiedTime,creationTime";
        return Optional.of(Files.readAttributes(file, view).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(attribute -> String.valueOf(attribute.getValue()))
                .collect(Collectors.joining(" ")));
    }

    /** Whether a file is there and has that size and hash. */
    public boolean holds(String file, long bytes, String sha256) {
        try {
            Optional<String> found = state.apply(file);
            if (found.isEmpty() || sha256 == null) {
                return false;
            }
            String line = line(found.get(), bytes, sha256);
            if (line.equals(known.get(file))) {
                return true;
            }
            if (!hasContent(file, bytes, sha256)) {
                return false;
            }
            if (state.apply(file).equals(found)) {
                learn(file, line);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether these are the files that were seen to be whole, no more and no fewer, and none of them was touched since. */
    public boolean areUntouched(Collection<Path> files) {
        try {
            for (Path file : files) {
                Optional<String> found = state.apply(file.toString());
                String line = known.get(file.toString());
                if (found.isEmpty() || line == null || !line.startsWith(found.get() + TAB)) {
                    return false;
                }
            }
            return known.size() == files.size();
        } catch (IOException e) {
            return false;
        }
    }

    /** Forgets what was seen. */
    public synchronized void forget() {
        known.clear();
    }

    private boolean hasContent(String file, long bytes, String sha256) throws IOException {
        try (InputStream in = content.apply(file)) {
            return CountedHash.of(in).equals(new CountedHash(bytes, sha256));
        }
    }

    /** Takes a file for whole that has just been written or read. */
    public void learn(String file, long bytes, String sha256) {
        try {
            state.apply(file).ifPresent(found -> learn(file, line(found, bytes, sha256)));
        } catch (IOException e) {
            // It will be read when it is asked for.
            known.remove(file);
        }
    }

    private synchronized void learn(String file, String line) {
        known.put(file, line);
        learned = true;
    }

    /** Writes down what was learned, if anything was. */
    public synchronized void write() {
        if (learned) {
            memory.accept(known.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> entry.getValue() + TAB + entry.getKey() + "\n")
                    .collect(Collectors.joining()));
            learned = false;
        }
    }

    private static String line(String state, long bytes, String sha256) {
        return state + TAB + bytes + TAB + sha256;
    }

    private static Map<String, String> lines(String text) {
        return text.lines()
                .filter(line -> line.lastIndexOf(TAB) > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(line.lastIndexOf(TAB) + 1),
                        line -> line.substring(0, line.lastIndexOf(TAB)),
                        (one, other) -> other));
    }
}
