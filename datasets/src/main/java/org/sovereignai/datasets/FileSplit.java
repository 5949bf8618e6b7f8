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
 */
record FileSplit(InputFile file, int part, int parts, long start, long end, long recordsBefore, long records)
        implements Serializable {

    /** The whole of a file, of which nothing is known. */
    static FileSplit whole(InputFile file) {
        return new FileSplit(file, 0, 1, 0, Long.MAX_VALUE, 0, 0);
    }

    boolean isWhole() {
        return parts == 1;
    }

    /** Bytes to read, at most. */
    long bytes() {
        return isWhole() ? file.bytes() : end - start;
    }
}
