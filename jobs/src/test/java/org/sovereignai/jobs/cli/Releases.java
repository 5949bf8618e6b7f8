package org.sovereignai.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.sovereignai.datasets.DataFolder;
import org.sovereignai.jobs.run.SparkExtension;

/** Releases that tests read: each is made once per JVM, by the real command, and never changed. */
public final class Releases {

    private static final Map<Path, Path> MADE = new ConcurrentHashMap<>();

    private Releases() {}

    /** The full public files, as they are laid out for tests; the test is skipped where they are not there. */
    public static Path fullData() {
        Path data = Path.of(System.getProperty("sovereignai.data", "../../shared/data"))
                .toAbsolutePath()
                .normalize();
        assumeTrue(
                Files.isDirectory(data),
                () -> "Skipped: the full public files are not at " + data
                        + "; name their folder with -Dsovereignai.data=DIR to run this test");
        return data;
    }

    /** The release made from the full public files: the folder with its Parquet files. */
    public static Path full() {
        return madeFrom(fullData());
    }

    /** The release made from the starter extract. */
    public static Path starter() {
        return madeFrom(Path.of("../datasets/starter").toAbsolutePath().normalize());
    }

    /** The starter extract, as inputs. */
    static DataFolder starterData() {
        return DataFolder.open("../datasets/starter", new Configuration(false));
    }

    private static Path madeFrom(Path data) {
        return MADE.computeIfAbsent(data, Releases::make);
    }

    private static Path make(Path data) {
        try {
            SparkExtension.session();
            Path out = Files.createTempDirectory(Files.createDirectories(Path.of("target/releases")), "made");
            StringWriter said = new StringWriter();
            StringWriter complained = new StringWriter();
            int code = Main.execute(
                    new PrintWriter(said),
                    new PrintWriter(complained),
                    "run",
                    "--data",
                    data.toString(),
                    "--out",
                    out.toString());
            assertThat(code).as(said + "\n" + complained).isZero();
            return out.resolve("latest").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
