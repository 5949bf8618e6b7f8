package org.sovereignai.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What one pass over the bytes of a file tells.
 *
 * @param sha256 hash of the content, in lower-case hexadecimal
 * @param block bytes of a block
 * @param lines of a file of plain lines ({@link PlainLines}) that all have text, how many begin in each block of {@code
 *     block} bytes, so that its blocks can be read side by side; of any other file nothing
 */
record FileContent(String sha256, int block, List<Long> lines) {

    static final int BLOCK = 32 << 20;

    private static final int CHUNK = 1 << 14;

    FileContent {
        lines = List.copyOf(lines);
    }

    /** Reads to the end of {@code in}; lines are counted if it is larger than a block. */
    static FileContent of(InputStream in, long bytes) throws IOException {
        return of(in, bytes, BLOCK);
    }

    static FileContent of(InputStream in, long bytes, int block) throws IOException {
        MessageDigest digest = newDigest();
        InputStream digesting = new DigestInputStream(in, digest);
        List<Long> lines = bytes > block ? linesByBlock(digesting, bytes, block) : List.of();
        digesting.transferTo(OutputStream.nullOutputStream());
        return new FileContent(HexFormat.of().formatHex(digest.digest()), block, lines);
    }

    /** The parts in which a file of this content is read: its blocks, or the whole. */
    List<FileSplit> splits(InputFile file) {
        if (lines.isEmpty()) {
            return List.of(FileSplit.whole(file));
        }
        List<FileSplit> splits = new ArrayList<>();
        // The header is a line, but no record.
        long before = -1;
        for (int i = 0; i < lines.size(); i++) {
            long start = (long) i * block;
            long end = Math.min(start + block, file.bytes());
            splits.add(new FileSplit(
                    file, i, lines.size(), start, end, Math.max(before, 0), lines.get(i) + Math.min(before, 0)));
            before += lines.get(i);
        }
        return splits;
    }

    /** Counts line ends, which is faster than to look for lines; nothing, if a line is not plain or has no text. */
    private static List<Long> linesByBlock(InputStream in, long bytes, int block) throws IOException {
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
                read += n;
            }
            // A line begins after each line end, and at the beginning of the file.
            counts.add(ends.count() - before + (begins ? 1 : 0) - (ends.isLast() ? 1 : 0));
            begins = ends.isLast();
        }
        return ends.isLast() ? counts : List.of();
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
