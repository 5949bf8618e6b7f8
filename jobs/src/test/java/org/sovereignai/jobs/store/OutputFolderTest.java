package org.sovereignai.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sovereignai.jobs.cli.Command;

class OutputFolderTest {

    @TempDir
    private Path folder;

    @Test
    @Tag("hazard-03")
    @Tag("hazard-05")
    void folderWithoutAManifestIsNoRelease() throws Exception {
        OutputFolder out = OutputFolder.open(folder.toString(), new Configuration());
        Path torn = Files.createDirectories(folder.resolve("releases/2026.11.1"));
        Files.writeString(torn.resolve("economy.parquet"), "half of it");
        Files.writeString(torn.resolve("_SUCCESS"), "");
        Files.writeString(folder.resolve("latest.txt"), "2026.11.1\n");

        assertThat(out.releases()).isEmpty();
        assertThat(out.latest()).isEmpty();

        Files.writeString(torn.resolve("datapackage.json"), "{}");

        assertThat(out.releases()).containsExactly(Version.parse("2026.11.1"));
        assertThat(out.latest()).contains(Version.parse("2026.11.1"));
    }

    @Test
    void theNewestReleaseIsTheLatestWhereNoneIsNamed() throws Exception {
        OutputFolder out = OutputFolder.open(folder.toString(), new Configuration());
        for (String version : List.of("2026.9.1", "2026.11.1", "2026.11.2")) {
            out.writeText(
                    new org.apache.hadoop.fs.Path(out.release(Version.parse(version)), OutputFolder.MANIFEST), "{}");
        }
        Files.writeString(folder.resolve("latest.txt"), "2026.12.1\n");

        assertThat(out.latest()).contains(Version.parse("2026.11.2"));

        Files.writeString(folder.resolve("latest.txt"), "2026.11.1\n");

        assertThat(out.latest()).contains(Version.parse("2026.11.1"));
    }

    @Test
    @Tag("hazard-06")
    @Tag("hazard-58")
    void secondRunInTheSameFolderIsToldToWait() throws Exception {
        OutputFolder out = OutputFolder.open(folder.toString(), new Configuration());
        Command second;
        try (AutoCloseable first = out.reserve()) {
            assertThat(first).isNotNull();
            second = Command.run("run", "--data", "../datasets/starter", "--out", folder, "--release", "2026.11.1");
        }

        assertThat(second.code()).isEqualTo(3);
        assertThat(second.err())
                .isEqualTo("Another run is writing in %s; wait for it, or name another folder with --out.%n"
                        .formatted(folder));
        assertThat(folder.resolve("releases")).doesNotExist();
        try (AutoCloseable next = out.reserve()) {
            assertThat(next).isNotNull();
        }
    }

