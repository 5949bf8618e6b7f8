package org.sovereignai.datasets;

import java.io.Serializable;

/**
 * Part of a file that one task reads: the lines that begin in a range of its bytes.
 *
 * @param file the file
 * @param part number of the part, from 0
 * @param parts how many the file has
 * @param start first byte
 * @param end byte after the last one
 * @param recordsBefore records of the file before the part
 * @param records records of the part; unknown, and not looked at, when the part is the whole file
 * @param sha256 hash of the bytes from start to end, in lower-case hexadecimal; of a member of an archive, of its packed
 *     bytes. Empty, if it is not known before they are read.
 */
record FileSplit(
        InputFile file, int part, int parts, long start, long end, long recordsBefore, long records, String sha256)
        implements Serializable {

    /** The whole of a file, of which nothing is known. */
    static FileSplit whole(InputFile file) {
        return whole(file, "");
    }

    /** The whole of a file, of which the hash is known. */
    static FileSplit whole(InputFile file, String sha256) {
        return new FileSplit(file, 0, 1, 0, Long.MAX_VALUE, 0, 0, sha256);
    }

    boolean isWhole() {
        return parts == 1;
    }

    /** Bytes to read, at most. */
    long bytes() {
        return isWhole() ? file.bytes() : end - start;
    }

    /**
     * Makes sure that what was read is what is known of the part.
     *
     * @throws InputException if it is something else
     */
    void require(String found) {
        if (!sha256.isEmpty() && !sha256.equals(found)) {
            throw changed();
        }
    }

    /** What to say when the file is not the one that it was. */
    InputException changed() {
        return changed(file.label());
    }

    /** What to say when a file, by its label, is not the one that it was. */
    static InputException changed(String label) {
        return new InputException(
                "%s is not what it was when the run began; leave the data folder alone while a run reads it, and run again."
                        .formatted(label));
    }
}
