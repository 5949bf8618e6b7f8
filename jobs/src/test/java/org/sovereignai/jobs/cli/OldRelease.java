package org.sovereignai.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A release of the first edition, small, of which an atlas can be made. It is cut from the release that revision 8216c71 made
 * of its starter extract: six nations in 2024, at most 400 rows of a table.
 */
final class OldRelease {

    private static final Path CUT = Path.of("src/test/resources/org/sovereignai/jobs/query/release-2026.11.1");

    private OldRelease() {}

    /** Lays the release out below {@code out}, and gives the folder of the release. */
    static Path in(Path out) throws IOException {
        Path release = Files.createDirectories(out.resolve("releases/2026.11.1"));
        try (Stream<Path> files = Files.list(CUT)) {
            for (Path file : files.toList()) {
                Files.copy(file, release.resolve(file.getFileName()));
            }
        }
        return release;
    }
}
