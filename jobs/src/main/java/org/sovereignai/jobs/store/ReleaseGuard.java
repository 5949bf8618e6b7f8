package org.sovereignai.jobs.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sovereignai.datasets.InputException;

/** Keeps what commands write out of published releases, which are never changed. */
public final class ReleaseGuard {

    private ReleaseGuard() {}

    /**
     * Fails where a file or folder on this computer would come to lie in a release, also through links.
     *
     * @throws InputException if it would
     */
    public static void requireNoRelease(Path target) {
        try {
            Path existing = target.toAbsolutePath();
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            for (Path folder = existing.toRealPath(); folder != null; folder = folder.getParent()) {
                if (isRelease(folder)) {
                    throw new InputException(
                            "%s lies in a published release, which is never changed; name a place outside of %s."
                                    .formatted(target, folder));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRelease(Path folder) {
        return Files.isRegularFile(folder.resolve(OutputFolder.MANIFEST))
                && folder.getFileName() != null
                && Version.tryParse(folder.getFileName().toString()).isPresent();
    }
}
