package org.sovereignai.datasets.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.sovereignai.datasets.InputException;

/** Takes one member out of a zip archive. Its name is only compared, never used as a path. */
final class ZipMember {

    private static final long HIGHEST_RATIO = 100;
    private static final int BUFFER = 1 << 16;

    private ZipMember() {}

    /**
     * Unpacks a member.
     *
     * @throws InputException if the archive is damaged, lacks the member or unpacks to absurdly much
     */
    static void write(String path, Path archive, String member, Path target) throws IOException {
        try {
            unpack(path, archive, member, target);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    private static void unpack(String path, Path archive, String member, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            if (zip.stream().filter(one -> one.getName().equals(member)).count() > 1) {
                throw new InputException(
                        "%s: the archive has two members of the name %s; check the homepage of the source."
                                .formatted(path, member));
            }
            ZipEntry entry = zip.getEntry(member);
            if (entry == null) {
                throw new InputException("%s: the archive has no member %s, only %s; check the homepage of the source."
                        .formatted(
                                path,
                                member,
                                zip.stream().map(ZipEntry::getName).toList()));
            }
            long most = Math.max(entry.getCompressedSize() * HIGHEST_RATIO, 1 << 20);
            CRC32 sum = new CRC32();
            try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum);
                    OutputStream out = Files.newOutputStream(target)) {
                byte[] buffer = new byte[BUFFER];
                long written = 0;
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    written += n;
                    if (written > most) {
                        throw new InputException(
                                "%s unpacks to more than %d times its packed size, as a zip bomb does; fetch it again."
                                        .formatted(path, HIGHEST_RATIO));
                    }
                    out.write(buffer, 0, n);
                }
            }
            if (sum.getValue() != entry.getCrc()) {
                throw new ZipException("the checksum of " + member + " is wrong");
            }
        } catch (ZipException e) {
            throw new InputException(
                    "%s: the archive is damaged (%s); fetch it again.".formatted(path, e.getMessage()), e);
        }
    }
}
