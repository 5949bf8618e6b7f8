package org.sovereignai.datasets;

import java.io.Closeable;
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
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
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

    /** The method that Windows takes for members of 2 GB and more. */
    private static final int DEFLATED_64 = 9;

    /** A name that is absolute, climbs, or does so on another operating system. */
    private static final Pattern LEAVES = Pattern.compile("^/|^[A-Za-z]:|\\\\|(^|/)\\.\\.(/|$)");

    /**
     * Where the packed bytes of a member are.
     *
     * @param name its name
     * @param start place of the first byte in the archive
     * @param end place after the last one
     */
    record Packed(String name, long start, long end) {}

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
    static ContentInput openMember(FileSystem fileSystem, Path path, String label, String member) throws IOException {
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

    /** The members, in the order of the directory, with their packed bytes. */
    List<Packed> packed() throws IOException {
        List<Packed> packed = new ArrayList<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (!entry.isDirectory()) {
                // Only when a member is opened does the library look where it begins.
                zip.getRawInputStream(entry).close();
                long start = entry.getDataOffset();
                packed.add(new Packed(entry.getName(), start, start + entry.getCompressedSize()));
            }
        }
        return packed;
    }

    private ContentInput member(String name) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new InputException("%s!%s is not in the archive any more; run again.".formatted(label, name));
        }
        HashedInput packed = new HashedInput(zip.getRawInputStream(entry));
        return new Member(zip, packed, unpacked(entry, packed), label + "!" + name, entry.getCompressedSize());
    }

    private InputStream unpacked(ZipArchiveEntry entry, InputStream packed) throws IOException {
        return switch (entry.getMethod()) {
            case ZipEntry.STORED -> packed;
            case ZipEntry.DEFLATED -> new Unpacker(packed);
            case DEFLATED_64 -> new Deflate64CompressorInputStream(packed);
            default ->
                throw new InputException(
                        "%s packs the member %s by the method %d, which is not read; unpack it beside the archive, and move that away."
                                .formatted(label, entry.getName(), entry.getMethod()));
        };
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

    /** Unpacks deflated bytes with buffers that are worth a call. */
    private static final class Unpacker extends InflaterInputStream {

        private static final int BUFFER = 1 << 16;

        Unpacker(InputStream packed) {
            super(packed, new Inflater(true), BUFFER);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }

    /** A member that stops a reader who is about to get far more than public data unpack to. */
    private static final class Member extends ContentInput {

        private static final long HIGHEST_RATIO = 100;
        private static final long SMALLEST_LIMIT = 1 << 20;

        private final ZipFile zip;
        private final HashedInput packed;
        private final String label;
        private long left;

        Member(ZipFile zip, HashedInput packed, InputStream in, String label, long compressedBytes) {
            super(in);
            this.zip = zip;
            this.packed = packed;
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

        @Override
        String sha256() throws IOException {
            return packed.sha256();
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
