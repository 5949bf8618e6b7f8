package org.sovereignai.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of files that were seen to be whole. */
@Tag("hazard-48")
class VerifiedFilesTest {

    private static final String TEXT = "table";

    @TempDir
    private java.nio.file.Path folder;

    private OutputFolder out;
    private java.nio.file.Path file;

    @BeforeEach
    void writeAFile() throws IOException {
        out = OutputFolder.open(folder.toString(), new Configuration(false));
        file = Files.writeString(folder.resolve("t.parquet"), TEXT);
    }

    @Test
    void fileThatWasSeenAndNotTouchedSinceIsNotReadAgain() {
        VerifiedFiles first = rememberedIn("verified.tsv");
        assertThat(holds(first)).isTrue();
        first.write();

        // Whoever reads it again finds that this is not its hash.
        VerifiedFiles second = rememberedIn("verified.tsv");
        assertThat(second.areUntouched(List.of(java.nio.file.Path.of(place().toString()))))
                .isTrue();
        assertThat(holds(second)).isTrue();
    }

    @Test
    @Tag("hazard-48")
    void fileThatWasTouchedIsReadAgain() throws IOException {
        VerifiedFiles first = rememberedIn("verified.tsv");
        assertThat(holds(first)).isTrue();
        first.write();
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "tablE");
        Files.setLastModifiedTime(file, time);

        assertThat(holds(rememberedIn("verified.tsv"))).isFalse();
    }

    @Test
    @Tag("hazard-48")
    void memoryThatCannotBeWrittenIsDoneWithout() throws IOException {
        Files.createDirectories(folder.resolve("taken/in-the-way"));
        VerifiedFiles files = rememberedIn("taken");

        assertThat(holds(files)).isTrue();
        files.write();

        assertThat(holds(rememberedIn("taken"))).isTrue();
    }

    private VerifiedFiles rememberedIn(String memory) {
        return VerifiedFiles.rememberedIn(new Path(folder.toString(), memory), out);
    }

    private Path place() {
        return new Path(file.toString());
    }

    private boolean holds(VerifiedFiles files) {
        return files.holds(place().toString(), TEXT.length(), DigestUtils.sha256Hex(TEXT));
    }
}
