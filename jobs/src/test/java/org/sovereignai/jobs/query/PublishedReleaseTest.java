package org.sovereignai.jobs.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.datasets.InputException;

/** A release with one table, whose file is touched in one way after the other. */
@Tag("hazard-48")
class PublishedReleaseTest {

    @TempDir
    private Path out;

    private Path table;

    @BeforeEach
    void publish() throws IOException {
        Path folder = Files.createDirectories(out.resolve("releases/2026.11.1"));
        table = Files.writeString(folder.resolve("economy.parquet"), "rows");
        Files.writeString(folder.resolve("datapackage.json"), """
                {"resources": [{"name": "economy", "path": "economy.parquet", "bytes": 4, "hash": "sha256:%s"}]}""".formatted(DigestUtils.sha256Hex("rows")));
    }

    @Test
    void whatWasPublishedIsWhole() {
        assertThat(release().requireWhole().tables()).containsOnlyKeys("economy");
        assertThat(release().requireWhole().verify()).isEqualTo(1);
    }

    @Test
    void changesSinceTheReleaseBeforeAreATableToo() throws IOException {
        Files.writeString(table.resolveSibling("changes.parquet"), "rows");
        Files.writeString(table.resolveSibling("datapackage.json"), """
                {"resources": [{"name": "changes-parquet", "path": "changes.parquet", "bytes": 4, "hash": "sha256:%s"}]}""".formatted(DigestUtils.sha256Hex("rows")));

        assertThat(release().requireWhole().tables()).containsOnlyKeys("changes");
    }

    @Test
    void changedTableIsRefusedThoughItsSizeAndTimeAreTheSame() throws IOException {
        release().requireWhole();
        FileTime time = Files.getLastModifiedTime(table);
        Files.writeString(table, "rowz");
        Files.setLastModifiedTime(table, time);

        assertRefused("economy.parquet is not the file that was published in release 2026.11.1, or is missing");
    }

    @Test
    void emptiedTableIsRefused() throws IOException {
        release().requireWhole();
        Files.writeString(table, "");

        assertRefused("economy.parquet is not the file");
    }

    @Test
    void missingTableIsRefused() throws IOException {
        release().requireWhole();
        Files.delete(table);

        assertRefused("economy.parquet");
    }

    @Test
    void manifestThatWasCutOffIsDamaged() throws IOException {
        Files.writeString(table.resolveSibling("datapackage.json"), "{\"resources\": [");

        assertThatThrownBy(() -> release().requireWhole())
                .isInstanceOf(InputException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void manifestWithoutATableIsNoRelease() throws IOException {
        Files.writeString(table.resolveSibling("datapackage.json"), "{}");

        assertRefused("releases/2026.11.1 names no file; restore the release from a copy.");
    }

    /** What is asked of it would be said to be of the other release. */
    @Test
    void folderThatIsNamedAsAnotherReleaseIsRefused() throws IOException {
        Path manifest = table.resolveSibling("datapackage.json");
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("\\{", "{\"version\": \"2026.9.1\", "));

        assertRefused("releases/2026.11.1 has the release '2026.9.1'; give the folder the name of its release.");
    }

    @Test
    void markOfTheLatestThatIsNoTextIsToldWithWhatToDo() throws IOException {
        Files.write(out.resolve("latest.txt"), new byte[] {(byte) 0xFF, (byte) 0xFE});

        assertThatThrownBy(this::release)
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(out.resolve("latest.txt") + " cannot be read: ")
                .hasMessageEndingWith("; remove it, and the newest release is the latest.");
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(() -> release().requireWhole())
                .isInstanceOf(InputException.class)
                .hasMessageContaining(sentence);
        assertThatThrownBy(() -> release().verify())
                .isInstanceOf(InputException.class)
                .hasMessageContaining(sentence);
    }

    private PublishedRelease release() {
        return PublishedRelease.find(out.toString(), Optional.empty());
    }
}
