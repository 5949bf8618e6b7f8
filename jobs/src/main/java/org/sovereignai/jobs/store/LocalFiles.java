package org.sovereignai.jobs.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system, with permissions set by Java. Without its native library Hadoop starts a process, {@code
 * chmod}, for every file and folder that it makes, which a small run spends seconds on.
 */
public final class LocalFiles extends LocalFileSystem {

    /** Setting that names the class for {@code file:} paths. */
    public static final String SETTING = "fs.file.impl";

    /** Made by Hadoop. */
    public LocalFiles() {
        super(new JavaPermissions());
    }

    private static final class JavaPermissions extends RawLocalFileSystem {

        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            String nine = permission.getUserAction().SYMBOL
                    + permission.getGroupAction().SYMBOL
                    + permission.getOtherAction().SYMBOL;
            try {
                Files.setPosixFilePermissions(pathToFile(path).toPath(), PosixFilePermissions.fromString(nine));
            } catch (UnsupportedOperationException e) {
                super.setPermission(path, permission);
            }
        }
    }
}
