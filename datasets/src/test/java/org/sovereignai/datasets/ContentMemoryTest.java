package org.sovereignai.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of large files is used as long as they are the same, and never when they are not. */
class ContentMemoryTest {

    private static final int LARGE = 9 << 20;
    private static final String FORGED = "0".repeat(64);

    @TempDir
    Path folder;

    @Test
    void aFileThatWasTouchedJustNowIsNotRemembered() throws IOException {
        write("baci/large.csv", LARGE);
        ContentMemory memory = new ContentMemory();
        open(memory).sha256("baci/large.csv");
        assertThat(memory.news()).isEmpty();
    }

    @Test
    void aSmallFileIsAlwaysRead() throws IOException {
        Path file = write("baci/small.csv", 100);
        age(file);
        ContentMemory memory = new ContentMemory();
        open(memory).sha256("baci/small.csv");
        assertThat(memory.news()).isEmpty();
    }

    @Test
    void aRecordOfAnotherStateIsNotBelieved() throws IOException {
        Path file = write("baci/large.csv", LARGE);
        String sum = open(new ContentMemory()).sha256("baci/large.csv");
        ContentMemory memory = new ContentMemory();
        memory.recall(record(file, "1 2 3"));
        assertThat(open(memory).sha256("baci/large.csv")).isEqualTo(sum).isNotEqualTo(FORGED);
    }

    @Test
    void aRecordOfTheSameStateIsBelieved() throws IOException {
        Path file = write("baci/large.csv", LARGE);
        ContentMemory memory = new ContentMemory();
        memory.recall(record(file, state(file)));
        assertThat(open(memory).sha256("baci/large.csv")).isEqualTo(FORGED);
    }

    @Test
    void aFileOfTheSameSizeAndTimeButOtherContentIsReadAgain() throws IOException {
        Path file = write("baci/large.csv", LARGE);
        JsonNode before = record(file, state(file));
        FileTime time = Files.getLastModifiedTime(file);
        try (RandomAccessFile change = new RandomAccessFile(file.toFile(), "rw")) {
            change.getChannel().write(ByteBuffer.wrap(new byte[] {1}), 5);
        }
        // The disk keeps a time that nobody can set back; it moves on with the next tick of the clock.
        String written = before.elements().next().path("state").asText();
        do {
            Files.setLastModifiedTime(file, time);
        } while (state(file).equals(written));
        ContentMemory memory = new ContentMemory();
        memory.recall(before);
        assertThat(open(memory).sha256("baci/large.csv")).isNotEqualTo(FORGED);
    }

    private JsonNode record(Path file, String state) {
        var json = new ObjectMapper().createObjectNode();
        json.putObject(new org.apache.hadoop.fs.Path(file.toUri()).toString())
                .put("state", state)
                .put("sha256", FORGED);
        return json;
    }

    private static String state(Path file) throws IOException {
        return "%d %d %s %s"
                .formatted(
                        Files.size(file),
                        Files.getLastModifiedTime(file).toMillis(),
                        Files.getAttribute(file, "unix:ino"),
                        Files.getAttribute(file, "unix:ctime"));
    }

    private DataFolder open(ContentMemory memory) {
        return DataFolder.open(folder.toString(), new Configuration(false), memory);
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(1, ChronoUnit.DAYS)));
    }

    private Path write(String path, int bytes) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.write(file, new byte[bytes]);
    }
}
