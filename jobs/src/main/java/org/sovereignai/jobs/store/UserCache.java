package org.sovereignai.jobs.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/**
 * What commands remember for the user between calls, none of which is missed when it is gone: in {@code
 * $XDG_CACHE_HOME/sovereign-ai}, or {@code ~/.cache/sovereign-ai} (XDG Base Directory Specification).
 */
final class UserCache {

    private UserCache() {}

    static Path file(String name) {
        String given = System.getenv("XDG_CACHE_HOME");
        Path cache = StringUtils.isBlank(given) || !Path.of(given).isAbsolute()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(given);
        return cache.resolve("sovereign-ai").resolve(name);
    }

    static Optional<String> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Writes a text that no reader sees in part, or nothing where nobody may write. */
    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path draft = Files.createTempFile(file.getParent(), "", ".draft");
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // Read again next time.
            return;
        }
    }
}
