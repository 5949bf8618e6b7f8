package org.sovereignai.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What one pass over the bytes of a file tells.
 *
 * @param sha256 hash of the content, in lower-case hexadecimal
 * @param block bytes of a block
 * @param lines of a file of plain lines ({@link PlainLines}) that all have text, how many begin in each block of {@code
 *     block} bytes, so that its blocks can be read side by side; of any other file nothing
 * @param blocks hash of each of these blocks
 * @param members of a zip archive, the hash of the packed bytes of each member
 */
record FileContent(String sha256, int block, List<Long> lines, List<String> blocks, Map<String, String> members) {

    static final int BLOCK = 32 << 20;

    private static final int CHUNK = 1 << 14;

    FileContent {
        lines = List.copyOf(lines);
        blocks = List.copyOf(blocks);
        members = Map.copyOf(members);
    }

    /** A content of which nothing but the hash is known. */
    static FileContent of(String sha256) {
        return new FileContent(sha256, BLOCK, List.of(), List.of(), Map.of());
    }

    /** Reads to the end of {@code in}; lines are counted if it is larger than a block. */
    static FileContent of(InputStream in, long bytes) throws IOException {
        return of(in, bytes, BLOCK);
    }

    static FileContent of(InputStream in, long bytes, int block) throws IOException {
        HashedInput hashed = new HashedInput(in);
        List<String> blocks = new ArrayList<>();
        List<Long> lines = bytes > block ? linesByBlock(hashed, bytes, block, blocks) : List.of();
        return new FileContent(hashed.sha256(), block, lines, lines.isEmpty() ? List.of() : blocks, Map.of());
    }

    /**
     * Reads a zip archive to its end.
     *
     * @param members its members, as its directory says where they are
     */
    static FileContent ofArchive(InputStream in, List<ZipArchive.Packed> members) throws IOException {
        Map<String, MessageDigest> digests = new TreeMap<>();
        members.forEach(member -> digests.put(member.name(), DigestUtils.getSha256Digest()));
        HashedInput hashed = new HashedInput(in);
        byte[] buffer = new byte[CHUNK];
        for (long place = 0; ; ) {
            int n = hashed.readNBytes(buffer, 0, buffer.length);
            if (n == 0) {
                break;
            }
            for (ZipArchive.Packed member : members) {
                long first = Math.max(member.start(), place);
                long end = Math.min(member.end(), place + n);
                if (first < end) {
                    digests.get(member.name()).update(buffer, (int) (first - place), (int) (end - first));
                }
            }
            place += n;
        }
        Map<String, String> hashes = new TreeMap<>();
        digests.forEach((name, digest) -> hashes.put(name, HexFormat.of().formatHex(digest.digest())));
        return new FileContent(hashed.sha256(), BLOCK, List.of(), List.of(), hashes);
    }

    /** The parts in which a file of this content is read: its blocks, or the whole. */
    List<FileSplit> splits(InputFile file) {
        if (lines.isEmpty()) {
            return List.of(whole(file));
        }
        List<FileSplit> splits = new ArrayList<>();
        // The header is a line, but no record.
        long before = -1;
        for (int i = 0; i < lines.size(); i++) {
            long start = (long) i * block;
            long end = Math.min(start + block, file.bytes());
            splits.add(new FileSplit(
                    file,
                    i,
                    lines.size(),
                    start,
                    end,
                    Math.max(before, 0),
                    lines.get(i) + Math.min(before, 0),
                    blocks.get(i)));
            before += lines.get(i);
        }
        return splits;
    }

    /** The whole of a file of this content, or of a member of an archive of it. */
    FileSplit whole(InputFile file) {
        return FileSplit.whole(file, file.member().isEmpty() ? sha256 : members.getOrDefault(file.member(), ""));
    }

    /** Counts line ends, which is faster than to look for lines; nothing, if a line is not plain or has no text. */
    private static List<Long> linesByBlock(InputStream in, long bytes, int block, List<String> blocks)
            throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        List<Long> counts = new ArrayList<>();
        LineEnds ends = new LineEnds();
        byte[] buffer = new byte[Math.min(block, CHUNK)];
        boolean begins = true;
        for (long read = 0; read < bytes; ) {
            long before = ends.count();
            long until = Math.min(bytes, read + block);
            while (read < until) {
                int n = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, until - read));
                long known = ends.count();
                if (n == 0 || !ends.takePlain(buffer, n) || n == CHUNK && ends.count() == known) {
                    // Something else than plain lines, or perhaps a very long one.
                    return List.of();
                }
                digest.update(buffer, 0, n);
                read += n;
            }
            blocks.add(HexFormat.of().formatHex(digest.digest()));
            // A line begins after each line end, and at the beginning of the file.
            counts.add(ends.count() - before + (begins ? 1 : 0) - (ends.isLast() ? 1 : 0));
            begins = ends.isLast();
        }
        return ends.isLast() ? counts : List.of();
    }
}
