package org.sovereignai.jobs.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sovereignai.datasets.InputException;
import org.sovereignai.jobs.store.OutputFolder;
import org.sovereignai.jobs.store.VerifiedFiles;
import org.sovereignai.jobs.store.Version;
import org.sovereignai.schemas.manifest.Manifest;
import org.sovereignai.schemas.manifest.ManifestFile;

/**
 * A complete release on this computer, as any reader of the published files sees it.
 *
 * @param version its name
 * @param folder the folder with its files
 */
public record PublishedRelease(Version version, Path folder) {

    private static final String PARQUET = ".parquet";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String CHANGES = "changes";
    private static final String LATEST = "latest.txt";

    /**
     * Finds a release in an output folder.
     *
     * @param out the folder that {@code run} wrote to
     * @param wanted the release; the latest if empty
     * @throws InputException if the folder is not on this computer or has no such complete release
     */
    public static PublishedRelease find(String out, Optional<Version> wanted) {
        Path root = local(out);
        List<Version> complete = complete(root);
        if (complete.isEmpty()) {
            throw new InputException(
                    "There is no release in %s; make one with 'run --out %s', or name another folder with --out."
                            .formatted(root, out));
        }
        Version version = wanted.or(() -> latest(root, complete)).orElse(complete.get(complete.size() - 1));
        if (!complete.contains(version)) {
            throw new InputException("Release %s is not in %s; the releases there are %s."
                    .formatted(
                            version,
                            root,
                            complete.stream().map(Version::toString).toList()));
        }
        return new PublishedRelease(version, folder(root, version));
    }

    /**
     * The tables by name, each with its file: those of the manifest, under names that mean nothing but themselves. A file
     * that the manifest does not have is no table.
     *
     * @throws InputException if a table has another kind of name, or no file
     */
    public Map<String, Path> tables() {
        Map<String, Path> tables = new TreeMap<>();
        for (ManifestFile file : manifest().resources()) {
            if (isTable(file)) {
                // The changes since the release before are no table of the contract, and their entry has another name.
                String name = file.path().equals(CHANGES + PARQUET) ? CHANGES : file.name();
                tables.put(name, file(name, file.path()));
            }
        }
        return tables;
    }

    private Path file(String name, String path) {
        if (!NAME.matcher(name).matches() || !path.equals(name + PARQUET)) {
            throw new InputException("The release %s names a table '%s' in '%s', as no release does; make it again."
                    .formatted(folder, name, path));
        }
        Path file = folder.resolve(path);
        if (!Files.isRegularFile(file)) {
            throw new InputException("The release %s has no file %s; make it again.".formatted(folder, path));
        }
        return file;
    }

    /**
     * The same release, when its tables are those that were published, by size and SHA-256. Tables that were seen to be so
     * are not read again as long as nobody touched them.
     *
     * @throws InputException naming a table that is not
     */
    public PublishedRelease requireWhole() {
        VerifiedFiles memory = VerifiedFiles.ofUser(folder.toString());
        List<Path> files = new ArrayList<>(tables().values());
        if (files.isEmpty()) {
            throw withoutFiles();
        }
        Path manifest = folder.resolve(OutputFolder.MANIFEST);
        files.add(manifest);
        if (!memory.areUntouched(files)) {
            memory.forget();
            List<ManifestFile> published = manifest().resources().stream()
                    .filter(PublishedRelease::isTable)
                    .toList();
            damaged(published, memory).stream().findFirst().ifPresent(file -> {
                throw damaged(file);
            });
            memory.learn(manifest.toString(), 0, "");
            memory.write();
        }
        return this;
    }

    /**
     * Reads every file that the manifest names.
     *
     * @return their number
     * @throws InputException naming the first that is not the one that was published
     */
    public int verify() {
        List<ManifestFile> resources = manifest().resources();
        VerifiedFiles memory = VerifiedFiles.ofUser(folder.toString());
        memory.forget();
        List<Path> damaged = damaged(resources, memory);
        if (!damaged.isEmpty()) {
            throw damaged(damaged.get(0));
        }
        if (resources.isEmpty()) {
            throw withoutFiles();
        }
        return resources.size();
    }

    private InputException withoutFiles() {
        return new InputException(
                "The manifest of %s names no file; restore the release from a copy.".formatted(folder));
    }

    private InputException damaged(Path file) {
        return new InputException(
                "%s is not the file that was published in release %s, or is missing; restore the release from a copy, or remove its folder and run again."
                        .formatted(file, version));
    }

    private List<Path> damaged(List<ManifestFile> published, VerifiedFiles memory) {
        return published.parallelStream()
                .filter(file -> !memory.holds(file(file).toString(), file.bytes(), file.sha256()))
                .map(this::file)
                .toList();
    }

    private static boolean isTable(ManifestFile file) {
        return file.path().endsWith(PARQUET);
    }

    /** A file that the manifest names, which lies in the folder. */
    private Path file(ManifestFile published) {
        Path file = folder.resolve(published.path()).normalize();
        if (!file.startsWith(folder)) {
            throw new InputException(
                    "The manifest of %s names %s, which is not in its folder; restore the release from a copy."
                            .formatted(folder, file));
        }
        return file;
    }

    /**
     * What the release says of itself.
     *
     * @throws InputException if its manifest is damaged, or that of another release than its folder is named after
     */
    public Manifest manifest() {
        try {
            Manifest manifest = Manifest.parse(Files.readString(folder.resolve(OutputFolder.MANIFEST)));
            if (!manifest.version().isEmpty() && !manifest.version().equals(version.toString())) {
                throw new InputException("%s has the release '%s'; give the folder the name of its release."
                        .formatted(folder, manifest.version()));
            }
            return manifest;
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be read: %s; the release is damaged, make it again."
                            .formatted(folder.resolve(OutputFolder.MANIFEST), InputException.reason(e)),
                    e);
        }
    }

    private static Path local(String out) {
        if (out.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*") && !out.startsWith("file:")) {
            throw new InputException(
                    "Releases are read from files on this computer, and %s is elsewhere; copy the release to a local folder and name that with --out."
                            .formatted(out));
        }
        try {
            return Path.of(out.replaceFirst("^file:/*(?=/)", ""))
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException e) {
            throw new InputException("%s is no folder name: %s.".formatted(out, e.getReason()), e);
        }
    }

    private static Path folder(Path root, Version version) {
        return root.resolve("releases").resolve(version.toString());
    }

    private static List<Version> complete(Path root) {
        List<Version> versions = new ArrayList<>();
        Path releases = root.resolve("releases");
        if (Files.isDirectory(releases)) {
            try (Stream<Path> folders = Files.list(releases)) {
                folders.forEach(folder -> Version.tryParse(folder.getFileName().toString())
                        .filter(version -> Files.isRegularFile(folder.resolve(OutputFolder.MANIFEST)))
                        .ifPresent(versions::add));
            } catch (IOException e) {
                throw new InputException(
                        "%s cannot be listed: %s; check its permissions.".formatted(releases, e.getMessage()), e);
            }
        }
        versions.sort(Comparator.naturalOrder());
        return versions;
    }

    private static Optional<Version> latest(Path root, List<Version> complete) {
        Path file = root.resolve(LATEST);
        try {
            return Files.isRegularFile(file)
                    ? Version.tryParse(Files.readString(file).strip()).filter(complete::contains)
                    : Optional.empty();
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be read: %s; remove it, and the newest release is the latest."
                            .formatted(file, InputException.reason(e)),
                    e);
        }
    }
}
