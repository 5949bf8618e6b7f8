package org.sovereignai.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.fs.Seekable;

/** The bytes of a file, which hashes those in a range of places as they are read, so that what was hashed is what was read. */
final class HashedInput extends ContentInput implements Seekable {

    private static final int CHUNK = 1 << 16;

    private final MessageDigest digest = DigestUtils.getSha256Digest();
    private final long from;
    private final long to;
    private long place;

    /** Hashes everything. */
    HashedInput(InputStream in) {
        this(in, 0, Long.MAX_VALUE);
    }

    /**
     * Hashes a range.
     *
     * @param in a stream that stands at its first byte
     * @param from place of the first byte of the range
     * @param to place after its last byte
     */
    HashedInput(InputStream in, long from, long to) {
        super(in);
        this.from = from;
        this.to = to;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n > 0) {
            long first = Math.max(from, place);
            long end = Math.min(to, place + n);
            if (first < end) {
                digest.update(buffer, offset + (int) (first - place), (int) (end - first));
            }
            place += n;
        }
        return n;
    }

    /** Skipped bytes are read, since they are part of the content. */
    @Override
    public long skip(long n) throws IOException {
        return readNBytes((int) Math.min(n, CHUNK)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Goes to another place, where the hash begins anew. */
    @Override
    public void seek(long newPlace) throws IOException {
        ((Seekable) in).seek(newPlace);
        place = newPlace;
        digest.reset();
    }

    @Override
    public long getPos() {
        return place;
    }

    @Override
    public boolean seekToNewSource(long target) {
        return false;
    }

    @Override
    String sha256() throws IOException {
        byte[] buffer = new byte[CHUNK];
        int n = 0;
        while (n >= 0 && place < to) {
            n = read(buffer, 0, (int) Math.min(buffer.length, to - place));
        }
        return Hex.encodeHexString(digest.digest());
    }
}
