package org.sovereignai.jobs.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.sovereignai.datasets.InputException;

/**
 * A place on this computer that a command was told to write to. It is never in the results of a run, which nothing
 * changes, and never a link, a pipe or a device: what lies behind these is somebody else's.
 */
public final class OutputFile {

    private OutputFile() {}

    /**
     * The full path of a file that may be written, which need not be there.
     *
     * @throws InputException if its folder is not there, or if it is no plain file or lies in the results of a run
     */
    public static Path require(Path given) {
        Path file = real(given);
        requirePlain(given, file, Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS), "file");
        requireOutsideOfReleases(given, file.getParent());
        return file;
    }

    /**
     * The full path of a folder that files may be written to, which need not be there.
     *
     * @throws InputException if it is there and no folder, or lies in the results of a run
     */
    public static Path requireFolder(Path given) {
        Path folder = realOfFolder(given.toAbsolutePath().normalize());
        requirePlain(given, folder, Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS), "folder");
        requireOutsideOfReleases(given, folder);
        return folder;
    }

    /** As {@link #requireFolder(Path)}, of a place that may be on another file system, where only its own rules hold. */
    public static void requireFolder(String location) {
        local(location).ifPresent(OutputFile::requireFolder);
    }

    /** As {@link #require(Path)}, of a place that may be on another file system, where only its own rules hold. */
    public static void requireFile(String location) {
        local(location).ifPresent(OutputFile::require);
    }

    /**
     * Makes sure that a run or a download would not write into a release, nor into what another run keeps. It may be a link,
     * and may be the folder of a run itself, or be on another file system, where only its own rules hold.
     *
     * @throws InputException if the folder is a release, or lies in one or in the results of another run
     */
    public static void requireNoRelease(String location) {
        try {
            local(location).ifPresent(given -> {
                Path folder = followed(given);
                if (isRelease(folder)) {
                    throw inResults(given, folder);
                }
                requireOutsideOfReleases(given, folder.getParent());
            });
        } catch (InvalidPathException e) {
            // Java cannot spell the name under this locale; nothing is known of what it would be.
        }
    }

    private static Path followed(Path given) {
        try {
            return Files.exists(given)
                    ? given.toRealPath()
                    : realOfFolder(given.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be written: %s; name another folder.".formatted(given, e.getMessage()), e);
        }
    }

    private static Optional<Path> local(String location) {
        boolean isElsewhere = location.matches("[a-zA-Z][a-zA-Z0-9+.-]+:/.*") && !location.startsWith("file:");
        return isElsewhere ? Optional.empty() : Optional.of(Path.of(location.replaceFirst("^file:/*(?=/)", "")));
    }

    /** What is said of a file that could not be written, in words of the place and not of the program. */
    public static InputException unwritten(Path file, Exception failure) {
        String reason = failure instanceof NoSuchFileException
                ? "no file can be made there"
                : failure instanceof AccessDeniedException
                        ? "access is denied"
                        : failure instanceof FileSystemException place && place.getReason() != null
                                ? place.getReason()
                                : String.valueOf(failure.getMessage())
                                        .lines()
                                        .findFirst()
                                        .orElse("");
        return new InputException("%s cannot be written: %s; name another file.".formatted(file, reason), failure);
    }

    /**
     * A path of its own beside the file, for what is not yet whole. Whatever is still there when the process ends, as at a
     * signal, goes with it.
     */
    public static Path draft(Path file) {
        Path draft = file.resolveSibling(".%s.%d.draft"
                .formatted(file.getFileName(), ProcessHandle.current().pid()));
        draft.toFile().deleteOnExit();
        return draft;
    }

    private static Path real(Path given) {
        Path absolute = given.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new InputException("%s cannot be written; name a file in a folder.".formatted(given));
        }
        try {
            return existing(parent).resolve(absolute.getFileName());
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be written: there is no folder %s; make it, or name another file."
                            .formatted(given, parent),
                    e);
        }
    }

    /** The full path of a folder whose parents need not be there either. */
    private static Path realOfFolder(Path absolute) {
        Path above = absolute.getParent();
        if (above == null || Files.exists(absolute, LinkOption.NOFOLLOW_LINKS) && !Files.exists(above)) {
            return absolute;
        }
        try {
            Path real = Files.exists(above) ? above.toRealPath() : realOfFolder(above);
            return real.resolve(absolute.getFileName());
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be written: %s; name another folder.".formatted(absolute, e.getMessage()), e);
        }
    }

    private static Path existing(Path parent) throws IOException {
        Path real = parent.toRealPath();
        if (!Files.isDirectory(real)) {
            throw new IOException(real + " is no folder");
        }
        return real;
    }

    private static void requirePlain(Path given, Path place, boolean isPlain, String kind) {
        if (Files.isSymbolicLink(place)) {
            throw new InputException(
                    "%s is a link, which is not written through; name the %s that it leads to.".formatted(given, kind));
        }
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !isPlain) {
            throw new InputException(
                    "%s is no plain %s and is left as it is; name another one.".formatted(given, kind));
        }
    }

    private static void requireOutsideOfReleases(Path given, Path folder) {
        for (Path above = folder; above != null; above = above.getParent()) {
            if (isRelease(above) || holdsReleases(above)) {
                throw inResults(given, above);
            }
        }
    }

    private static boolean isRelease(Path folder) {
        return Files.exists(folder.resolve(OutputFolder.MANIFEST))
                && folder.getParent() != null
                && folder.getParent().endsWith("releases");
    }

    private static InputException inResults(Path given, Path results) {
        return new InputException(
                "%s lies in the results of a run, %s, where nothing else is written; name a place elsewhere."
                        .formatted(given, results));
    }

    private static boolean holdsReleases(Path folder) {
        Path releases = folder.resolve("releases");
        if (!Files.isDirectory(releases)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(releases)) {
            return inside.anyMatch(release -> Files.exists(release.resolve(OutputFolder.MANIFEST)));
        } catch (IOException e) {
            throw new InputException(
                    "%s cannot be listed: %s; check its permissions.".formatted(releases, e.getMessage()), e);
        }
    }
}
