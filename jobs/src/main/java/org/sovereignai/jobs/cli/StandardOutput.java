package org.sovereignai.jobs.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The standard output of the process, which remembers that something could not be written: Java's own keeps silent. A
 * reader that has seen enough and closed its end, as {@code head} does, is no failure.
 */
final class StandardOutput extends OutputStream {

    private static final String CLOSED_BY_READER = "Broken pipe";

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private String failed;

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            if (failed == null && !CLOSED_BY_READER.equals(e.getMessage())) {
                failed = e.getMessage();
            }
            throw e;
        }
    }

    /** What the operating system said of the first bytes that it did not take. */
    Optional<String> whatFailed() {
        return Optional.ofNullable(failed);
    }
}
