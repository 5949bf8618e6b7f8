package org.sovereignai.jobs.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a stream held.
 *
 * @param bytes its length
 * @param sha256 its SHA-256, in lower-case hexadecimal
 */
public record CountedHash(long bytes, String sha256) {

    /** Reads a stream to its end. */
    public static CountedHash of(InputStream in) throws IOException {
        DigestInputStream hashing = new DigestInputStream(in, DigestUtils.getSha256Digest());
        long bytes = hashing.transferTo(OutputStream.nullOutputStream());
        return new CountedHash(
                bytes, Hex.encodeHexString(hashing.getMessageDigest().digest()));
    }
}
