package org.sovereignai.cluster;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AFileSystem;

/** The connector to S3 with the one thing taken away that S3 does not have. */
public final class S3WithoutRename extends S3AFileSystem {

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        throw new IOException("S3 has no rename, but " + from + " was to be renamed to " + to);
    }
}
