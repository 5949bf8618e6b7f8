package org.sovereignai.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the jar for spark-submit holds: our own classes and what Spark does not bring. */
class ThinJarTest {

    private static final Path JAR = Path.of("..", "jobs", "target", "sovereign-ai.jar");
    private static final long MOST_BYTES = 5_000_000;

    @Test
    void isSmall() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(MOST_BYTES);
    }

    @Test
    void holdsOnlyOurClassesTheCommandLineAndTheCsvParser() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            List<String> classes = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.replaceFirst("^META-INF/versions/\\d+/", ""))
                    .toList();
            assertThat(classes)
                    .contains("org/sovereignai/jobs/cli/Main.class")
                    .allMatch(name -> name.startsWith("org/sovereignai/")
                            || name.startsWith("picocli/")
                            || name.startsWith("de/siegmar/fastcsv/"));
        }
    }

    @Test
    void holdsNoData() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .noneMatch(name -> name.endsWith(".extract.csv") || name.endsWith(".parquet"));
        }
    }
}
