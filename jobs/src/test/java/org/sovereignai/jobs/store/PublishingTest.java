package org.sovereignai.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.datasets.InputException;
import org.sovereignai.schemas.manifest.Manifest;

/** A release gets its name once, and names only grow. */
@Tag("hazard-58")
class PublishingTest {

    private static final Manifest NOTHING = new Manifest(
            "", "", "", "", "", "", "", List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), List.of(),
            Map.of(), List.of(), List.of());

    private static final Version FIRST = Version.parse("2026.11.1");

    @TempDir
    private Path folder;

    @Test
    void secondRunThatPublishesTheSameVersionChangesNothing() throws IOException {
        OutputFolder out = open();
        org.apache.hadoop.fs.Path one = draft(out, "one");
        org.apache.hadoop.fs.Path other = draft(out, "other");
        publish(out, one, FIRST);

        assertThatThrownBy(() -> publish(out, other, FIRST))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Release 2026.11.1 is published");
        assertThat(folder.resolve("latest/economy.parquet")).hasContent("one");
    }

    @Test
    void nameIsGivenToOneFolderOnlyEvenIfBothRunsSawItFree() throws IOException {
        OutputFolder out = open();
        org.apache.hadoop.fs.Path late = draft(out, "late");
        Path taken = Files.createDirectories(folder.resolve("releases/2026.11.1"));
        Files.writeString(taken.resolve("economy.parquet"), "first");
        Files.writeString(taken.resolve(OutputFolder.MANIFEST), "{}");

        assertThatThrownBy(() -> publish(out, late, FIRST)).isInstanceOf(InputException.class);
        assertThat(taken.resolve("economy.parquet")).hasContent("first");
    }

    @Test
    void earlierVersionIsNotPublishedAfterALaterOne() throws IOException {
        OutputFolder out = open();
        publish(out, draft(out, "later"), Version.parse("2026.12.1"));

        assertThatThrownBy(() -> out.requireGrowth(FIRST))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("2026.11.1 would come before 2026.12.1");
        assertThatCode(() -> out.requireGrowth(Version.parse("2026.12.2"))).doesNotThrowAnyException();
        assertThat(out.latest()).contains(Version.parse("2026.12.1"));
    }

    @Test
    void clockSetBackGivesNoEarlierVersion() {
        List<Version> taken = List.of(FIRST, Version.parse("2026.12.3"));

        assertThat(Version.next(taken, LocalDate.of(2026, 11, 30))).isEqualTo(Version.parse("2026.12.4"));
        assertThat(Version.next(taken, LocalDate.of(2025, 1, 1))).isEqualTo(Version.parse("2026.12.4"));
        assertThat(Version.next(taken, LocalDate.of(2027, 1, 1))).isEqualTo(Version.parse("2027.1.1"));
        assertThat(Version.next(List.of(), LocalDate.of(2026, 11, 30))).isEqualTo(FIRST);
    }

    @Test
    void whatKilledRunsLeftIsClearedWhenItIsOld() throws IOException {
        OutputFolder out = open();
        draft(out, "young");
        Path old = Files.createDirectories(folder.resolve("releases/.draft-2026.11.1-x"));
        Files.setLastModifiedTime(old, java.nio.file.attribute.FileTime.fromMillis(0));

        out.deleteDrafts();

        assertThat(folder.resolve("releases").toFile().list())
                .singleElement()
                .asString()
                .startsWith(".draft-");
        assertThat(old).doesNotExist();
    }

    private OutputFolder open() {
        return OutputFolder.open(folder.toString(), new Configuration());
    }

    private static org.apache.hadoop.fs.Path draft(OutputFolder out, String content) {
        org.apache.hadoop.fs.Path draft = out.draft(FIRST);
        out.writeText(new org.apache.hadoop.fs.Path(draft, "economy.parquet"), content);
        return draft;
    }

    private static void publish(OutputFolder out, org.apache.hadoop.fs.Path draft, Version version) {
        out.publish(draft, version, NOTHING);
    }
}
