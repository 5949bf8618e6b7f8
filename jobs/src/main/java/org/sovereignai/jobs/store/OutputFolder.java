package org.sovereignai.jobs.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Validate;
import org.apache.commons.lang3.function.Failable;
import org.apache.commons.lang3.function.FailableRunnable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.sovereignai.datasets.InputException;
import org.sovereignai.schemas.manifest.Manifest;

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

    /** Schemes of stores that show an object when its writer has closed it, and that copy where others rename. */
    private static final Set<String> OBJECT_STORES = Set.of("s3a", "gs", "oss", "cosn", "obs");

    private static final String DRAFT = ".draft-";

    /** After so long nobody is writing a release any more. */
    private static final Duration LONGEST_WRITING = Duration.ofHours(6);

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

    /** Where a file is, for people. */
    public String display(Path path) {
        return isLocal() ? path.toUri().getPath() : path.toString();
    }

    public Path release(Version version) {
        return new Path(root, "releases/" + version);
    }

    public Path build(String name) {
        return new Path(root, "build/" + name);
    }

    public Path file(String name) {
        return new Path(root, name);
    }

    public Path quarantine(Version version) {
        return new Path(root, "quarantine/" + version + ".csv");
    }

    /** For the records that a run set aside which then published nothing. */
    public Path quarantineOfUnpublished() {
        return new Path(root, "quarantine/unpublished.csv");
    }

    public boolean isLocal() {
        return fileSystem instanceof LocalFileSystem;
    }

    /** Complete releases, oldest first. */
    public List<Version> releases() {
        return list(file("releases")).stream()
                .map(entry -> Version.tryParse(entry.getPath().getName()))
                .flatMap(Optional::stream)
                .filter(this::isComplete)
                .sorted()
                .toList();
    }

    private boolean isComplete(Version version) {
        return exists(new Path(release(version), MANIFEST));
    }

    private Optional<Version> newest() {
        return releases().stream().max(Comparator.naturalOrder());
    }

    /** The release that {@code latest} points to; the newest complete one, if it points to none that is there. */
    public Optional<Version> latest() {
        return readText(new Path(root, "latest.txt"))
                .map(String::strip)
                .flatMap(Version::tryParse)
                .filter(this::isComplete)
                .or(this::newest);
    }

    /**
     * A folder in which a release is written before it has its name. No other run has the same, even where none can be kept
     * away.
     */
    public Path draft(Version version) {
        return appearsWhole()
                ? release(version)
                : file("releases/%s%s-%s".formatted(DRAFT, version, UUID.randomUUID()));
    }

    /** Deletes what killed runs left of releases that they wrote, but not what another run may be writing. */
    public void deleteDrafts() {
        long dead = System.currentTimeMillis() - LONGEST_WRITING.toMillis();
        list(file("releases")).stream()
                .filter(entry -> entry.getPath().getName().startsWith(DRAFT))
                .filter(entry -> entry.getModificationTime() < dead)
                .forEach(entry -> delete(entry.getPath()));
    }

    /**
     * Completes a draft with its manifest, gives it the name of the release, and makes {@code latest} point to it. The name
     * is given to one folder only, whoever else gives it at the same time.
     *
     * @param draft a folder from {@link #draft}
     * @throws InputException if a release of that name is there, or one with a later name
     */
    public void publish(Path draft, Version version, Manifest manifest) {
        requireGrowth(version);
        writeJson(new Path(draft, MANIFEST), manifest);
        if (!draft.equals(release(version))) {
            try {
                removeIncomplete(version);
                fileSystem.mkdirs(release(version).getParent());
                moveToNewName(draft, release(version));
            } catch (FileSystemException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
                if (exists(release(version))) {
                    delete(draft);
                    throw taken(version, e);
                }
                throw new UncheckedIOException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        pointLatestTo(version);
    }

    /**
     * Fails where a release of that name or a later one is there: names of releases only grow.
     *
     * @throws InputException naming the newest
     */
    public void requireGrowth(Version version) {
        if (isComplete(version)) {
            throw taken(version, null);
        }
        newest().filter(newest -> newest.compareTo(version) > 0).ifPresent(newest -> {
            throw new InputException(
                    "Release %s would come before %s, which is published in %s, and the latest is always the newest; name a later one with --release, or leave it out."
                            .formatted(version, newest, display()));
        });
    }

    private InputException taken(Version version, Exception cause) {
        return new InputException(
                "Release %s is published in %s and a release is never changed; name another one with --release, or leave it out."
                        .formatted(version, display()),
                cause);
    }

    /** A folder without manifest is what a killed run of earlier code left. */
    private void removeIncomplete(Version version) {
        if (exists(release(version)) && !isComplete(version)) {
            delete(release(version));
        }
    }

    /** Fails where a folder of that name has come into being: neither of these replaces one that holds anything. */
    private void moveToNewName(Path from, Path to) throws IOException {
        if (isLocal()) {
            Files.move(local(from), local(to), StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            FileContext.getFileContext(root.toUri(), fileSystem.getConf()).rename(from, to);
        } catch (UnsupportedFileSystemException e) {
            if (exists(to) || !fileSystem.rename(from, to)) {
                throw new IOException("cannot move " + from + " to " + to, e);
            }
        }
    }

    /**
     * Makes {@code latest} point to a release: {@code latest.txt} names it everywhere; on a local disk that has links
     * {@code latest} is also a link to it.
     */
    void pointLatestTo(Version version) {
        writeText(new Path(root, "latest.txt"), version + "\n");
        if (isLocal()) {
            Failable.run(() -> linkLatestTo(version));
        }
    }

    private void linkLatestTo(Version version) throws IOException {
        java.nio.file.Path link = localLatest().resolveSibling(".latest-" + version);
        try {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, java.nio.file.Path.of("releases", version.toString()));
        } catch (UnsupportedOperationException | FileSystemException e) {
            // A link that is there already would go on to show an earlier release.
            if (Files.exists(localLatest(), LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
            return;
        }
        Files.move(link, localLatest(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private java.nio.file.Path localLatest() {
        return local(root).resolve("latest");
    }

    /**
     * Fails where {@code latest} could not become a link, as in a copy of the folder that was made without links.
     *
     * @throws InputException if a folder is in its place
     */
    public void requirePlaceForLatest() {
        if (isLocal() && Files.isDirectory(localLatest(), LinkOption.NOFOLLOW_LINKS)) {
            throw new InputException(
                    "%s is a folder, where the link to the latest release is to be; remove it, or name another folder with --out."
                            .formatted(localLatest()));
        }
    }

    /** The manifest of a complete release. */
    public Manifest manifest(Version version) {
        return readText(new Path(release(version), MANIFEST))
                .map(text -> manifest(version, text))
                .orElseThrow(() -> new InputException("Release %s is not in %s; the releases there are %s."
                        .formatted(version, display(), releases())));
    }

    private Manifest manifest(Version version, String text) {
        try {
            return Manifest.parse(text);
        } catch (JsonProcessingException e) {
            throw new InputException(
                    "The manifest of release %s in %s is damaged; restore the release from a copy, or remove its folder."
                            .formatted(version, display()),
                    e);
        }
    }

    /**
     * Fails at once when another run is seen to write here, before anything is read.
     *
     * @throws InputException if it does
     */
    public void requireNoOtherRun() {
        lock().requireFree();
    }

    /**
     * Keeps every other run away until the handle is closed, as far as the store can: see {@link OutputLock}.
     *
     * @throws InputException if another run writes here, or if nobody can
     */
    public AutoCloseable reserve() {
        try {
            fileSystem.mkdirs(new Path(root, "build"));
            return lock().take();
        } catch (IOException e) {
            throw new InputException(
                    "The output folder %s cannot be written: %s; check its permissions and free space, or name another one with --out."
                            .formatted(display(), reason(e)),
                    e);
        }
    }

    /** What broke, in plain words: Java names a missing file or a forbidden one by the kind of exception alone. */
    private static String reason(IOException e) {
        if (e.getClass() == IOException.class) {
            return e.getMessage();
        }
        String kind = e.getClass().getSimpleName().replaceFirst("Exception$", "");
        return String.join(" ", StringUtils.splitByCharacterTypeCamelCase(kind)).toLowerCase(Locale.ROOT) + " "
                + e.getMessage();
    }

    private OutputLock lock() {
        return new OutputLock(fileSystem, new Path(root, "build/.lock"), display());
    }

    public boolean exists(Path path) {
        return Failable.get(() -> fileSystem.exists(path));
    }

    public long size(Path file) {
        return Failable.get(() -> fileSystem.getFileStatus(file).getLen());
    }

    public void delete(Path path) {
        Failable.run(() -> fileSystem.delete(path, true));
    }

    /** Moves a file or folder to where there is none; object by object where the store cannot rename. */
    public void move(Path from, Path to) {
        Failable.run(() -> {
            fileSystem.mkdirs(to.getParent());
            boolean moved = appearsWhole()
                    ? FileUtil.copy(fileSystem, from, fileSystem, to, true, false, fileSystem.getConf())
                    : fileSystem.rename(from, to);
            if (!moved) {
                throw new IOException("cannot move " + from + " to " + to);
            }
        });
    }

    /** Moves the one file with that ending out of a folder that Spark wrote, and removes the folder. */
    public void moveOnlyFile(Path folder, String ending, Path target) {
        List<Path> files = list(folder).stream()
                .map(FileStatus::getPath)
                .filter(file -> file.getName().endsWith(ending))
                .toList();
        Validate.validState(files.size() == 1, "Expected one file in %s but found %s", folder, files);
        delete(target);
        move(files.get(0), target);
        delete(folder);
    }

    public void copy(Path from, Path to) {
        write(() -> {
            try (InputStream in = fileSystem.open(from);
                    OutputStream out = fileSystem.create(to, true)) {
                in.transferTo(out);
            }
        });
    }

    /** Hadoop's local file system throws an error, not an exception, when the disk is full. */
    private static void write(FailableRunnable<IOException> work) {
        try {
            Failable.run(work);
        } catch (FSError e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }

    public List<FileStatus> list(Path folder) {
        try {
            return List.of(fileSystem.listStatus(folder));
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<String> readText(Path path) {
        try (InputStream in = fileSystem.open(path)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of JSON; nothing where there is none, or what is there was cut off or damaged. */
    public Optional<JsonNode> readJson(Path path) {
        try {
            return readText(path).map(Json::parse);
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** What the store knows of a file without reading it, on one line; nothing if there is no such file. */
    Optional<String> state(Path file) throws IOException {
        if (isLocal()) {
            return VerifiedFiles.localState(local(file));
        }
        try {
            FileStatus status = fileSystem.getFileStatus(file);
            return Optional.of(status.getLen() + " " + status.getModificationTime());
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Size and hash of a file. */
    public CountedHash hash(Path file) {
        return Failable.get(() -> {
            try (InputStream in = fileSystem.open(file)) {
                return CountedHash.of(in);
            }
        });
    }

    /**
     * Writes a small text that no reader ever sees in part: an object store shows it when it is whole; elsewhere a draft
     * gets its name.
     */
    public void writeText(Path path, String text) {
        write(() -> {
            if (appearsWhole()) {
                create(path, text);
                return;
            }
            fileSystem.mkdirs(path.getParent());
            Path draft = new Path(path.getParent(), "." + path.getName() + ".draft");
            create(draft, text);
            replace(draft, path);
        });
    }

    private void create(Path path, String text) throws IOException {
        try (OutputStream out = fileSystem.create(path, true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Puts a draft in the place of a file, at once where the file system can. */
    private void replace(Path draft, Path path) throws IOException {
        if (isLocal()) {
            Files.move(local(draft), local(path), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        try {
            FileContext.getFileContext(root.toUri(), fileSystem.getConf())
                    .rename(draft, path, Options.Rename.OVERWRITE);
        } catch (UnsupportedFileSystemException e) {
            fileSystem.delete(path, false);
            if (!fileSystem.rename(draft, path)) {
                throw new IOException("cannot write " + path, e);
            }
        }
    }

    private static java.nio.file.Path local(Path path) {
        return java.nio.file.Path.of(path.toUri().getPath());
    }

    /** Whether a file is there as a whole or not at all, even while it is written, and must not be renamed. */
    private boolean appearsWhole() {
        return OBJECT_STORES.contains(root.toUri().getScheme());
    }

    /** Writes what JSON is bound to, as people read it. */
    public void writeJson(Path path, Object json) {
        writeText(path, Json.page(json));
    }

    public InputStream read(Path path) {
        return Failable.get(() -> fileSystem.open(path));
    }
}
