package org.sovereignai.datasets;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.io.IOUtils;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A zip archive on any Hadoop file system. It is read through its directory, so a member costs no more than its own bytes,
 * and nothing is unpacked to disk: names of members are only compared, never used as paths.
 */
final class ZipArchive implements Closeable {

    private static final int MOST_MEMBERS = 1_000;

    /** A name that is absolute, climbs, or does so on another operating system. */
    private static final Pattern LEAVES = Pattern.compile("^/|^[A-Za-z]:|\\\\|(^|/)\\.\\.(/|$)");

    private final String label;
    private final ZipFile zip;

    private ZipArchive(String label, ZipFile zip) {
        this.label = label;
        this.zip = zip;
    }

    /**
     * Opens an archive and checks its directory.
     *
     * @param label name of the archive for messages
     * @throws InputException if it is no zip archive, has more members than any publisher's, two of one name, or one
     *     that points out of it
     */
    static ZipArchive open(FileSystem fileSystem, Path path, String label) {
        FSDataInputStream in = null;
        try {
            in = fileSystem.open(path);
            long size = fileSystem.getFileStatus(path).getLen();
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(new FileView(in, size))
                    .setIgnoreLocalFileHeader(true)
                    .get();
            ZipArchive archive = new ZipArchive(label, zip);
            archive.check();
            return archive;
        } catch (IOException e) {
            IOUtils.closeQuietly(in);
            throw new InputException(
                    "%s is not a readable zip archive: %s; fetch it again.".formatted(label, e.getMessage()), e);
        } catch (RuntimeException e) {
            IOUtils.closeQuietly(in);
            throw e;
        }
    }

    /**
     * Opens one member of an archive; closing it closes the archive.
     *
     * @throws InputException as {@link #open}; also if the archive has no such member
     */
    static InputStream openMember(FileSystem fileSystem, Path path, String label, String member) throws IOException {
        ZipArchive archive = open(fileSystem, path, label);
        try {
            return archive.member(member);
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    /** Names of the members, in the order of the directory. */
    List<String> members() {
        List<String> names = new ArrayList<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (!entry.isDirectory()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private InputStream member(String name) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new InputException("%s!%s is not in the archive any more; run again.".formatted(label, name));
        }
        return new Member(zip, zip.getInputStream(entry), label + "!" + name, entry.getCompressedSize());
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check() {
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            // As it is in the archive: the library turns backslashes into slashes.
            String name = new String(entry.getRawName(), StandardCharsets.UTF_8);
            if (entry.isUnixSymlink() || LEAVES.matcher(name).find()) {
                throw new InputException("%s has the member %s, which points out of the archive; fetch it again."
                        .formatted(label, name));
            }
        }
        List<String> names = members();
        if (names.size() > MOST_MEMBERS) {
            throw new InputException("%s has more than %s members, which no publisher's archive has; fetch it again."
                    .formatted(label, MOST_MEMBERS));
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new InputException("%s has two members of the name %s; fetch it again.".formatted(label, name));
            }
        }
    }

    /** A member that stops a reader who is about to get far more than public data unpack to. */
    private static final class Member extends FilterInputStream {

        private static final long HIGHEST_RATIO = 100;
        private static final long SMALLEST_LIMIT = 1 << 20;

        private final ZipFile zip;
        private final String label;
        private long left;

        Member(ZipFile zip, InputStream in, String label, long compressedBytes) {
            super(in);
            this.zip = zip;
            this.label = label;
            this.left = Math.max(compressedBytes * HIGHEST_RATIO, SMALLEST_LIMIT);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            spend(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            spend(Math.max(n, 0));
            return n;
        }

        @Override
        public void close() throws IOException {
            try (zip) {
                super.close();
            }
        }

        private void spend(int n) {
            left -= n;
            if (left < 0) {
                throw new InputException(
                        "%s unpacks to more than %s times its packed size, as a zip bomb does; fetch the archive again."
                                .formatted(label, HIGHEST_RATIO));
            }
        }
    }

    /** A Hadoop file as the channel that the zip reader wants. */
    private static final class FileView implements SeekableByteChannel {

        private final FSDataInputStream in;
        private final long size;
        private boolean open = true;

        FileView(FSDataInputStream in, long size) {
            this.in = in;
            this.size = size;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            byte[] bytes = new byte[target.remaining()];
            int n = in.read(bytes, 0, bytes.length);
            if (n > 0) {
                target.put(bytes, 0, n);
            }
            return n;
        }

        @Override
        public long position() throws IOException {
            return in.getPos();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            in.seek(position);
            return this;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() throws IOException {
            open = false;
            in.close();
        }

        @Override
        public int write(ByteBuffer source) {
            throw new NonWritableChannelException();
        }

        @Override
        public SeekableByteChannel truncate(long length) {
            throw new NonWritableChannelException();
        }
    }
}
