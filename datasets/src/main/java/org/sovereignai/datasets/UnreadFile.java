package org.sovereignai.datasets;

/**
 * A file or folder in a data folder that no resource reads.
 *
 * @param path the file, below the data folder
 * @param why what keeps it from being read
 * @param resource the resource that it seems to be of, as {@code source/resource}; empty if that cannot be told
 */
public record UnreadFile(String path, String why, String resource) {

    public UnreadFile {
        path = RowParser.onOneLine(path);
        why = RowParser.onOneLine(why);
    }

    /** The file and why it is not read, in words. */
    public String sentence() {
        return "%s is not read: %s.".formatted(path, why);
    }
}
