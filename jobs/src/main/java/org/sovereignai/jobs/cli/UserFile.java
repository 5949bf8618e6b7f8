package org.sovereignai.jobs.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.commons.lang3.Strings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sovereignai.datasets.InputException;
import org.sovereignai.jobs.store.OutputFolder;

/**
 * A file of the user's own. What kind of file it is, its first bytes say, whatever its name; and its name is a name and no
 * pattern, whatever characters it has.
 */
final class UserFile {

    enum Kind {
        /** Text, such as CSV. */
        TEXT,
        /** A JSON document. */
        JSON,
        /** A Parquet file, or a folder of such. */
        PARQUET
    }

    private static final String READ = "what is read is CSV with commas in UTF-8, or Parquet";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final byte[] PARQUET_MARK = {'P', 'A', 'R', '1'};
    private static final Map<String, byte[]> PACKED = Map.of(
            "gzip",
            new byte[] {0x1F, (byte) 0x8B},
            "bzip2",
            new byte[] {'B', 'Z', 'h'},
            "xz",
            new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z'},
            "Zstandard",
            new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD});
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int BEGINNING = 64;

    private final String given;

    UserFile(String given) {
        this.given = given;
    }

    /**
     * Kind of the file.
     *
     * @throws InputException if it is not there, or of no kind that is read
     */
    Kind kind() {
        if (!isLocal()) {
            return given.endsWith(".csv") ? Kind.TEXT : given.endsWith(".json") ? Kind.JSON : Kind.PARQUET;
        }
        Path file = path();
        if (Files.isDirectory(file)) {
            return Kind.PARQUET;
        }
        byte[] beginning = beginning(file);
        if (starts(beginning, PARQUET_MARK)) {
            requireParquetEnd(file);
            return Kind.PARQUET;
        }
        requireText(beginning);
        String text = Strings.CS
                .removeStart(new String(beginning, StandardCharsets.UTF_8), BYTE_ORDER_MARK)
                .strip();
        return text.startsWith("{") || text.startsWith("[") ? Kind.JSON : Kind.TEXT;
    }

    /**
     * The text of the file, without a byte order mark.
     *
     * @throws InputException if it is not there, or no text in UTF-8
     */
    String text() {
        if (!isLocal()) {
            return OutputFolder.open(given, Workspace.hadoop())
                    .readText(new org.apache.hadoop.fs.Path(given))
                    .map(text -> Strings.CS.removeStart(text, BYTE_ORDER_MARK))
                    .orElseThrow(this::missing);
        }
        Path file = path();
        requireText(beginning(file));
        try {
            String text = Files.readString(file);
            if (text.indexOf('\0') >= 0) {
                throw new InputException(
                        "%s holds the character U+0000, which no text has; mend the file.".formatted(given));
            }
            return Strings.CS.removeStart(text, BYTE_ORDER_MARK);
        } catch (CharacterCodingException e) {
            throw new InputException("%s is not in UTF-8; save it so.".formatted(given), e);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * The table in a Parquet file. Spark takes names for patterns and for addresses, so it gets a link of a plain name.
     *
     * @throws InputException if it cannot be read
     */
    Dataset<Row> parquet(SparkSession spark) {
        try {
            // Files of one folder may have different columns; of a column that one of them alone has nothing may be
            // lost.
            return spark.read().option("mergeSchema", true).parquet(isLocal() ? plainly(path().toRealPath()) : given);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (Exception e) {
            if (String.valueOf(e.getMessage()).contains("UNABLE_TO_INFER_SCHEMA")) {
                throw new InputException("%s is a folder without Parquet files; name a file.".formatted(given), e);
            }
            throw new InputException(
                    "%s cannot be read as Parquet: %s; write it again."
                            .formatted(given, e.getMessage().lines().findFirst().orElse("")),
                    e);
        }
    }

    /** A path to a file or folder in whose name no character means anything; it goes with the process. */
    static String plainly(Path real) throws IOException {
        // Spark passes over what begins with a dot or an underscore.
        if (real.toString().matches("[A-Za-z0-9_./-]*/[A-Za-z0-9-][A-Za-z0-9_.-]*")) {
            return real.toUri().toString();
        }
        Path folder = Files.createTempDirectory("sovereign-ai-");
        FileUtils.forceDeleteOnExit(folder.toFile());
        Path link = Files.createSymbolicLink(folder.resolve(Files.isDirectory(real) ? "data" : "data.parquet"), real);
        link.toFile().deleteOnExit();
        return link.toUri().toString();
    }

    private boolean isLocal() {
        return !given.matches("[a-zA-Z][a-zA-Z0-9+.-]+://.*");
    }

    private Path path() {
        try {
            Path file = Path.of(given.replaceFirst("^file:/*(?=/)", ""));
            if (!Files.exists(file)) {
                throw missing();
            }
            if (!Files.isDirectory(file) && !Files.isRegularFile(file)) {
                throw new InputException("%s is no plain file; name one.".formatted(given));
            }
            return file;
        } catch (InvalidPathException e) {
            throw new InputException("%s is no name of a file: %s.".formatted(given, e.getReason()), e);
        }
    }

    private byte[] beginning(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException("%s cannot be read: it is a folder; name a file.".formatted(given));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BEGINNING);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void requireText(byte[] beginning) {
        PACKED.forEach((packer, mark) -> {
            if (starts(beginning, mark)) {
                throw new InputException("%s is packed (%s); unpack it: %s.".formatted(given, packer, READ));
            }
        });
        if (starts(beginning, ZIP)) {
            throw new InputException(
                    "%s is a workbook or another zip archive; save its table as CSV: %s.".formatted(given, READ));
        }
        if (starts(beginning, PARQUET_MARK)) {
            throw new InputException("%s is Parquet, where a text is wanted; name another file.".formatted(given));
        }
        boolean isWide = beginning.length > 1
                && (beginning[0] == (byte) 0xFF && beginning[1] == (byte) 0xFE
                        || beginning[0] == (byte) 0xFE && beginning[1] == (byte) 0xFF
                        || beginning[0] == 0
                        || beginning[1] == 0);
        if (isWide) {
            throw new InputException("%s is in UTF-16 or no text at all; save it in UTF-8: %s.".formatted(given, READ));
        }
    }

    private void requireParquetEnd(Path file) {
        try {
            byte[] bytes = new byte[PARQUET_MARK.length];
            long size = Files.size(file);
            try (var channel = Files.newByteChannel(file)) {
                channel.position(Math.max(0, size - bytes.length));
                channel.read(ByteBuffer.wrap(bytes));
            }
            if (size < 3L * PARQUET_MARK.length || !Arrays.equals(bytes, PARQUET_MARK)) {
                throw new InputException("%s is Parquet that was cut; write or copy it again.".formatted(given));
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static boolean starts(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(Arrays.copyOf(bytes, mark.length), mark);
    }

    private InputException missing() {
        return new InputException("There is no file %s; correct its name.".formatted(given));
    }

    private InputException unreadable(IOException e) {
        return new InputException("%s cannot be read: %s; name a file.".formatted(given, e.getMessage()), e);
    }
}
