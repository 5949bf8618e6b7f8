package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.sovereignai.jobs.release.Release;
import org.sovereignai.jobs.store.OutputFolder;

/** What is said where something that the atlas or its tests need is missing. */
class AtlasWithoutTest {

    @TempDir
    private Path folder;

    @Test
    void testsWithoutChromiumAreSkippedWithWhatToInstall() {
        assertThatThrownBy(() -> Browser.start(Map.of("PATH", folder.toString())))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("chromium or chromedriver is not on the PATH")
                .hasMessageContaining("install the packages chromium and chromium-driver");
    }

    @Test
    void testsWithoutTheDriverAreSkippedToo() throws IOException {
        Path chromium = Files.createFile(folder.resolve("chromium"));
        assertThat(chromium.toFile().setExecutable(true)).isTrue();
        assertThatThrownBy(() -> Browser.start(Map.of("PATH", folder.toString(), "CHROME", chromium.toString())))
                .isInstanceOf(TestAbortedException.class);
    }

    @Test
    void runOnADiskWithDuckDbHasAnAtlas() {
        assertThat(Release.whyNoAtlas(OutputFolder.open(folder.toString(), new Configuration())))
                .isEmpty();
    }

    @Test
    void runWithoutDuckDbSaysHowToMakeOne() {
        assertThat(Release.whyNoAtlas(OutputFolder.open(folder.toString(), new Configuration()), false))
                .hasValue("The release has no atlas, since DuckDB is not on the class path; write the atlas with"
                        + " ./sovereign-ai atlas --out %s --to DIR.".formatted(folder));
    }

    @Test
    void runOnAClustersFileSystemSaysHowToMakeOne() {
        Configuration elsewhere = new Configuration();
        elsewhere.set("fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem"); // any but Hadoop's of local disks
        elsewhere.setBoolean("fs.file.impl.disable.cache", true);
        assertThat(Release.whyNoAtlas(OutputFolder.open(folder.toString(), elsewhere)))
                .hasValueSatisfying(said -> assertThat(said)
                        .startsWith("The release has no atlas, since ")
                        .contains("is not on a local disk", "./sovereign-ai atlas --out COPY --to DIR"));
    }
}
