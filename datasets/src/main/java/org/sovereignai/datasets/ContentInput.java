package org.sovereignai.datasets;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The content of a file, or of a member of an archive, which knows the hash of what was read. */
abstract class ContentInput extends FilterInputStream {

    ContentInput(InputStream in) {
        super(in);
    }

    /**
     * SHA-256, in lower-case hexadecimal, of the bytes on the disk that the content was made of, after what nobody has
     * read yet was read.
     */
    abstract String sha256() throws IOException;
}
