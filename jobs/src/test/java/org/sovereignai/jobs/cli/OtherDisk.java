package org.sovereignai.jobs.cli;

import java.net.URI;
import java.nio.file.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The disk of this computer, as a file system that no program takes for it: a release there has no atlas. */
public final class OtherDisk extends RawLocalFileSystem {

    private static final String SCHEME = "other";

    /** What a folder of this computer is called there. */
    static String place(Path folder) {
        return SCHEME + ":" + folder.toAbsolutePath();
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":///");
    }
}