    @Test
    @Tag("hazard-05")
    void leftoversOfAKilledRunAreNoObstacle() throws Exception {
        Object[] run = {"run", "--data", "../datasets/starter", "--out", folder, "--only", "economy"};
        assertThat(Command.run(run).code()).isZero();
        Path kept = folder.resolve("build/economy");
        Path record;
        try (Stream<Path> files = Files.list(kept)) {
            record = files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
        String finished = Files.readString(record);

        // Killed while the table was written, and between the table and its record.
        Path staging = Files.createDirectories(kept.resolve(
                "." + record.getFileName().toString().replace(".json", ".parquet") + ".staging/_temporary/0"));
        Files.writeString(staging.resolve("part-00000.parquet"), "half of it");
        Files.delete(record);

        assertThat(Command.run(run).code()).isZero();
        assertThat(Files.readString(record)).isEqualTo(finished);
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".staging"));
        }
    }

    @Test
    @Tag("hazard-04")
    void latestIsATextWhereThereAreNoLinks() {
        Configuration hadoop = new Configuration();
        hadoop.setClass("fs.store.impl", Store.class, org.apache.hadoop.fs.FileSystem.class);
        hadoop.setBoolean("fs.store.impl.disable.cache", true);
        OutputFolder out = OutputFolder.open("store:" + folder, hadoop);
        Version version = Version.parse("2026.11.1");

        out.writeText(new org.apache.hadoop.fs.Path(out.release(version), OutputFolder.MANIFEST), "{}");
        out.pointLatestTo(version);

        assertThat(out.latest()).contains(version);
        assertThat(folder.resolve("latest.txt")).hasContent("2026.11.1");
        assertThat(folder.resolve("latest")).doesNotExist();
    }

    @Test
    @Tag("hazard-04")
    void latestIsATextOnADiskWithoutLinks() throws Exception {
        OutputFolder out = OutputFolder.open(folder.toString(), new Configuration());
        Version version = Version.parse("2026.11.1");
        out.writeText(new org.apache.hadoop.fs.Path(out.release(version), OutputFolder.MANIFEST), "{}");
        // No link can be made here: its name is taken by a folder.
        Files.createDirectories(folder.resolve(".latest-2026.11.1/x"));

        out.pointLatestTo(version);

        assertThat(out.latest()).contains(version);
        assertThat(folder.resolve("latest")).doesNotExist();
    }

    @Test
    void folderInThePlaceOfTheLinkToTheLatestIsNamedBeforeAnythingIsBuilt() throws Exception {
        Path copy = Files.createDirectories(folder.resolve("latest"));
        Files.writeString(copy.resolve("economy.parquet"), "copied together with the link");

        Command run = Command.run("run", "--data", "../datasets/starter", "--out", folder);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .isEqualTo(
                        "%s is a folder, where the link to the latest release is to be; remove it, or name another folder with --out.%n"
                                .formatted(copy));
        assertThat(folder.resolve("build")).doesNotExist();
    }

    @Test
    void folderWhoseNameIsAPatternIsRefused() {
        Path pattern = folder.resolve("out[1]");

        Command run = Command.run("run", "--data", "../datasets/starter", "--out", pattern, "--only", "ai_adoption");

        assertThat(run.err()).contains("out[1]");
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void aStoreThatDoesNotNameItsKindIsNoObstacle() throws Exception {
        Configuration hadoop = new Configuration();
        hadoop.setClass("fs.store.impl", Store.class, org.apache.hadoop.fs.FileSystem.class);
        hadoop.setBoolean("fs.store.impl.disable.cache", true);

        try (AutoCloseable reserved =
                OutputFolder.open("store:" + folder, hadoop).reserve()) {
            assertThat(reserved).isNotNull();
        }
    }

    @Test
    @Tag("hazard-04")
    void anObjectStoreIsWrittenWithoutRename() throws Exception {
        Configuration hadoop = new Configuration();
        hadoop.setClass("fs.s3a.impl", ObjectStore.class, org.apache.hadoop.fs.FileSystem.class);
        hadoop.setBoolean("fs.s3a.impl.disable.cache", true);
        OutputFolder out = OutputFolder.open("s3a:" + folder, hadoop);
        org.apache.hadoop.fs.Path staging = out.file("staging");
        out.writeText(new org.apache.hadoop.fs.Path(staging, "part-0.parquet"), "rows");
        out.writeText(new org.apache.hadoop.fs.Path(staging, "part-0.crc"), "sum");

        out.moveOnlyFile(staging, ".parquet", out.file("build/a/table.parquet"));
        out.move(out.file("build"), out.file("moved"));
        out.writeText(out.file("latest.txt"), "1");
        out.writeText(out.file("latest.txt"), "2");

        assertThat(folder.resolve("moved/a/table.parquet")).hasContent("rows");
        assertThat(folder.resolve("latest.txt")).hasContent("2");
        assertThat(folder.resolve("staging")).doesNotExist();
        assertThat(folder.resolve("build")).doesNotExist();
    }

    /** An object store: it cannot rename. */
    public static final class ObjectStore extends RawLocalFileSystem {

        @Override
        public URI getUri() {
            return URI.create("s3a:///");
        }

        @Override
        public String getScheme() {
            return "s3a";
        }

        @Override
        public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to) {
            throw new IllegalStateException("An object store does not rename " + from);
        }
    }

    /** A file system that is not the local disk, and implements no more than it must. */
    public static final class Store extends RawLocalFileSystem {

        @Override
        public URI getUri() {
            return URI.create("store:///");
        }
    }
}
