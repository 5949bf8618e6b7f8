package org.sovereignai.jobs.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A Parquet file whose footer names the encodings of each column in one order. The library takes them from a set whose
 * order differs between processes (parquet-java issue 3215), and with it the bytes of the file would. Nothing before the
 * footer changes, so that every position that it names stays right.
 */
final class SteadyFooter implements OutputFile {

    /** Four bytes of length and four of the format's name follow the footer. */
    private static final int TAIL = 8;

    private final Path path;
    private final FileSystem fileSystem;
    private Stream stream;

    SteadyFooter(Path path, Configuration hadoop) throws IOException {
        this.path = path;
        this.fileSystem = path.getFileSystem(hadoop);
    }

    /** From here on nothing is written until the file is closed: the last rows and the footer follow. */
    void holdWhatFollows() {
        stream.held = new ByteArrayOutputStream();
    }

    @Override
    public PositionOutputStream create(long blockSize) throws IOException {
        return createOrOverwrite(blockSize);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) throws IOException {
        stream = new Stream(fileSystem.create(path, true));
        return stream;
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    @Override
    public String getPath() {
        return path.toString();
    }

    /** The end of a file with its footer in order. */
    static byte[] ordered(byte[] end) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.getInt(end.length - TAIL);
        int begin = end.length - TAIL - length;
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(end, begin, length));
        footer.getRow_groups()
                .forEach(group -> group.getColumns()
                        .forEach(column -> column.getMeta_data()
                                .getEncodings()
                                .sort(Comparator.comparingInt(Encoding::getValue))));
        ByteArrayOutputStream ordered = new ByteArrayOutputStream(end.length);
        ordered.write(end, 0, begin);
        Util.writeFileMetaData(footer, ordered);
        bytes.putInt(end.length - TAIL, ordered.size() - begin);
        ordered.write(end, end.length - TAIL, TAIL);
        return ordered.toByteArray();
    }

    private static final class Stream extends PositionOutputStream {
        private final FSDataOutputStream out;
        private ByteArrayOutputStream held;
        private boolean closed;

        Stream(FSDataOutputStream out) {
            this.out = out;
        }

        @Override
        public long getPos() {
            return out.getPos() + (held == null ? 0 : held.size());
        }

        @Override
        public void write(int one) throws IOException {
            to().write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            to().write(bytes, offset, length);
        }

        private OutputStream to() {
            return held == null ? out : held;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                try (out) {
                    if (held != null) {
                        out.write(ordered(held.toByteArray()));
                    }
                }
            }
        }
    }
}
