package org.sovereignai.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.sovereignai.datasets.InputException;

/**
 * The folder that results go to, on any Hadoop file system: {@code releases/<version>/} for what is published, {@code
 * latest} for the newest release, {@code build/} for tables kept by the content they were made from, {@code quarantine/}
 * for records that were not used.
 *
 * <p>A release is complete when it holds its manifest, {@value #MANIFEST}, which is written last; it is never changed
 * after that. A folder without manifest is what a killed run left, and counts as not there.
 */
public final class OutputFolder {

    /** The manifest of a release. */
    public static final String MANIFEST = "datapackage.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final FileSystem fileSystem;

    private OutputFolder(Path root, FileSystem fileSystem) {
        this.root = root;
        this.fileSystem = fileSystem;
    }

    /**
     * Opens an output folder; it need not exist.
     *
     * @throws InputException if its file system cannot be reached
     */
    public static OutputFolder open(String location, Configuration hadoop) {
        try {
            Path root = new Path(location);
            FileSystem fileSystem = root.getFileSystem(hadoop);
            if (fileSystem instanceof LocalFileSystem local) {
                local.setWriteChecksum(false);
                local.setVerifyChecksum(false);
            }
            return new OutputFolder(fileSystem.makeQualified(root), fileSystem);
        } catch (IOException | IllegalArgumentException e) {
            throw new InputException(
                    "The output folder %s cannot be used: %s; name another one with --out."
                            .formatted(location, e.getMessage()),
                    e);
        }
    }

    /** Where the folder is, for people: a plain path on a local disk, a URI elsewhere. */
    public String display() {
        return display(root);
    }

    /** Where a release is, for people. */
    public String display(Version version) {
        return display(release(version));
    }

    private String display(Path path) {
        return isLocal() ? path.toUri().getPath() : path.toString();
    }

    Path release(Version version) {
        return new Path(root, "releases/" + version);
    }

    Path build(String name) {
        return new Path(root, "build/" + name);
    }

    Path file(String name) {
        return new Path(root, name);
    }

    Path quarantine(Version version) {
        return new Path(root, "quarantine/" + version + ".csv");
    }

    boolean isLocal() {
        return fileSystem instanceof LocalFileSystem;
    }

    /** Complete releases, oldest first. */
    public List<Version> releases() {
        List<Version> versions = new ArrayList<>();
        try {
            for (FileStatus status : fileSystem.listStatus(new Path(root, "releases"))) {
                Version.tryParse(status.getPath().getName())
                        .filter(version -> exists(new Path(release(version), MANIFEST)))
                        .ifPresent(versions::add);
            }
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        versions.sort(Comparator.naturalOrder());
        return versions;
    }

    /** The release that {@code latest} points to, if there is one and it is complete. */
    public Optional<Version> latest() {
        return readText(new Path(root, "latest.txt"))
                .map(String::strip)
                .flatMap(Version::tryParse)
                .filter(version -> exists(new Path(release(version), MANIFEST)));
    }

    /**
     * Makes {@code latest} point to a release: {@code latest.txt} names it everywhere; on a local disk {@code latest} is
     * also a link to it.
     */
    void pointLatestTo(Version version) {
        writeText(new Path(root, "latest.txt"), version + "\n");
        if (isLocal()) {
            java.nio.file.Path folder = java.nio.file.Path.of(root.toUri().getPath());
            try {
                java.nio.file.Path link = folder.resolve(".latest-" + version);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, java.nio.file.Path.of("releases", version.toString()));
                Files.move(
                        link,
                        folder.resolve("latest"),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The manifest of a complete release. */
    public JsonNode manifest(Version version) {
        return readText(new Path(release(version), MANIFEST))
                .map(OutputFolder::parsed)
                .orElseThrow(() -> new InputException("Release %s is not in %s; the releases there are %s."
                        .formatted(version, display(), releases())));
    }

    /**
     * Fails at once when another run writes here, before anything is read.
     *
     * @throws InputException if it does
     */
    void requireNoOtherRun() {
        if (isLocal() && Files.exists(lockFile())) {
            try (FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.WRITE)) {
                if (tryLock(channel) == null) {
                    throw anotherRun();
                }
            } catch (IOException e) {
                // Nobody can write here; a run that has nothing to write need not.
            }
        }
    }

    private java.nio.file.Path lockFile() {
        return java.nio.file.Path.of(root.toUri().getPath(), "build", ".lock");
    }

    private InputException anotherRun() {
        return new InputException(
                "Another run is writing in %s; wait for it, or name another folder with --out.".formatted(display()));
    }

    /**
     * Keeps every other run away until the handle is closed or the process ends. Only on a local disk: elsewhere there is
     * no lock that goes with the process.
     *
     * @throws InputException if another run writes here, or if nobody can
     */
    AutoCloseable reserve() {
        try {
            fileSystem.mkdirs(new Path(root, "build"));
            if (!isLocal()) {
                return () -> {};
            }
            // The file stays: whoever deleted it could not tell whether another run has it open.
            FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw anotherRun();
            }
            return channel;
        } catch (IOException e) {
            throw new InputException(
                    "The output folder %s cannot be written: %s; check its permissions and free space, or name another one with --out."
                            .formatted(display(), e),
                    e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    boolean exists(Path path) {
        try {
            return fileSystem.exists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long size(Path file) {
        try {
            return fileSystem.getFileStatus(file).getLen();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(Path path) {
        try {
            fileSystem.delete(path, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void move(Path from, Path to) {
        try {
            fileSystem.mkdirs(to.getParent());
            if (!fileSystem.rename(from, to)) {
                throw new IOException("cannot move " + from + " to " + to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves the one file with that ending out of a folder that Spark wrote, and removes the folder. */
    void moveOnlyFile(Path folder, String ending, Path target) {
        List<Path> files = list(folder).stream()
                .map(FileStatus::getPath)
                .filter(file -> file.getName().endsWith(ending))
                .toList();
        if (files.size() != 1) {
            throw new IllegalStateException("Expected one file in " + folder + " but found " + files);
        }
        delete(target);
        move(files.get(0), target);
        delete(folder);
    }

    void copy(Path from, Path to) {
        try (InputStream in = fileSystem.open(from);
                OutputStream out = fileSystem.create(to, true)) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FSError e) {
            throw unwritable(e);
        }
    }

    /** Hadoop's local file system throws an error, not an exception, when the disk is full. */
    private static UncheckedIOException unwritable(FSError e) {
        return new UncheckedIOException(new IOException(e.getMessage(), e));
    }

    List<FileStatus> list(Path folder) {
        try {
            return List.of(fileSystem.listStatus(folder));
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> readText(Path path) {
        try (InputStream in = fileSystem.open(path)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<JsonNode> readJson(Path path) {
        return readText(path).map(OutputFolder::parsed);
    }

    void writeText(Path path, String text) {
        try {
            fileSystem.mkdirs(path.getParent());
            Path draft = new Path(path.getParent(), "." + path.getName() + ".draft");
            try (OutputStream out = fileSystem.create(draft, true)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            fileSystem.delete(path, false);
            if (!fileSystem.rename(draft, path)) {
                throw new IOException("cannot write " + path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FSError e) {
            throw unwritable(e);
        }
    }

    void writeJson(Path path, JsonNode json) {
        try {
            writeText(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream read(Path path) {
        try {
            return fileSystem.open(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
