package org.sovereignai.datasets;

import java.io.Serializable;
import java.util.Map;

/**
 * One file, or one member of an archive, that belongs to a resource.
 *
 * @param resource the resource, as {@code source/resource}
 * @param path path of the file below the data folder
 * @param member name of the archive member, or empty for a plain file
 * @param location full Hadoop path of the file
 * @param bytes size of the file on disk
 * @param captured values of the named groups of the file pattern
 * @param extract whether the file has the layout of an extract instead of the publisher's
 */
public record InputFile(
        String resource,
        String path,
        String member,
        String location,
        long bytes,
        Map<String, String> captured,
        boolean extract)
        implements Serializable {

    public InputFile {
        captured = Map.copyOf(captured);
    }

    /** Path for messages: {@code folder/file} or {@code folder/archive.zip!member}. */
    public String label() {
        return member.isEmpty() ? path : path + "!" + member;
    }

    /** Text conventions of the file. */
    Resource.Dialect dialect(Resource declared) {
        return extract ? Resource.Dialect.OF_EXTRACT : declared.dialect();
    }
}
