package org.sovereignai.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sovereignai.cluster.TestCluster;
import org.sovereignai.datasets.InputException;

/** What an output folder promises, on a real HDFS and a real S3 server. */
@ExtendWith(TestCluster.Extension.class)
class OutputLockTest {

    static List<String> stores() {
        return List.of("hdfs:///locked", "s3a://" + TestCluster.BUCKET + "/locked");
    }

    @ParameterizedTest
    @MethodSource("stores")
    @Tag("hazard-06")
    void secondRunIsToldToWaitUntilTheFirstHasEnded(String location, TestCluster cluster) throws Exception {
        OutputFolder first = OutputFolder.open(location, cluster.hadoop());
        OutputFolder second = OutputFolder.open(location, otherClient(cluster.hadoop()));
        try (AutoCloseable held = first.reserve()) {
            assertThat(held).isNotNull();
            assertThatThrownBy(second::reserve)
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("Another run is writing in " + second.display())
                    .hasMessageEndingWith("wait for it, or name another folder with --out.");
        }
        try (AutoCloseable held = second.reserve()) {
            assertThat(held).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void textsAreReplacedAndFilesMoved(String location, TestCluster cluster) {
        OutputFolder out = OutputFolder.open(location, cluster.hadoop());
        out.writeText(out.file("latest.txt"), "1");
        out.writeText(out.file("latest.txt"), "2");
        Path staging = out.file("staging");
        out.writeText(new Path(staging, "part-0.parquet"), "rows");

        out.moveOnlyFile(staging, ".parquet", out.file("table.parquet"));

        assertThat(out.readText(out.file("latest.txt"))).contains("2");
        assertThat(out.readText(out.file("table.parquet"))).contains("rows");
        assertThat(out.exists(staging)).isFalse();
    }

    /** Settings that give clients of their own, as another process has. */
    private static Configuration otherClient(Configuration hadoop) {
        Configuration other = new Configuration(hadoop);
        other.setBoolean("fs.hdfs.impl.disable.cache", true);
        other.setBoolean("fs.s3a.impl.disable.cache", true);
        return other;
    }
}
