package org.sovereignai.datasets.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Files by the hash of their content, in the folder {@value #FOLDER} of a data folder. A file comes in by one atomic move
 * when it is whole, and is never changed or removed, so that every edition that was ever fetched can be found again by the
 * hash that a release's manifest has. The publishers' layout is made of hard links to it, or of copies where the disk has
 * no links; links share the write protection of the stored file.
 */
final class ContentStore {

    static final String FOLDER = ".store";

    private final Path folder;

    ContentStore(Path data) {
        this.folder = data.resolve(FOLDER);
    }

    /** SHA-256 of a file, in lower-case hexadecimal. */
    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        }
    }

    /** Where the bytes of an address are collected until they are whole. */
    Path part(String url) throws IOException {
        Path parts = folder.resolve("part");
        Files.createDirectories(parts);
        return parts.resolve(DigestUtils.sha256Hex(url) + ".part");
    }

    /** Whether the content is there and is what its name says. */
    boolean holds(String sha256) throws IOException {
        Path file = file(sha256);
        return Files.isRegularFile(file) && sha256(file).equals(sha256);
    }

    /** Takes a whole file in; it is moved. */
    void keep(Path whole, String sha256) throws IOException {
        Path file = file(sha256);
        if (holds(sha256)) {
            Files.delete(whole);
            return;
        }
        Files.createDirectories(file.getParent());
        whole.toFile().setReadOnly();
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Puts content at its place in the publishers' layout, at once or not at all. */
    void publish(String sha256, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path draft = target.resolveSibling("." + target.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        try {
            Files.createLink(draft, file(sha256));
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(file(sha256), draft, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        // A move of a link to another link of the same file leaves both.
        Files.deleteIfExists(draft);
    }

    Path file(String sha256) {
        return folder.resolve(sha256);
    }
}
